import { consistentReport, lacking, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
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
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readWorkbook } from '../src/index.ts'
import { figurePlace } from '../src/names.ts'
import { type RollupBook, writeRollup } from '../src/summary/index.ts'
import { listSheet } from '../src/summary/list-sheet.ts'
import { rollupSheets } from '../src/summary/rollup.ts'
import { writeSheets } from '../src/template/exceljs.ts'
import type { BulkValue } from '../src/template/model.ts'
import { calculated, isFormula } from './calculated.ts'
import { oracle } from './oracle.ts'
import { sheetParts } from './parts.ts'

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
    placeOf: (unit, id) => `${unit} ${id}`,
  }
}

const holed = {
  'requests.received.total': null,
  'requests.granted.natural': '无',
  'proactive.fees.amount': 0.1,
}

it('a roll-up says on its first page how things stand', () => {
  const [first] = rollupSheets(bookOf())
  const said = first?.cells.map(({ value }) => value).join('\n')
  expect(said).toContain('共 5 个单位：已计入 4；未报 1；迟报 1。')
  expect(said).toMatch(/要处理的错误 1 处，待核实 \d+ 处，见「问题」。/u)
})

afterEach(() => vi.useRealTimers())

it('a roll-up is the same bytes whenever it is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 20) })
  const once = await writeRollup(bookOf())
  vi.setSystemTime(Date.UTC(2026, 1, 5, 9))
  expect(await writeRollup(bookOf())).toEqual(once)
})

describe('the roll-up workbook', () => {
  it('reads like any report: the sums, its agency and year, and nothing of its own lists', async () => {
    const book = bookOf()
    const { report, findings, isRollup } = readWorkbook(await writeRollup(book))
    expect(isRollup).toBe(true)
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
    ;[...(sheet?.bulk ?? [])].forEach((values, i) => {
      rows.set(5 + i, [...values])
    })
    const expected = book.sums.cells.flatMap(({ id, origins }) =>
      origins.map(({ unit, value, number }) => [
        cellName(edition, id),
        id,
        unit,
        units.find(({ name }) => name === unit)?.parent ?? null,
        number ?? value ?? '未填',
        `${units.findIndex(({ name }) => name === unit)}.xlsx`,
        `${unit} ${id}`,
      ]),
    )
    expect([...rows.values()]).toEqual(expected)
    expect(expected.length).toBeGreaterThan(100)
  })

  it('writes a list of many thousand rows as exceljs would: every text, number and formula in its place', async () => {
    const hard = [
      '<甲 & "乙">',
      '=1+1',
      '_x0041_',
      '首\u0001尾',
      '  前后有空格  ',
      '换\n行',
      '甲'.repeat(300),
      '',
    ]
    const formulas = [
      { formula: 'IF(B4=0,"缺 "&1,SUM(B4:B5))', result: '缺 1' },
      { formula: 'SUM(B4:B5)', result: 3 },
    ]
    const rows = Array.from({ length: 12_000 }, (_, i): BulkValue[] => [
      hard[i % hard.length] ?? '',
      i % 7 === 0 ? null : i / 8,
      `第 ${i} 行`,
      '同',
      formulas[i % 3] ?? 0.1,
      null,
    ])
    const columns = ['一', '二', '三', '四', '五', '六'].map(
      (title) => ({ title, width: 12, look: 'plain' }) as const,
    )
    const list = { title: '长表', hint: '。', columns }
    const sheets = [
      listSheet({ ...list, name: '甲', rows: rows.slice(0, 1), bulk: rows.slice(1) }),
      listSheet({ ...list, name: '乙', rows: rows.slice(0, 1_000) }),
      listSheet({ ...list, name: '丙', rows: rows.slice(0, 1), bulk: rows.slice(1, 1_000) }),
    ]
    const bytes = await writeSheets(sheets, '')
    const { 甲: long = {}, 乙: plain = {}, 丙: short } = await oracle(bytes)
    expect(short).toEqual(plain)
    const thirds = rows.map((_, i) => long[`C${i + 4}`])
    expect(thirds).toEqual(rows.map(([, , third]) => third))
    expect(long).not.toHaveProperty(`C${rows.length + 4}`)
  })

  it.skipIf(lackingSchemas)('is valid by ECMA-376', async () => {
    // Every program writes xml:space at texts that begin with a blank; the schema of the text type does not name it.
    const parts = sheetParts(await writeRollup(bookOf(holed, true))).map((part) => ({
      ...part,
      contents: part.contents.replaceAll(' xml:space="preserve"', ''),
    }))
    expect(parts.length).toBeGreaterThan(16)
    expect(await schemaErrors(parts, 'sml.xsd')).toEqual([])
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
