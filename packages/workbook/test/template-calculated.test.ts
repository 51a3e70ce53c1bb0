import { consistentReport, convert, lacking, pdfText } from '@gongkai/fixtures'
import {
  cellsOf,
  check,
  type Edition,
  editions,
  identityOf,
  type PlacedSum,
  type Report,
  readQuantity,
  reportFormat,
  sumsOf,
  type Value,
} from '@gongkai/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figurePlace, sectionSheets, sheetNames } from '../src/names.ts'
import { figuresFor } from '../src/template/figures.ts'
import { templateSheets, writeTemplate } from '../src/template/index.ts'
import { type Line, linesFor } from '../src/template/lines.ts'
import type { Sheet } from '../src/template/model.ts'
import { type Calculated, calculated, isFormula } from './calculated.ts'

type Values = Readonly<Record<string, Value>>

interface Case {
  readonly totals: 'formula' | 'typed'
  readonly values: Values
}

const seed = 20_260_120

const reportOf = (edition: Edition, values: Values): Report => ({
  format: reportFormat,
  edition: edition.id,
  year: edition.years.from,
  agency: { name: '某县某局' },
  sections: {},
  values,
})

const sampleOf = (edition: Edition, count: number): readonly Values[] =>
  fc.sample(consistentReport(edition), { seed, numRuns: count }).map(({ values }) => values)

/** Each sum broken by its own total, or where two sides are equals, by its first figure. */
function brokenCases(edition: Edition): readonly Case[] {
  const [values] = sampleOf(edition, 1)
  return sumsOf(edition).map(({ left: [at] }) => ({
    totals: 'typed',
    values: { ...values, [at!]: Number(values?.[at!]) + 2 },
  }))
}

/** Figures as they come while a report is filled in: blank, text, negative, broken, right. */
function mixedCases(edition: Edition): readonly Case[] {
  const odd = fc.option(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<Value>(null) },
      { weight: 1, arbitrary: fc.constantFrom<Value>('3件', '-', '1２') },
      { weight: 1, arbitrary: fc.constantFrom<Value>(-1, 0.5, 7) },
    ),
    { freq: 8, nil: undefined },
  )
  const ids = cellsOf(edition).map(({ id }) => id)
  const masks = fc.sample(fc.array(odd, { minLength: ids.length, maxLength: ids.length }), {
    seed,
    numRuns: 8,
  })
  return sampleOf(edition, masks.length).map((values, i) => ({
    totals: i % 2 === 0 ? 'typed' : 'formula',
    values: Object.fromEntries(
      ids.map((id, at) => {
        const other = masks[i]?.[at]
        return [id, other === undefined ? (values[id] ?? null) : other]
      }),
    ),
  }))
}

/** Hardly anything filled in: a cell, a row. */
function sparseCases(edition: Edition): readonly Case[] {
  const row = cellsOf(edition).filter(({ id }) => id.startsWith('requests.received.'))
  return [
    { totals: 'formula', values: {} },
    { totals: 'typed', values: {} },
    { totals: 'formula', values: { 'requests.granted.natural': 1, 'disputes.review.upheld': 2 } },
    { totals: 'typed', values: Object.fromEntries(row.map(({ id }) => [id, 0])) },
  ]
}

const reason = lacking('soffice')

describe.skipIf(reason)(`calculated by LibreOffice ${reason ?? ''}`, () => {
  describe.each(Object.values<Edition>(editions))('edition $id', (edition) => {
    const broken = brokenCases(edition)
    const cases = [...broken, ...mixedCases(edition), ...sparseCases(edition)]
    const books = cases.map(({ totals, values }) => {
      const sheets = templateSheets({
        edition,
        year: edition.years.from,
        report: reportOf(edition, values),
        totals,
      })
      return sheets.filter(({ cells }) => cells.some(({ value }) => isFormula(value)))
    })
    // A formula for each cell of each flag is many: every seventh broken sum, and all that is mixed or sparse.
    const coloured = (i: number) => i >= broken.length || i % 7 === 0
    let results: Promise<readonly Calculated[]> | undefined
    const resultOf = async (i: number): Promise<Calculated> => {
      results ??= calculated(books, coloured)
      const result = (await results)[i]
      if (!result) throw new Error(`no result ${i}`)
      return result
    }
    const figures = cases.map(({ totals, values }) => figuresFor({ edition, totals, zero: false, values }))
    const linesOf = (i: number): readonly Line[] => linesFor(edition, figures[i] ?? new Map())

    it('gives what was written with every formula', async () => {
      for (const [i, sheets] of books.entries()) {
        const { result } = await resultOf(i)
        const written = sheets.flatMap(({ name, cells }) =>
          cells.flatMap(({ row, column, value }) =>
            isFormula(value)
              ? [{ at: `${i} ${name} ${row},${column}`, ...value, got: result(name, row, column) }]
              : [],
          ),
        )
        expect(written.length).toBeGreaterThan(sumsOf(edition).length * 7)
        expect(written.filter(({ result, got }) => result !== got)).toEqual([])
      }
    }, 300_000)

    it('says on 校验 of each sum broken alone what the check says', async () => {
      for (const [i, { values }] of broken.entries()) {
        const checks = books[i]?.find(({ name }) => name === sheetNames.checks)
        const { result } = await resultOf(i)
        const states = new Map(
          (checks?.cells ?? [])
            .filter(({ look, row }) => look === 'state' && row > 8)
            .map(({ row, column }, line) => [linesOf(i)[line]!, result(sheetNames.checks, row, column)]),
        )
        expect(states.size).toBe(sumsOf(edition).length)
        const notHolding = [...states].filter(([, state]) => state === '不符').map(([line]) => nameOf(line))
        const found = check(reportOf(edition, values)).findings.map(identityOf)
        expect(notHolding.sort()).toEqual(
          found.filter((name) => /^(?:requests|disputes)\//u.test(name)).sort(),
        )
        expect(notHolding).toContain(nameOf({ sum: sumsOf(edition)[i]! }))
        expect([...states.values()].filter((state) => state === '通过').length).toBe(
          states.size - notHolding.length,
        )
      }
    }, 300_000)

    it('says of figures in every state what the check says', () => {
      for (const [i] of cases.entries()) {
        const values = Object.fromEntries([...(figures[i] ?? [])].map(([id, { value }]) => [id, value]))
        const { findings } = check(reportOf(edition, values))
        const found = new Set(findings.map(identityOf))
        const off = linesOf(i).filter(({ sides }) => sides && sides.difference !== 0)
        for (const line of off) {
          const at = line.sum.left[0]
          expect(found.has(nameOf(line)) || found.has(`cell/total-blank@${at}`), `${i} ${at}`).toBe(true)
          expect(line.state).toBe(line.blanks > 0 ? '缺填' : '不符')
        }
        const named = new Set(off.map(nameOf))
        const sums = findings.map(identityOf).filter((name) => /^(?:requests|disputes)\//u.test(name))
        // What is typed as text and reads as a number is a number for the check, and 无法判断 here.
        const typedAsText = (sum: PlacedSum) =>
          [...sum.left, ...sum.right].some((id) => {
            const reading = readQuantity(values[id] ?? null, 'count')
            return typeof values[id] === 'string' && reading.state === 'number'
          })
        const clean = sumsOf(edition).filter((sum) => !typedAsText(sum))
        const mine = new Set(clean.map((sum) => nameOf({ sum })))
        expect(sums.filter((name) => mine.has(name) && !named.has(name))).toEqual([])
      }
    })

    it('colours cells as the states of their sums ask for', async () => {
      for (const [i, sheets] of books.entries()) {
        if (!coloured(i)) continue
        const { colour } = await resultOf(i)
        const expected = coloursFor(edition, figures[i] ?? new Map(), linesOf(i))
        const wrong = cellsOf(edition).flatMap(({ id, table }) => {
          const sheet = sheets.find(({ name }) => name === sectionSheets[table]) as Sheet
          const { row, column } = figurePlace(edition, id)
          const got = colour(sheet, row, column)
          return got === expected.get(id) ? [] : [{ i, id, got, expected: expected.get(id) }]
        })
        expect(wrong).toEqual([])
      }
    }, 300_000)
  })

  it('prints each table on one page', async () => {
    const edition = editions['2021']
    const bytes = await writeTemplate({ edition, year: 2026, agency: { name: '某县人民政府办公室' } })
    const pages = await pdfText(await convert(bytes, 'xlsx', 'pdf'))
    const feet = pages.map((page) => page.trimEnd().split('\n').at(-1)?.trim() ?? '')
    for (const { id } of edition.tables)
      expect(feet.filter((foot) => foot.startsWith(sectionSheets[id])).length).toBe(1)
    expect(pages.every((page) => page.includes('某县人民政府办公室2026年'))).toBe(true)
  }, 120_000)
})

const nameOf = ({ sum }: Pick<Line, 'sum'>): string => `${sum.rule.code}@${sum.left[0]}`

/** The colours that the states ask for, from their definition and not from the flags' formulas. */
function coloursFor(
  edition: Edition,
  figures: ReturnType<typeof figuresFor>,
  lines: readonly Line[],
): ReadonlyMap<string, 'red' | 'amber'> {
  const colours = new Map<string, 'red' | 'amber'>()
  const figureOf = (id: string) => figures.get(id)?.value ?? null
  const fill = (ids: readonly string[]) => {
    if (ids.some((id) => figureOf(id) !== null))
      for (const id of ids) if (figureOf(id) === null) colours.set(id, 'amber')
  }
  const summed = new Set<string>()
  for (const { sum } of lines) {
    const operands = [...sum.left, ...sum.right]
    fill(operands)
    for (const id of operands) summed.add(id)
  }
  for (const { id: table } of edition.tables)
    fill(cellsOf(edition).flatMap(({ id }) => (id.startsWith(`${table}.`) && !summed.has(id) ? [id] : [])))
  for (const { id, quantity } of cellsOf(edition)) {
    const { value, parts } = figures.get(id) ?? { value: null }
    const whole = quantity === 'amount' || Number.isInteger(value)
    const fits = typeof value === 'number' && whole && (quantity === 'signed' || value >= 0)
    if (value !== null && !fits && !parts) colours.set(id, 'red')
  }
  for (const { sum, state } of lines)
    if (state === '不符')
      for (const id of sum.left.length === 1 ? sum.left : [...sum.left, ...sum.right]) colours.set(id, 'red')
  return colours
}
