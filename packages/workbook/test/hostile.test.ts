import { deflateRawSync } from 'node:zlib'
import { openZip, writeZip } from '@gongkai/ooxml'
import { cellsOf, editions, layoutsOf } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readWorkbook, UnreadableWorkbook } from '../src/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { bytesOf, drawTable } from './foreign.ts'
import { forge, sheetXml } from './forge.ts'
import { setXml } from './parts.ts'

const codeOf = (bytes: Uint8Array): string => {
  try {
    readWorkbook(bytes)
    return 'read'
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    return error.code
  }
}
/** Rows that hold nothing but a format, from `first` on. */
const ghosts = (first: number, count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `<row r="${first + i}" s="1" customFormat="1" ht="15"><c r="A${first + i}" s="1"/><c r="B${first + i}" s="1"/><c r="C${first + i}" s="1"/><c r="D${first + i}" s="1"/></row>`,
  ).join('')
const note = (bytes: Uint8Array) =>
  readWorkbook(bytes).findings.filter(({ code }) => code === 'source/rows-ignored')

describe('rows that hold nothing', () => {
  const edition = editions['2021']
  const values = Object.fromEntries(cellsOf(edition).map(({ id }, index) => [id, index]))
  const table = async () => {
    const book = new ExcelJS.Workbook()
    for (const grid of layoutsOf(edition)) {
      drawTable(book.addWorksheet(grid.table), grid, values, { row: 1, column: 1 })
    }
    return bytesOf(book)
  }

  test('100,000 of them below a table: read to row 5,000, said, and the table is there', async () => {
    const part = 'xl/worksheets/sheet2.xml'
    const bytes = setXml(await table(), part, (xml) =>
      xml.replace('</sheetData>', `${ghosts(40, 100_000)}</sheetData>`),
    )
    expect(openZip(bytes).bytes(part).length).toBeGreaterThan(10_000_000)
    const { report } = readWorkbook(bytes)
    expect(report.values).toEqual(values)
    expect(note(bytes)).toMatchObject([{ severity: 'note', actual: 'requests' }])
  })

  test('inflation stops there: what is broken further down is never seen', () => {
    const xml = `${sheetXml('').split('<sheetData>')[0]}<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${ghosts(2, 30_000)}<broken`
    const bytes = forge({ sheets: [['表', '']], parts: { 'xl/worksheets/sheet1.xml': xml } })
    const [sheet] = sourceFrom(bytes).sheets()
    expect(contentsOf(sheet!)).toEqual({ A1: 1 })
    expect(sheet!.cut).toBe(true)
  })

  test('a stray last row costs no merges and no note', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    const [sheet] = sourceFrom(
      forge({ sheets: [['表', sheetXml(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')]] }),
    ).sheets()
    expect([sheet!.cut, sheet!.merges.length]).toEqual([false, 1])
  })

  test('something in a row further down is told of', () => {
    const [sheet] = sourceFrom(
      forge({ sheets: [['表', '<row r="6000"><c r="A6000"><v>1</v></c></row>']] }),
    ).sheets()
    expect([sheet!.cut, sheet!.cells.size]).toEqual([true, 0])
  })
})

describe('files made to harm', () => {
  const chunk = '<si><t>甲</t></si>'.repeat(1000)
  /** An entry that inflates to `size` bytes of the same text over and over, made without holding it. */
  const plain = () => forge({ sheets: [['表', '<row><c t="s"><v>0</v></c></row>']], strings: '' })
  const bomb = (part: string, open: string, chunk: string, count: number, close: string) => {
    const content = Buffer.concat([
      Buffer.from(open),
      ...Array<Buffer>(count).fill(Buffer.from(chunk)),
      Buffer.from(close),
    ])
    const zip = openZip(plain())
    return writeZip(
      zip.names.map((name) => ({ name, content: name === part ? content : zip.bytes(name) })),
      { deflateRaw: (bytes) => deflateRawSync(bytes) },
    )
  }

  test('texts without end', () => {
    const bytes = bomb(
      'xl/sharedStrings.xml',
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      chunk,
      5_000,
      '</sst>',
    )
    expect(bytes.length).toBeLessThan(600_000)
    expect(codeOf(bytes)).toBe('too-large')
  })

  test('one text without end', () => {
    const bytes = bomb(
      'xl/sharedStrings.xml',
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>',
      'A'.repeat(2 ** 20),
      100,
      '</t></si></sst>',
    )
    expect(bytes.length).toBeLessThan(300_000)
    expect(codeOf(bytes)).toBe('too-large')
  })

  test('cells and merges without end are cut', () => {
    const merges = Array.from(
      { length: 6_000 },
      (_, i) => `<mergeCell ref="A${2 * i + 1}:B${2 * i + 2}"/>`,
    ).join('')
    const wide = Array.from({ length: 4_000 }, () => `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`).join('')
    for (const xml of [sheetXml(wide), sheetXml('', `<mergeCells>${merges}</mergeCells>`)]) {
      const [sheet] = sourceFrom(forge({ sheets: [['表', xml]] })).sheets()
      expect(sheet!.cut).toBe(true)
      expect(sheet!.cells.size).toBeLessThan(60_000)
    }
  })

  test('formulas that double with each cell', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><f>${i === 59 ? '1' : `A${i + 2}+A${i + 2}`}</f></c></row>`,
    ).join('')
    const source = sourceFrom(forge({ sheets: [['表', rows]] }))
    expect(source.sheets()[0]!.cells.size).toBe(60)
    expect(codeOf(forge({ sheets: [['表', rows]] }))).toBe('read')
  })

  test('entities, nesting, names of prototypes', () => {
    const sheet = 'xl/worksheets/sheet1.xml'
    const doctype = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(codeOf(forge({ sheets: [['表', '']], parts: { [sheet]: `${doctype}<s>&b;</s>` } }))).toBe(
      'damaged',
    )
    expect(codeOf(forge({ sheets: [['表', '<row>'.repeat(400) + '</row>'.repeat(400)]] }))).toBe('damaged')
    expect(codeOf(forge({ sheets: [['表', '<row><c><v>&unknown;</v></c></row>']] }))).toBe('damaged')
    const names = ['__proto__', 'constructor', 'toString', 'gk_year']
      .map((name) => `<definedName name="${name}">__proto__!$A$1</definedName>`)
      .join('')
    const bytes = forge({
      sheets: [['__proto__', '<row><c t="inlineStr"><is><t>2024</t></is></c></row>']],
      after: `<definedNames>${names}</definedNames>`,
    })
    expect(readWorkbook(bytes).report.year).toBe(2024)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(readWorkbook(bytes).report.values)).toBe(Object.prototype)
  })

  test('a link out of the package is not followed', () => {
    const links =
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    expect(codeOf(forge({ sheets: [['表', '']], parts: { 'xl/_rels/workbook.xml.rels': links } }))).toBe(
      'no-sheets',
    )
  })

  test('any change of any byte is read or refused, never a fault of ours', () => {
    const bytes = forge({
      sheets: [['表', '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>1</v></c></row>']],
      strings: '<si><t>甲</t></si>',
      styles: '<cellXfs><xf/></cellXfs>',
    })
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = changed[at]! ^ (1 << (at % 8))
      expect(codeOf(changed)).toMatch(/^[a-z-]+$/)
    }
    for (let length = 0; length < bytes.length; length += 7)
      expect(codeOf(bytes.slice(0, length))).not.toBe('read')
  })
})
