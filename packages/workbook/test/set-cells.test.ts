import { convert, lacking } from '@gongkai/fixtures'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CellSetting, setCells, UnchangeableCell } from '../src/index.ts'
import { contentsOf, firstSheet, sourceFrom } from './contents.ts'
import { forge, main, sheetXml } from './forge.ts'
import { changedParts, partOf } from './parts.ts'

const part = 'xl/worksheets/sheet1.xml'
const set = (address: string, value: CellSetting['value'], sheet = '表'): CellSetting => ({
  sheet,
  address,
  value,
})
const withRows = (rows: string, after = '') => forge({ sheets: [['表', sheetXml(rows, after)]] })
const changed = (rows: string, ...settings: readonly CellSetting[]) =>
  partOf(setCells(withRows(rows), settings), part).replace(/^[\s\S]*?<sheetData>|<\/sheetData>[\s\S]*$/g, '')

describe('the text of the sheet', () => {
  test('a number, a text, nothing: attributes stay, the type is the content’s', () => {
    const rows =
      '<row r="1"><c r="A1" s="3" t="s" cm="1"><v>0</v></c><c r="B1" s="4"><v>1</v></c><c r="C1"  s = \'5\' ><v>1</v></c></row>'
    const strings = '<si><t>x</t></si>'
    const bytes = forge({ sheets: [['表', rows]], strings })
    const after = setCells(bytes, [set('A1', 12.5), set('B1', ' =1+1 & <b>'), set('C1', null)])
    expect(partOf(after, part)).toContain(
      '<row r="1"><c r="A1" s="3" cm="1"><v>12.5</v></c><c r="B1" s="4" t="inlineStr"><is><t xml:space="preserve"> =1+1 &amp; &lt;b&gt;</t></is></c><c r="C1"  s = \'5\'/></row>',
    )
    expect(changedParts(bytes, after)).toEqual([part])
  })

  test('cells and rows that are not written yet are put in where they belong', () => {
    const rows = '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>1</v></c></row><row r="4"/>'
    expect(
      changed(
        rows,
        set('C2', 3),
        set('A2', 1),
        set('E2', 5),
        set('F4', 6),
        set('A1', 0),
        set('B3', 7),
        set('A9', 9),
      ),
    ).toBe(
      '<row r="1"><c r="A1"><v>0</v></c></row>' +
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>3</v></c><c r="D2"><v>1</v></c><c r="E2"><v>5</v></c></row>' +
        '<row r="3"><c r="B3"><v>7</v></c></row><row r="4"><c r="F4"><v>6</v></c></row><row r="9"><c r="A9"><v>9</v></c></row>',
    )
  })

  test('rows and cells without an address', () => {
    expect(
      changed(
        '<row><c><v>1</v></c><c/></row><row><c r="B2"/></row>',
        set('B1', 2),
        set('C1', 3),
        set('A2', 4),
      ),
    ).toBe(
      '<row><c><v>1</v></c><c><v>2</v></c><c r="C1"><v>3</v></c></row><row><c r="A2"><v>4</v></c><c r="B2"/></row>',
    )
  })

  test('an empty sheet', () => {
    const xml = `<worksheet xmlns="${main}"><sheetData /></worksheet>`
    const bytes = forge({ sheets: [['表', '']], parts: { [part]: xml } })
    expect(partOf(setCells(bytes, [set('B2', 1)]), part)).toBe(
      `<worksheet xmlns="${main}"><sheetData ><row r="2"><c r="B2"><v>1</v></c></row></sheetData></worksheet>`,
    )
  })

  test('a hint of the columns in a row goes where it would be wrong', () => {
    expect(changed('<row r="1" spans="1:2" ht="20"/>', set('B1', 1))).toContain(
      '<row r="1" spans="1:2" ht="20">',
    )
    expect(changed('<row r="1" spans="1:2" ht="20"/>', set('C1', 1))).toContain('<row r="1" ht="20">')
  })

  test('a new cell looks as its row or column does', () => {
    const xml = sheetXml('<row r="1" s="7" customFormat="1"/><row r="2" s="8"/>').replace(
      '<sheetData>',
      '<cols><col min="1" max="2" width="9"/><col min="3" max="5" style="6"/></cols><sheetData>',
    )
    const after = partOf(
      setCells(forge({ sheets: [['表', xml]] }), [set('D1', 1), set('D2', 1), set('A2', 1)]),
      part,
    )
    expect(after).toContain('<c r="D1" s="7"><v>1</v></c>')
    expect(after).toContain('<c r="A2"><v>1</v></c><c r="D2" s="6"><v>1</v></c>')
  })

  test('prefixes, comments, CDATA, extensions and white space stay as they are', () => {
    const xml = `<?xml version="1.0"?>\n<!-- <c r="B2"/> --><x:worksheet xmlns:x="${main}" xmlns:mc="urn:mc" mc:Ignorable="y">\n <x:sheetData>\n  <x:row r="2"><!-- > --><x:c r="A2" t="str"><x:v><![CDATA[<c r="B2">]]></x:v></x:c>\n<x:c r="B2"/></x:row></x:sheetData><x:extLst><x:ext uri="&lt;a&gt;"><y:b xmlns:y="urn:y" z=">"/></x:ext></x:extLst></x:worksheet>\n<!-- end -->`
    const bytes = forge({ sheets: [['表', '']], parts: { [part]: xml } })
    expect(partOf(setCells(bytes, [set('B2', 5)]), part)).toBe(
      xml.replace('<x:c r="B2"/></x:row>', '<x:c r="B2"><x:v>5</x:v></x:c></x:row>'),
    )
  })

  test('the encoding stays', () => {
    const xml = `\uFEFF${sheetXml('<row r="1"><c r="A1" t="str"><v>总计</v></c></row>').replace('UTF-8', 'UTF-16')}`
    for (const bytes of [Buffer.from(xml, 'utf16le'), Buffer.from(xml, 'utf16le').swap16()]) {
      const after = setCells(forge({ sheets: [['表', '']], parts: { [part]: bytes } }), [set('B1', '新')])
      expect(firstSheet(after)).toEqual({ A1: '总计', B1: '新' })
      expect(partOf(after, part).charCodeAt(0)).toBe(Buffer.from(bytes).toString().charCodeAt(0))
    }
  })

  test('texts of any kind come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (text) => {
        expect(firstSheet(setCells(withRows(''), [set('A1', text)]))).toEqual({ A1: text })
      }),
    )
    expect(firstSheet(setCells(withRows(''), [set('A1', '_x0041_\u0007\uD800 _x')]))).toEqual({
      A1: '_x0041_\u0007\uD800 _x',
    })
  })

  test('what no cell can hold is the caller’s mistake', () => {
    expect(() => setCells(withRows(''), [set('A1', Number.NaN)])).toThrow(RangeError)
    expect(() => setCells(withRows(''), [set('A1', 'x'.repeat(32_768))])).toThrow(RangeError)
    expect(() => setCells(withRows(''), [set('A0', 1)])).toThrow(RangeError)
    expect(() => setCells(withRows(''), [set('A1', 1, '没有')])).toThrow(RangeError)
    expect(() => setCells(withRows(''), [set('A1', 1), set('A1', 2)])).toThrow(RangeError)
  })

  test('a cell that holds the value already is left alone', () => {
    const bytes = withRows(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1.0</v></c></row>',
    )
    expect(changedParts(bytes, setCells(bytes, [set('A1', '甲'), set('B1', 1), set('C7', null)]))).toEqual([])
  })
})

describe('cells that are not to be overwritten', () => {
  const rows =
    '<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><f t="array" ref="C1:C2">B1:B2</f><v>1</v></c></row><row r="2"><c r="C2"><v>0</v></c></row>'

  test.each([
    ['A1', 'formula'],
    ['C1', 'formula'],
    ['C2', 'array-formula'],
  ])('%s', (address, code) => {
    try {
      setCells(withRows(rows), [set('B1', 2), set(address, 5)])
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnchangeableCell)
      const cell = error as UnchangeableCell
      expect([cell.code, cell.sheet, cell.address]).toEqual([code, '表', address])
      expect(cell.describe().message).toContain(`表!${address}`)
      expect(cell.describe('en').todo).not.toBe(cell.describe().todo)
    }
  })

  test('any cell of a merged one means its corner', () => {
    const bytes = withRows(
      '<row r="2"><c r="B2"/><c r="C2"/></row>',
      '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>',
    )
    expect(firstSheet(setCells(bytes, [set('C3', 4)]))).toEqual({ B2: 4 })
    expect(() => setCells(bytes, [set('C3', 4), set('B2', 5)])).toThrow(RangeError)
  })
})

describe('results of formulas', () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" s="1"><f>SUM(A1:B1)</f><v>3</v></c><c r="D1"><f>C1*2</f><v>6</v></c><c r="E1"><f>B1+1</f><v>3</v></c>' +
    '<c r="F1" t="str"><f>IF(A1=1,"一","其他")</f><v>一</v></c><c r="G1"><f>ROUND(A1,0)</f><v>1</v></c><c r="H1"><f>INDIRECT("A1")</f><v>1</v></c><c r="I1"><f>G1+1</f><v>2</v></c></row>'

  test('those that depend on a changed cell are calculated, or taken out; no others', () => {
    const after = setCells(withRows(rows), [set('A1', 10)])
    expect(firstSheet(after)).toEqual({
      A1: 10,
      B1: 2,
      C1: ['=SUM(A1:B1)', 12],
      D1: ['=C1*2', 24],
      E1: ['=B1+1', 3],
      F1: ['=IF(A1=1,"一","其他")', '其他'],
      G1: ['=ROUND(A1,0)', null],
      H1: ['=INDIRECT("A1")', null],
      I1: ['=G1+1', null],
    })
    expect(partOf(after, part)).toContain('<c r="C1" s="1"><f>SUM(A1:B1)</f><v>12</v></c>')
    expect(partOf(after, 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>')
  })

  test('on other sheets, through names and whole columns too', () => {
    const formula = (f: string) => `<c><f>${f}</f><v>1</v></c>`
    const bytes = forge({
      sheets: [
        ['表', '<row><c><v>1</v></c></row>'],
        [
          "It's",
          `<row>${formula('表!A1')}${formula('SUM(表!$A:$A)')}${formula('gk_x')}${formula('gk_y+1')}${formula('COUNT(表!2:3)')}${formula('COUNT(别!A1)')}${formula('表!B1')}</row>`,
        ],
        ['别', `<row>${formula("'It''s'!A1")}${formula('A1+1')}${formula('C1')}</row>`],
      ],
      after:
        '<definedNames><definedName name="gk_x">表!$A$1:$B$2</definedName><definedName name="GK_Y">gk_x</definedName></definedNames>',
    })
    const after = setCells(bytes, [set('A1', 5)])
    const [, second, third] = sourceFrom(after).sheets()
    expect(Object.values(contentsOf(second!)).map((held) => (held as unknown[])[1])).toEqual([
      null,
      null,
      null,
      null,
      1,
      null,
      1,
    ])
    expect(Object.values(contentsOf(third!)).map((held) => (held as unknown[])[1])).toEqual([null, null, 1])
  })

  test.each([
    ['<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'],
    ['<calcPr fullCalcOnLoad="0" calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'],
    ['<oleSize ref="A1"/>', '<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>'],
    [
      '<definedNames><definedName name="a">1</definedName></definedNames><oleSize ref="A1"/>',
      '<definedNames><definedName name="a">1</definedName></definedNames><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>',
    ],
  ])('the workbook is calculated when opened: %s', (before, expected) => {
    const bytes = forge({ sheets: [['表', rows]], after: before })
    expect(partOf(setCells(bytes, [set('A1', 10)]), 'xl/workbook.xml')).toContain(
      `</sheets>${expected}</workbook>`,
    )
  })

  test('where no formula depends on the cells, the workbook part stays', () => {
    const bytes = withRows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>C1</f><v>0</v></c></row>')
    expect(changedParts(bytes, setCells(bytes, [set('A1', 2)]))).toEqual([part])
  })
})

const cells = fc.uniqueArray(
  fc.tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 8 }),
    fc.oneof(fc.integer(), fc.constantFrom('甲', '3件', '1'), fc.constant(null)),
  ),
  { selector: ([row, column]) => `${row} ${column}`, maxLength: 20 },
)

const reason = lacking('soffice')

describe('over workbooks by exceljs', () => {
  const make = async (filled: readonly (readonly [number, number, ExcelJS.CellValue])[]) => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表')
    for (const [row, column, value] of filled) sheet.getCell(row, column).value = value
    sheet.getCell(20, 1).value = { formula: 'SUM(A1:H12)', result: 0, date1904: false }
    book.addWorksheet('旁').getCell('A1').value = '不动'
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  test('what was set is there, everything else is as it was, and exceljs reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(cells, cells, async (filled, settings) => {
        const bytes = await make(filled)
        const wanted = settings.map(([row, column, value]) => set(`${'ABCDEFGH'[column - 1]}${row}`, value))
        const after = setCells(bytes, wanted)
        const expected: Record<string, unknown> = { ...firstSheet(bytes) }
        for (const { address, value } of wanted) {
          if (value === null) delete expected[address]
          else expected[address] = value
        }
        const total = Object.values(expected).reduce<number>(
          (sum, held) => sum + (typeof held === 'number' ? held : 0),
          0,
        )
        const found = firstSheet(after)
        const untouched = firstSheet(bytes)
        expect(found).toEqual({
          ...expected,
          A20: isSame(found, untouched) ? untouched.A20 : ['=SUM(A1:H12)', total],
        })
        const book = new ExcelJS.Workbook()
        await book.xlsx.load(after.slice().buffer)
        for (const { address, value } of wanted)
          expect(book.getWorksheet('表')!.getCell(address).value).toBe(value)
        expect(changedParts(bytes, after).every((name) => [part, 'xl/workbook.xml'].includes(name))).toBe(
          true,
        )
      }),
      { numRuns: 40 },
    )
  })

  test.skipIf(reason !== undefined)(
    `LibreOffice opens the result and shows the sum ${reason ?? ''}`,
    async () => {
      const bytes = await make([
        [1, 1, 4],
        [2, 2, '甲'],
      ]) // prettier
      const after = setCells(bytes, [set('A1', 40), set('C3', 2), set('B2', '丙')])
      const csv = Buffer.from(
        await convert(after, 'xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76'),
      ).toString()
      expect(csv.split('\n').slice(0, 3)).toEqual(['40,,', ',丙,', ',,2'])
      expect(csv).toContain('42,,')
    },
  )
})

const isSame = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
