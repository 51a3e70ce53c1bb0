import { readFileSync } from 'node:fs'
import { writeZip } from '@gongkai/ooxml'
import { describe, expect, test } from 'vitest'
import { describeRefusal, importReport, isRefusal } from '../src/index.ts'
import { refusalWords } from '../src/refusal-words.ts'
import { bytesOf } from './bytes.ts'
import { docx, p, tbl, tc, tr } from './forge-docx.ts'

const zip = (...names: readonly string[]) =>
  writeZip(names.map((name) => ({ name, content: bytesOf('<x/>') })))
const cfb = (text: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ])

const deepXml = `${'<w:sdt><w:sdtContent>'.repeat(200)}${'</w:sdtContent></w:sdt>'.repeat(200)}`

/** A file for every refusal that importing words itself. */
const refused: readonly (readonly [code: string, bytes: Uint8Array])[] = [
  ['empty-file', new Uint8Array()],
  ['pdf', bytesOf('%PDF-1.7\n1 0 obj')],
  ['old-word', cfb('Root WordDocument')],
  ['old-excel', cfb('Workbook')],
  ['password', cfb('EncryptedPackage')],
  ['opendocument', zip('mimetype', 'content.xml')],
  ['ofd', zip('OFD.xml', 'Doc_0/Document.xml')],
  ['slides', zip('ppt/presentation.xml')],
  ['archive', zip('年报.docx')],
  ['rich-text', bytesOf('{\\rtf1\\ansi}')],
  ['web-archive', bytesOf('From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related')],
  ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10)],
  ['not-text', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 32)],
  ['bad-json', bytesOf('{ "format": ')],
  ['not-a-report-file', bytesOf('{ "format": "other" }')],
  ['truncated', docx(p('年报')).subarray(0, 300)],
  ['damaged', docx('<w:p>')],
  ['too-large', bytesOf(`<table>${`<tr>${'<td>'.repeat(250)}`.repeat(500)}`)],
  ['too-deep', docx(deepXml)],
  ['too-deep', bytesOf('<div>'.repeat(100_000))],
  ['no-report', bytesOf('<html><body><p>请下载附件。</p></body></html>')],
]

describe('what is not imported, and what to do', () => {
  test.each(refused)('%s', (code, bytes) => {
    let thrown: unknown
    try {
      importReport(bytes)
    } catch (error) {
      thrown = error
    }
    if (!isRefusal(thrown)) throw thrown ?? new Error('not refused')
    expect(thrown.code).toBe(code)
    for (const language of ['zh-CN', 'en'] as const) {
      const { message, why, todo } = describeRefusal(thrown, language)
      for (const sentence of [message, why, todo]) expect(sentence).toMatch(language === 'en' ? /\.$/ : /。$/)
    }
  })

  test('every refusal has its file', () => {
    expect(new Set(refused.map(([code]) => code))).toEqual(new Set(Object.keys(refusalWords)))
  })

  test('PDF and .doc are to be saved as Word or as a web page', () => {
    for (const code of ['pdf', 'old-word'] as const)
      expect(refusalWords[code].todo['zh-CN']).toMatch(/\.docx.*\.html/)
  })

  test('a report file names the entries that are off', () => {
    try {
      importReport(bytesOf('{ "format": "gongkai-report/1", "edition": "2021", "year": 1 }'))
      throw new Error('not refused')
    } catch (error) {
      if (!isRefusal(error)) throw error
      expect(describeRefusal(error).why).toContain('year')
    }
  })
})

describe('files made to harm', () => {
  test('entities are not expanded, in Word files or pages', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    expect(() => importReport(bytesOf(`${bomb}<html><body>&b;</body></html>`))).toThrow()
  })

  test('a span of millions takes no more cells than there are', () => {
    const cell = tc('1', '<w:gridSpan w:val="2000000000"/><w:vMerge w:val="restart"/>')
    const body = p('一、总体情况') + tbl(tr(cell + tc('2')))
    expect(importReport(docx(body), { year: 2024, agency: '某局' }).report.sections.overview).toEqual(['1'])
  })

  test('a Word file that inflates beyond any report', () => {
    const bytes = docx(`${p('公开'.repeat(1000)).repeat(20_000)}`)
    expect(() => importReport(bytes)).toThrow(expect.objectContaining({ code: 'too-large' }))
  })

  test('formatting that is never closed', () => {
    const page = Array.from({ length: 20_000 }, (_, at) => `<font size=${at}><p>x`).join('')
    expect(() => importReport(bytesOf(`<html>${page}`))).toThrow(
      expect.objectContaining({ code: 'too-deep' }),
    )
  })
})

test('bytes that are no text are named, and stand as U+FFFD', () => {
  const seed = readFileSync(new URL('../../schema/test/liaozhong-2020.txt', import.meta.url))
  const broken = Uint8Array.from(seed)
  broken[seed.indexOf('较好地完成了')] = 0xff
  const { findings, report, encoding } = importReport(broken)
  const said = findings.find(({ code }) => code === 'source/undecodable')
  expect([encoding, said?.severity, said?.expected]).toEqual(['utf-8', 'warning', 'UTF-8'])
  expect(report.sections.overview?.[0]).toMatch(/\uFFFD+好地完成了/)
  expect(report.agency.name).toBe('沈阳市辽中区工信局')
})
