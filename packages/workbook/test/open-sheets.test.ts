import { exampleReports } from '@gongkai/fixtures'
import { cellOf, editions, layoutsOf } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { a1Area } from '../src/a1.ts'
import { readWorkbook } from '../src/index.ts'
import { formulaText } from '../src/read/formula-text.ts'
import { columnOf, rowOf } from '../src/read/reference.ts'
import { type OpenBook, type OpenSheet, type OpenValue, readSheets } from '../src/sheets.ts'
import { writeTemplate } from '../src/template/index.ts'
import { sourceFrom } from './contents.ts'
import { bytesOf, drawTable } from './foreign.ts'

/** A workbook file as a program would tell of it: the used range of each sheet, blanks as ''. */
function opened(bytes: Uint8Array, { merges = true } = {}): OpenBook {
  const source = sourceFrom(bytes)
  const names = Object.fromEntries(
    source.book.definedNames.flatMap(({ name, formula, local }) => (local ? [] : [[name, `=${formula}`]])),
  )
  const sheets = source.sheets().map((sheet): OpenSheet => {
    const rows = Math.max(1, ...[...sheet.cells.keys()].map(rowOf))
    const columns = Math.max(1, ...[...sheet.cells.keys()].map(columnOf))
    const blank = () => Array.from({ length: rows }, () => Array<OpenValue>(columns).fill(''))
    const [values, formulas, formats] = [blank(), blank(), blank()]
    for (const [key, cell] of sheet.cells) {
      const [row, column] = [rowOf(key) - 1, columnOf(key) - 1]
      values[row]![column] = cell.value ?? ''
      formulas[row]![column] = cell.formula ? `=${formulaText(cell.formula)}` : (cell.value ?? '')
      formats[row]![column] = source.showsDate(cell) ? 'yyyy/m/d' : 'General'
    }
    const told = merges ? sheet.merges.map(a1Area) : []
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      ranges: [{ row: 1, column: 1, values, formulas, formats }],
      merges: told,
    }
  })
  return { sheets, names }
}

const reports = Object.entries(exampleReports).map(([name, report]) => ({ name, report }))

describe('a workbook open in a program', () => {
  test.each(reports)('made from the template with $name is read as its file is', async ({ report }) => {
    for (const totals of ['formula', 'typed'] as const) {
      const edition = editions[report.edition]
      const file = await writeTemplate({ edition, year: report.year, agency: report.agency, report, totals })
      const fromFile = readWorkbook(file)
      for (const merges of [true, false]) {
        const { where, ...read } = readSheets(opened(file, { merges }))
        const { where: _, hasMacros, producer, ...expected } = fromFile
        expect(read).toEqual(expected)
        for (const id of [
          'requests',
          'requests.received',
          'overview#1',
          'date',
          ...Object.keys(report.values),
        ])
          expect(where(id)).toEqual(fromFile.where(id))
      }
    }
  })

  test.each(reports)(
    'that nobody made from the template gives $name, its merged cells told or not',
    async ({ report }) => {
      const edition = editions[report.edition]
      const book = new ExcelJS.Workbook()
      const sheet = book.addWorksheet('年报')
      let row = 2
      sheet.getCell('A1').value = `${report.agency.name}${report.year}年政府信息公开工作年度报告`
      for (const grid of layoutsOf(edition)) {
        drawTable(sheet, grid, report.values, { row, column: 2 })
        row += grid.rows + 3
      }
      const file = await bytesOf(book)
      for (const merges of [true, false]) {
        const read = readSheets(opened(file, { merges }))
        for (const [id, value] of Object.entries(report.values)) {
          if (cellOf(edition, id)) expect(read.report.values[id] ?? null, `${id} ${merges}`).toBe(value)
        }
        expect(read.report.year).toBe(report.year)
      }
    },
  )

  test('of which not all was told says so', () => {
    const ranges = [{ row: 1, column: 1, values: [['年报']] }]
    const codes = (cut: boolean) =>
      readSheets({ sheets: [{ name: '年报', ranges, cut }], names: {} }).findings.map(({ code }) => code)
    expect(codes(true)).toContain('source/rows-ignored')
    expect(codes(false)).not.toContain('source/rows-ignored')
  })
})
