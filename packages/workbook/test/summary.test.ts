import { consistentReport, lacking } from '@gongkai/fixtures'
import {
  aggregate,
  cellName,
  cellsOf,
  census,
  check,
  compareFiled,
  describe as describeFinding,
  editions,
  type Filing,
  sumFindings,
  summedReport,
  summedValues,
  type Unit,
} from '@gongkai/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../src/index.ts'
import { figurePlace } from '../src/names.ts'
import { type RollupBook, writeRollup } from '../src/summary/index.ts'
import { rollupSheets } from '../src/summary/rollup.ts'
import { calculated, isFormula } from './calculated.ts'

const edition = editions['2021']
const city = '甲市人民政府'
const units: readonly Unit[] = [
  { name: city, profile: { kind: 'government', level: 'city' }, scope: 'own' },
  { name: '甲市公安局', parent: city, profile: { level: 'city' }, deadline: '2026-01-10' },
  { name: '乙县人民政府', parent: city, profile: { level: 'county' }, scope: 'own' },
  { name: '=丙镇', parent: '乙县人民政府', profile: { level: 'township' } },
  { name: '丁镇', parent: '乙县人民政府', profile: {} },
]

const drawn = fc.sample(consistentReport(edition), { numRuns: units.length, seed: 7 })

/** A roll-up of made-up units, with cells of one of them changed; the last has not filed. */
function bookOf(change: Readonly<Record<string, number | string | null>> = {}, filed = false): RollupBook {
  const filings = units.slice(0, 4).map(({ name }, i): Filing => {
    const values = { ...drawn[i]?.values, ...(i === 1 && change) }
    return {
      file: `${i}.xlsx`,
      agency: name,
      edition: '2021',
      year: 2025,
      date: '2026-01-20',
      values,
      errors: 0,
    }
  })
  const all = census({ units, government: city, year: 2025, edition: '2021', filings, unread: [] })
  const sums = aggregate(edition, all.parts)
  const report = summedReport(sums, 2025, all.government)
  const findings = [...all.findings, ...sumFindings(sums, city)].map((finding) => ({
    ...finding,
    ...describeFinding(finding, edition),
  }))
  const others = { ...report, values: { ...report.values, 'requests.received.total': 1 } }
  return {
    report,
    sums,
    units: all.units.map((unit) => ({ unit, warnings: 2 })),
    findings,
    ...(filed && { differences: compareFiled(others, sums, []).differences }),
    placeOf: (unit, id) => `${unit}.xlsx ${id}`,
  }
}

const holed = {
  'requests.received.total': null,
  'requests.granted.natural': '无',
  'proactive.fees.amount': 0.1,
}

describe('the roll-up workbook', () => {
  it('reads like any report: the sums, its agency and year, and nothing of its own lists', async () => {
    const book = bookOf()
    const { report, findings } = readWorkbook(await writeRollup(book))
    expect(report.values).toEqual(summedValues(book.sums))
    expect([report.agency.name, report.year]).toEqual([city, 2025])
    expect(findings).toEqual([])
    const codes = check(report).findings.map(({ code }) => code)
    expect(codes.filter((code) => /^(?:requests|disputes|cell)\//u.test(code))).toEqual([])
  })

  it('has no number where a unit has none', async () => {
    const { report } = readWorkbook(await writeRollup(bookOf(holed)))
    expect(report.values['requests.received.total']).toMatch(/^缺 1 个单位，其余合计 \d+$/u)
    const found = check(report).findings.map(({ code, at }) => `${code}@${at}`)
    expect(found).toContain('cell/not-a-number@requests.received.total')
  })

  it('has a row in 来源 for every unit and cell that is not zero, with the file it comes from', () => {
    const book = bookOf(holed)
    const sheet = rollupSheets(book).find(({ name }) => name === '来源')
    const rows = new Map<number, unknown[]>()
    for (const { row, column, value } of sheet?.cells ?? []) {
      if (row >= 4) rows.set(row, Object.assign(rows.get(row) ?? [], { [column - 1]: value }))
    }
    const expected = book.sums.cells.flatMap(({ id, origins }) =>
      origins.map(({ unit, value, number }) => [
        cellName(edition, id),
        id,
        unit,
        units.find(({ name }) => name === unit)?.parent ?? null,
        number ?? value ?? '未填',
        `${unit}.xlsx ${id}`,
      ]),
    )
    expect([...rows.values()]).toEqual(expected)
    expect(expected.length).toBeGreaterThan(100)
  })

  const reason = lacking('soffice')
  it.skipIf(reason)(
    'calculates to what it shows: every formula, as LibreOffice works it out from nothing',
    async () => {
      const books = [bookOf(), bookOf(holed, true)].map(rollupSheets)
      const results = await calculated(books, () => false)
      let formulas = 0
      books.forEach((sheets, i) => {
        const [result] = [results[i]?.result]
        for (const { name, cells } of sheets) {
          for (const { row, column, value } of cells) {
            if (!isFormula(value) || value.formula.startsWith('HYPERLINK')) continue
            formulas++
            expect([name, row, column, result?.(name, row, column)]).toEqual([
              name,
              row,
              column,
              value.result,
            ])
          }
        }
        for (const { id } of cellsOf(edition)) {
          const { sheet, row, column } = figurePlace(edition, id)
          const cell = sheets
            .find(({ name }) => name === sheet)
            ?.cells.find((one) => one.row === row && one.column === column)
          expect(cell?.look).toBe('total')
        }
      })
      expect(formulas).toBeGreaterThan(300)
    },
    120_000,
  )
})
