import { convert, exampleReports, lacking, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { addSheet, annotate, readWorkbook, setCells, storedBook } from '../src/index.ts'
import { explanationsFor, liveBook, openBookOf, readSheets } from '../src/sheets.ts'
import { writeTemplate } from '../src/template/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { foreignBook } from './foreign.ts'
import { forge } from './forge.ts'
import { changedParts, sheetParts } from './parts.ts'

const example = exampleReports['suqian-2024']
const edition = editions[example.edition]
const said = { for: 'proactive/in-force-short@proactive.rules.inForce', text: '经核对台账，数字无误。' }

const foreign = (name?: string) => foreignBook(example, name)
const namesOf = (bytes: Uint8Array) => sourceFrom(bytes).tabs.map(({ name }) => name)
const withSheet = (bytes: Uint8Array) => addSheet(bytes, explanationsFor(namesOf(bytes)))
const explained = (bytes: Uint8Array, sheet = '核实说明') =>
  setCells(bytes, [
    { sheet, address: 'A3', value: said.for },
    { sheet, address: 'B3', value: said.text },
  ])

describe('核实说明 in a workbook that is not made from the template', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await foreign()
  })

  test('is read again, and nothing else of the report is read in another way', () => {
    const before = readWorkbook(bytes)
    expect(Object.values(before.report.values).filter((value) => value !== null).length).toBeGreaterThan(100)
    const after = explained(withSheet(bytes))
    const { report, findings } = readWorkbook(after)
    expect(report).toEqual({ ...before.report, explanations: [said] })
    expect(findings).toEqual(before.findings)
    // As a pane reads it.
    expect(readSheets(openBookOf(liveBook(storedBook(after)))).report).toEqual(report)
  })

  test('changes no sheet that was there', () => {
    expect(changedParts(bytes, withSheet(bytes))).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
    ])
  })

  test('looks like the template’s, under a free name where there is such a sheet', async () => {
    const template = sourceFrom(await writeTemplate({ edition, year: 2024 })).sheet('核实说明')!
    expect(contentsOf(sourceFrom(withSheet(bytes)).sheet('核实说明')!)).toEqual(contentsOf(template))
    const own = withSheet(await foreign('核实说明'))
    expect(namesOf(own)).toEqual(['核实说明', '核实说明2'])
    expect(readWorkbook(explained(own, '核实说明2')).report.explanations).toEqual([said])
  })

  test('stands beside the results of a check, whichever came first', async () => {
    const marked = (file: Uint8Array) => annotate(file, readWorkbook(file), [])
    for (const both of [withSheet(marked(bytes)), marked(withSheet(bytes))]) {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(Buffer.from(both) as unknown as ArrayBuffer)
      expect(book.worksheets.map(({ name }) => name).sort()).toEqual(['核实说明', '校验结果', '说明'].sort())
      expect(readWorkbook(explained(both)).report.explanations).toEqual([said])
    }
  })

  test('takes the place of a name whose sheet was deleted; a name that means something is refused', () => {
    const rows = '<row><c t="inlineStr"><is><t>表</t></is></c></row>'
    const name = (formula: string) =>
      `<definedNames><definedName name="gk_explanations">${formula}</definedName></definedNames>`
    const lost = forge({ sheets: [['表', rows]], after: name('#REF!') })
    expect(readWorkbook(explained(withSheet(lost))).report.explanations).toEqual([said])
    const taken = forge({ sheets: [['表', rows]], after: name("'表'!$A$1:$B$9") })
    expect(() => withSheet(taken)).toThrow(RangeError)
    expect(() => addSheet(lost, { ...explanationsFor([]), name: '表' })).toThrow(RangeError)
  })

  test.skipIf(lacking('libreoffice'))(
    'opens in LibreOffice, and is still read when that has saved it',
    async () => {
      const saved = await convert(explained(withSheet(bytes)), 'xlsx', 'xlsx:Calc MS Excel 2007 XML')
      expect(namesOf(saved)).toEqual(['说明', '核实说明'])
      expect(readWorkbook(saved).report.explanations).toEqual([said])
    },
  )

  test.skipIf(lackingSchemas !== undefined)(`is valid by the schema ${lackingSchemas ?? ''}`, async () => {
    expect(await schemaErrors(sheetParts(withSheet(bytes)), 'sml.xsd')).toEqual([])
  })
})
