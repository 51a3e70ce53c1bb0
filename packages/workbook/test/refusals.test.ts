import { writeZip } from '@gongkai/ooxml'
import { describe, expect, test } from 'vitest'
import { describeRefusal, readWorkbook, UnreadableWorkbook } from '../src/index.ts'
import { refusalWords } from '../src/read/refusal-words.ts'
import { forge, link, links } from './forge.ts'

const text = (content: string) => new TextEncoder().encode(content)
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const cfb = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const utf16 = (content: string) => new Uint8Array(Buffer.from(content, 'utf16le'))
const good = forge({ sheets: [['表', '<row><c><v>1</v></c></row>']] })
const withRoot = (root: string) =>
  writeZip([
    { name: '_rels/.rels', content: links(link('rId1', 'officeDocument', 'doc.xml')) },
    { name: 'doc.xml', content: root },
  ])

const refused: Readonly<Record<string, readonly [code: string, bytes: Uint8Array]>> = {
  'no bytes': ['empty-file', new Uint8Array(0)],
  'an old .xls or .et': ['xls', join(cfb, new Uint8Array(600))],
  'under a password': [
    'password',
    join(cfb, new Uint8Array(200), utf16('EncryptedPackage'), new Uint8Array(90)),
  ],
  'a web page': ['html', text('<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>')],
  'XML Spreadsheet 2003': ['xml', text('<?xml version="1.0"?><Workbook xmlns="urn:x"/>')],
  CSV: ['not-a-workbook', text('行,自然人\n一,3\n')],
  'a picture': ['not-a-workbook', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  'cut off': ['truncated', good.slice(0, good.length - 30)],
  'half of it': ['truncated', good.slice(0, good.length >> 1)],
  'a zip of other files': ['zip-without-workbook', writeZip([{ name: '报告.txt', content: 'x' }])],
  'an empty zip': ['zip-without-workbook', writeZip([])],
  'a workbook in a zip': ['zip-without-workbook', writeZip([{ name: '报告.xlsx', content: good }])],
  'a Word document': [
    'word',
    withRoot('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
  ],
  slides: [
    'slides',
    withRoot('<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'),
  ],
  OpenDocument: [
    'opendocument',
    writeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<x/>' },
    ]),
  ],
  'a binary workbook': [
    'xlsb',
    writeZip([
      { name: '_rels/.rels', content: links(link('rId1', 'officeDocument', 'xl/workbook.bin')) },
      { name: 'xl/workbook.bin', content: new Uint8Array([1, 2, 3]) },
    ]),
  ],
  'no worksheet': ['no-sheets', forge({ sheets: [] })],
  'a chart sheet only': [
    'no-sheets',
    forge({
      sheets: [['图', '']],
      parts: { 'xl/_rels/workbook.xml.rels': links(link('rId1', 'chartsheet', 'worksheets/sheet1.xml')) },
    }),
  ],
  'XML that is broken': ['damaged', forge({ sheets: [['表', '<row><c></row>']] })],
  'a document type': [
    'damaged',
    forge({
      sheets: [['表', '']],
      parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
    }),
  ],
  'an address that cannot be': [
    'damaged',
    forge({ sheets: [['表', '<row r="1"><c r="AAAA1"><v>1</v></c></row>']] }),
  ],
  'a text number that is not there': [
    'damaged',
    forge({ sheets: [['表', '<row><c t="s"><v>7</v></c></row>']] }),
  ],
  'a row that cannot be': ['damaged', forge({ sheets: [['表', '<row r="0"><c><v>1</v></c></row>']] })],
  'too many parts': [
    'too-large',
    writeZip(Array.from({ length: 2001 }, (_, i) => ({ name: `${i}.txt`, content: '' }))),
  ],
}

describe('files that cannot be read', () => {
  test.each(Object.entries(refused))('%s', (_, [code, bytes]) => {
    try {
      readWorkbook(bytes)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableWorkbook)
      expect((error as UnreadableWorkbook).code).toBe(code)
    }
  })

  test('every refusal has a case here', () => {
    expect([...new Set(Object.values(refused).map(([code]) => code))].sort()).toEqual(
      Object.keys(refusalWords).sort(),
    )
  })

  test('one clear sentence each, in both languages, none like another', () => {
    const codes = Object.keys(refusalWords) as (keyof typeof refusalWords)[]
    for (const language of ['zh-CN', 'en'] as const) {
      const sentences = codes.map((code) => describeRefusal(code, language))
      expect(new Set(sentences.map(({ message }) => message)).size).toBe(codes.length)
      for (const { message, why, todo } of sentences) {
        for (const part of [message, why, todo])
          expect(part).toMatch(language === 'en' ? /^[ -~]+\.$/ : /。$/)
      }
    }
    expect(describeRefusal('xls').todo).toContain('请用 Excel 或 WPS')
  })

  test('a fault of the program is not the file’s', () => {
    expect(() => readWorkbook(undefined as unknown as Uint8Array)).toThrow(TypeError)
  })
})
