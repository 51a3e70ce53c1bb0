import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sniff } from '../src/index.ts'
import { bytesOf, join } from './forge.ts'

const cfb = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))

test.each([
  ['zip', 'a workbook', new Uint8Array(readFileSync(new URL('files/sheetjs.xlsx', import.meta.url)))],
  ['zip', 'an empty archive', bytesOf('PK\u0005\u0006')],
  ['cfb', 'an old workbook', cfb],
  ['cfb-encrypted', 'a workbook with a password', join([cfb, utf16('EE\0EncryptedPackage')])],
  ['cfb', 'only the beginning of that name', join([cfb, utf16('EncryptedPack')])],
  [
    'xml',
    'SpreadsheetML 2003',
    bytesOf('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
  ],
  ['xml', 'XML in UTF-16', utf16('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a/>')],
  ['html', 'a page', bytesOf('\uFEFF \r\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html>')],
  [
    'html',
    'a table under the name of a workbook',
    bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel">'),
  ],
  ['html', 'XHTML', bytesOf('<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html><html/>')],
  ['empty', 'nothing', new Uint8Array()],
  ['unknown', 'zeros', new Uint8Array(100)],
  ['unknown', 'PDF', bytesOf('%PDF-1.7')],
  ['unknown', 'comma-separated values', bytesOf('a,b\n1,2')],
  ['unknown', 'two letters', bytesOf('PK')],
])('%s: %s', (kind, _, bytes) => {
  expect(sniff(bytes)).toBe(kind)
})

test('anything gets an answer', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => typeof sniff(bytes) === 'string'))
})
