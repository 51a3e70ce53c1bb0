import { convert, exampleReports, lacking } from '@gongkai/fixtures'
import {
  cellsOf,
  check,
  type Edition,
  editions,
  identityOf,
  type Report,
  reportFormat,
  sumsOf,
  type Value,
} from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../src/index.ts'
import { linesFor } from '../src/template/checks-sheet.ts'
import { writeSheets } from '../src/template/exceljs.ts'
import { figuresFor } from '../src/template/figures.ts'
import { templateSheets, writeTemplate } from '../src/template/index.ts'
import type { Formula, SheetCell } from '../src/template/model.ts'

const both: readonly Edition[] = Object.values(editions)
const reports: readonly Report[] = Object.values(exampleReports)
const isFormula = (value: SheetCell['value']): value is Formula =>
  typeof value === 'object' && value !== null && 'formula' in value

const reportOf = (edition: Edition, values: Report['values']): Report => ({
  format: reportFormat,
  edition: edition.id,
  year: edition.years.from,
  agency: { name: '某县某局' },
  sections: {},
  values,
})
const zeros = (edition: Edition): Record<string, Value> =>
  Object.fromEntries(cellsOf(edition).map(({ id }) => [id, 0]))

describe.each(both)('the template of edition $id', (edition) => {
  const formulas = templateSheets({
    edition,
    year: edition.years.from,
    report: reportOf(edition, zeros(edition)),
  })

  it('has no 校验 formula that names an input cell', () => {
    const checks = formulas.find(({ name }) => name === '校验')
    const own = checks?.cells.flatMap(({ value }) => (isFormula(value) ? [value.formula] : [])) ?? []
    expect(own.length).toBe(sumsOf(edition).length * 5 + 1)
    for (const formula of own) {
      // Strings and defined names aside, what refers to a cell is a line's own E, F or H.
      const references =
        formula
          .replace(/"[^"]*"/gu, '')
          .replace(/gk_\w+/gu, '')
          .match(/\b[A-Z]{1,3}\d+\b/gu) ?? []
      expect(references.every((reference) => /^[EFH]\d+$/u.test(reference))).toBe(true)
    }
  })

  it('keeps its merges, validations and flags apart', () => {
    for (const { name, cells, validations } of formulas) {
      const taken = new Set<string>()
      for (const { merge } of cells) {
        for (let row = merge?.top ?? 1; row <= (merge?.bottom ?? 0); row++) {
          for (let column = merge?.left ?? 1; column <= (merge?.right ?? 0); column++) {
            expect(taken.has(`${row},${column}`), `${name} ${row},${column} merged twice`).toBe(false)
            taken.add(`${row},${column}`)
          }
        }
      }
      const validated = new Set<string>()
      for (const { area } of validations) {
        for (let row = area.top; row <= area.bottom; row++) {
          for (let column = area.left; column <= area.right; column++) {
            expect(validated.has(`${row},${column}`)).toBe(false)
            validated.add(`${row},${column}`)
          }
        }
      }
    }
  })

  it('locks labels and formulas, and unlocks what is typed', () => {
    const inputs = formulas.flatMap(({ cells }) => cells.filter(({ look }) => look === 'figure'))
    const totals = cellsOf(edition).filter(
      ({ rowParts, columnParts }) => rowParts.length + columnParts.length > 0,
    )
    expect(inputs.length).toBe(cellsOf(edition).length - totals.length)
    expect(inputs.every(({ input }) => input === true)).toBe(true)
    const others = formulas.flatMap(({ cells }) =>
      cells.filter(({ look }) => look === 'label' || look === 'total'),
    )
    expect(others.some(({ input }) => input === true)).toBe(false)
  })

  it('says of every sum broken alone what the check says, with typed totals', () => {
    for (const { left, right } of sumsOf(edition)) {
      for (const at of [left[0], right[0]]) {
        if (at === undefined) throw new Error('an empty side')
        const values = { ...zeros(edition), [at]: 7 }
        const lines = linesFor(edition, figuresFor({ edition, totals: 'typed', zero: false, values }))
        const broken = lines
          .filter(({ state }) => state === '不符')
          .map(({ sum }) => `${sum.rule.code}@${sum.left[0]}`)
        const found = check(reportOf(edition, values)).findings.map(identityOf)
        expect(broken.sort()).toEqual(found.filter((id) => /^(?:requests|disputes)\//u.test(id)).sort())
        expect(broken.length).toBeGreaterThan(0)
      }
    }
  })

  it('is read back as what it was made of, by its names', async () => {
    for (const report of reports.filter((candidate) => candidate.edition === edition.id)) {
      const bytes = await writeTemplate({
        edition,
        year: report.year,
        agency: report.agency,
        report,
        totals: 'typed',
      })
      const back = readWorkbook(bytes)
      expect(back.findings).toEqual([])
      expect(back.computed.size).toBe(0)
      expect(back.report.values).toEqual(report.values)
      expect(back.report.sections).toEqual(report.sections)
      expect(back.report.agency).toEqual(report.agency)
      expect(back.report.date).toEqual(report.date)
      expect(back.report.year).toBe(report.year)
    }
  })

  it('is opened by exceljs with merges, validations and protection in place', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await writeTemplate({ edition, year: edition.years.from })
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(formulas.map(({ name }) => name))
    for (const model of formulas) {
      const sheet = book.getWorksheet(model.name)
      const merges = model.cells.filter(({ merge }) => merge).length
      expect((sheet as unknown as { model: { merges: unknown[] } }).model.merges.length).toBe(merges)
    }
  })
})

it('takes last year’s 结转下年度 as 上年结转 and nothing else', async () => {
  const previous = reports.find(({ edition, year }) => edition === '2021' && year === 2023)
  if (!previous) throw new Error('no report of 2023 among the examples')
  const edition = editions['2021']
  const { report } = readWorkbook(await writeTemplate({ edition, year: 2024, previous, totals: 'typed' }))
  for (const { id, row, column } of cellsOf(edition)) {
    const expected = row === 'carriedIn' ? previous.values[`requests.carriedOut.${column}`] : null
    expect(report.values[id] ?? null).toBe(expected)
  }
})

it('writes a complete zero report for one that asks', async () => {
  const edition = editions['2021']
  const { report } = readWorkbook(await writeTemplate({ edition, year: 2025, zero: true }))
  expect(check(report).findings.filter(({ code }) => code.startsWith('cell/'))).toEqual([])
  expect(Object.values(report.values).every((value) => value === 0)).toBe(true)
})

it('writes text that begins like a formula as text', async () => {
  const report = { ...reportOf(editions['2021'], {}), sections: { overview: ['=1+1', '+86', '-x', '@sum'] } }
  const bytes = await writeTemplate({ edition: editions['2021'], year: 2025, report })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  expect(book.getWorksheet('一、总体情况')?.getCell('A3').value).toBe('=1+1')
  expect(readWorkbook(bytes).report.sections.overview).toEqual(report.sections.overview)
})

const reason = lacking('soffice')
describe.skipIf(reason)(`recalculated by LibreOffice ${reason ?? ''}`, () => {
  const edition = editions['2021']
  const ids = cellsOf(edition).map(({ id }) => id)
  const faulty = {
    ...zeros(edition),
    ...Object.fromEntries(ids.filter((_, i) => i % 7 === 0).map((id, i) => [id, i])),
  }
  const mixed = Object.fromEntries(
    ids.map((id, i): [string, Value] => [id, i % 5 === 0 ? null : i % 41 === 0 ? '3件' : i % 3]),
  )
  const cases: readonly {
    readonly name: string
    readonly totals: 'typed' | 'formula'
    readonly values: Report['values']
  }[] = [
    { name: 'fresh', totals: 'formula', values: {} },
    { name: 'faulty typed', totals: 'typed', values: faulty },
    { name: 'mixed typed', totals: 'typed', values: mixed },
    { name: 'mixed formula', totals: 'formula', values: mixed },
  ]

  it.each(cases)('$name: every formula gives what was written with it', async ({ totals, values }) => {
    const options = { edition, year: 2025, report: reportOf(edition, values), totals }
    const sheets = templateSheets(options)
    // Without results, or LibreOffice would keep ours: what comes back is its own.
    const bare = sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        isFormula(cell.value) ? { ...cell, value: { formula: cell.value.formula } as Formula } : cell,
      ),
    }))
    const converted = await convert(await writeSheets(bare, ''), 'xlsx', 'xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(converted as unknown as ArrayBuffer)
    let compared = 0
    for (const { name, cells } of sheets) {
      for (const { row, column, value } of cells) {
        if (!isFormula(value)) continue
        const cell = book.getWorksheet(name)?.getCell(row, column)
        expect(cell?.result, `${name} ${cell?.address} ${value.formula}`).toEqual(value.result)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(sumsOf(edition).length * 4)
  })
})
