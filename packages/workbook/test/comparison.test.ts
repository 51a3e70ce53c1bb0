import { exampleReports, lacking } from '@gongkai/fixtures'
import { compareReports, jumpsOf, type Report, unsettledOf } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { comparisonSheets, UnwritableText, writeComparison } from '../src/comparison/index.ts'
import { firstRow } from '../src/summary/list-sheet.ts'
import { calculated, isFormula } from './calculated.ts'

const { 'suqian-2023': before, 'suqian-2024': now, 'liaozhong-2020': old } = exampleReports
const withValues = (report: Report, values: Report['values']): Report => ({
  ...report,
  values: { ...report.values, ...values },
})
const odd = withValues(now, {
  'requests.received.natural': null,
  'requests.received.total': '无',
  'requests.granted.natural': '１４１６',
  'requests.granted.total': 0,
  'proactive.fees.amount': 0.3,
})
const comparisons = [
  compareReports(withValues(before, { 'proactive.fees.amount': 0.1 }), odd),
  compareReports(old, now),
]

describe('the workbook', () => {
  it('lists every line once, and the changes worst first with what was not compared after them', async () => {
    for (const comparison of comparisons) {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await writeComparison(comparison)).slice().buffer)
      const names = (sheet: string) => {
        const found: unknown[] = []
        book.getWorksheet(sheet)?.eachRow((row, number) => {
          if (number >= firstRow) found.push(row.getCell(2).value)
        })
        return found
      }
      expect(names('逐项')).toEqual(comparison.lines.map(({ name }) => name))
      const changes = [...jumpsOf(comparison), ...unsettledOf(comparison)]
      expect(names('变化')).toEqual(changes.map(({ name }) => name))
    }
  })

  it('holds blank, zero, text and number apart', async () => {
    const [comparison] = comparisons
    if (!comparison) throw new Error('none')
    const sheet = comparisonSheets(comparison).find(({ name }) => name === '逐项')
    const valueAt = (id: string, column: number) => {
      const row = firstRow + comparison.lines.findIndex(({ at }) => at === id)
      return sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.value
    }
    expect(valueAt('requests.received.natural', 4)).toBe('空白')
    expect(valueAt('requests.received.total', 4)).toBe('「无」不是数')
    expect(valueAt('requests.granted.natural', 4)).toBe('１４１６')
    expect(valueAt('requests.granted.total', 4)).toBe(0)
    for (const id of ['requests.received.natural', 'requests.received.total']) {
      expect([valueAt(id, 5), valueAt(id, 6)]).toEqual([null, null])
    }
    // A formula over text would be an error.
    expect(valueAt('requests.granted.natural', 5)).toBe(
      1416 - Number(before.values['requests.granted.natural']),
    )
    expect(valueAt('requests.granted.total', 5)).toMatchObject({
      result: -Number(before.values['requests.granted.total']),
    })
  })

  it('says which figure is too long for a cell', async () => {
    const long = withValues(now, { 'requests.received.total': '长'.repeat(40_000) })
    await expect(writeComparison(compareReports(before, long))).rejects.toThrow(UnwritableText)
  })
})

const reason = lacking('soffice')

describe.skipIf(reason)(`LibreOffice${reason ? ` (${reason})` : ''}`, { timeout: 120_000 }, () => {
  it('calculates every formula to the result that was written, and colours what is no number', async () => {
    const books = comparisons.map(comparisonSheets)
    const results = await calculated(books, (book) => book === 0)
    let formulas = 0
    books.forEach((sheets, i) => {
      for (const { name, cells } of sheets) {
        for (const { row, column, value } of cells) {
          if (!isFormula(value)) continue
          formulas++
          expect(results[i]?.result(name, row, column)).toBeCloseTo(Number(value.result), 9)
        }
      }
    })
    expect(formulas).toBeGreaterThan(700)
    const [comparison] = comparisons
    const sheet = books[0]?.find(({ name }) => name === '逐项')
    if (!comparison || !sheet) throw new Error('none')
    const amber = comparison.lines.flatMap(({ at }, i) =>
      results[0]?.colour(sheet, firstRow + i, 4) === 'amber' ? [at] : [],
    )
    expect(amber).toEqual([
      'requests.received.natural',
      'requests.received.total',
      'requests.granted.natural',
    ])
  })
})
