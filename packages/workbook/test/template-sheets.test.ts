import { cellsOf, type Edition, editions, headingOf, layoutsOf, sumsOf } from '@gongkai/schema'
import { describe, expect, it } from 'vitest'
import type { Area } from '../src/a1.ts'
import { headingName, sectionSheets, sheetNames, tableName } from '../src/names.ts'
import { figuresFor } from '../src/template/figures.ts'
import { templateSheets } from '../src/template/index.ts'
import type { Sheet } from '../src/template/model.ts'
import { styles } from '../src/template/styles.ts'
import { validationOf } from '../src/template/validations.ts'
import { isFormula } from './calculated.ts'

function* placesOf({ top, left, bottom, right }: Area): Generator<string> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield `${row},${column}`
}

/** No place belongs to two of the areas. */
function expectApart(areas: readonly Area[], what: string): void {
  const taken = areas.flatMap((area) => [...placesOf(area)])
  expect(new Set(taken).size, what).toBe(taken.length)
}

const cellAt = ({ cells }: Sheet, row: number, column: number) =>
  cells.find((cell) => cell.row === row && cell.column === column)

const totals = ['formula', 'typed'] as const
const cases = Object.values<Edition>(editions).flatMap((edition) =>
  totals.map((kind) => ({
    edition,
    totals: kind,
    sheets: templateSheets({ edition, year: edition.years.from, totals: kind }),
  })),
)

describe.each(cases)('sheets of the $edition.id template, totals $totals', ({ edition, totals, sheets }) => {
  const named = (name: string): Sheet => {
    const sheet = sheets.find((candidate) => candidate.name === name)
    if (!sheet) throw new Error(`no sheet ${name}`)
    return sheet
  }

  it('have the names of the contract, each defined once', () => {
    expect(sheets.map(({ name }) => name).sort()).toEqual(
      [...Object.values(sheetNames), ...Object.values(sectionSheets)].sort(),
    )
    for (const { name } of sheets) expect(name).toMatch(/^[^/\\?*:[\]]{1,31}$/u)
    const defined = sheets.flatMap(({ names }) => [...names.keys()])
    expect(new Set(defined).size).toBe(defined.length)
    for (const { id } of edition.sections) {
      const area = named(sectionSheets[id]).names.get(headingName(id))
      expect(area && cellAt(named(sectionSheets[id]), area.top, area.left)?.value).toBe(
        headingOf(edition, id),
      )
    }
  })

  it('lay the tables out as the form does, inside names whose four corners are locked', () => {
    for (const grid of layoutsOf(edition)) {
      const sheet = named(sectionSheets[grid.table])
      const area = sheet.names.get(tableName(grid.table))
      if (!area) throw new Error('no name for the table')
      for (const cell of grid.cells) {
        const written = cellAt(sheet, area.top + cell.row, area.left + cell.column)
        if (!cell.id) expect(written?.value).toBe(cell.text)
        const { top, left, bottom, right } = written?.merge ?? {
          ...area,
          bottom: area.top,
          right: area.left,
        }
        expect([bottom - top + 1, right - left + 1]).toEqual([cell.rowSpan, cell.columnSpan])
      }
      for (const [row, column] of [
        [area.top, area.left],
        [area.top, area.right],
        [area.bottom, area.left],
        [area.bottom, area.right],
      ] as const)
        expect(cellAt(sheet, row, column)?.input).toBeUndefined()
    }
  })

  it('have 校验 formulas that name no cell of another sheet', () => {
    const formulas = named(sheetNames.checks).cells.flatMap(({ value }) =>
      isFormula(value) ? [value.formula] : [],
    )
    // Each sum: two sides, difference, blanks, others, result, link.
    expect(formulas.length).toBeGreaterThan(sumsOf(edition).length * 7)
    for (const formula of formulas) {
      const bare = formula.replace(/"[^"]*"/gu, '""')
      expect(bare).not.toContain('!')
      const references = [...bare.matchAll(/(?<![\w.])\$?([A-Z]{1,3})\$?\d+(?![\w(])/gu)].map(([, c]) => c)
      // Its own columns: structure, sides, difference, counts, result.
      for (const column of references) expect('DEFGHIJ').toContain(column)
    }
  })

  it('flag with formulas that stay on their sheet, one area each', () => {
    for (const { name, flags } of sheets) {
      for (const { formula } of flags) {
        expect(formula, name).not.toMatch(/!|gk_/u)
        expect(formula.length).toBeLessThan(8192)
      }
    }
    // As many flags as the shape of the form asks for, not one for each of the sums.
    expect(sheets.reduce((n, { flags }) => n + flags.length, 0)).toBeLessThan(60)
  })

  it('keep merges apart, and validations apart', () => {
    for (const { name, cells, validations } of sheets) {
      expectApart(
        cells.flatMap(({ merge }) => merge ?? []),
        `merges of ${name}`,
      )
      expectApart(
        validations.map(({ area }) => area),
        `validations of ${name}`,
      )
      const places = cells.map(({ row, column }) => `${row},${column}`)
      expect(new Set(places).size, `cells of ${name}`).toBe(places.length)
    }
  })

  it('validate each typed figure once and by its kind, and nothing else in the tables', () => {
    for (const grid of layoutsOf(edition)) {
      const sheet = named(sectionSheets[grid.table])
      const kinds = new Map(
        sheet.validations.flatMap(({ area, kind }) => [...placesOf(area)].map((place) => [place, kind])),
      )
      for (const cell of grid.cells) {
        const place = { row: cell.row + 3, column: cell.column + 1 }
        const input = cellAt(sheet, place.row, place.column)?.input
        expect(kinds.get(`${place.row},${place.column}`)).toBe(input ? cell.quantity : undefined)
        kinds.delete(`${place.row},${place.column}`)
      }
      expect([...kinds]).toEqual([])
    }
    for (const { validations } of sheets) {
      for (const validation of validations) {
        const { promptTitle, prompt, errorTitle, error } = validationOf(validation)
        for (const title of [promptTitle, errorTitle]) expect(title.length).toBeLessThanOrEqual(32)
        for (const text of [prompt, error]) expect(text.length).toBeLessThanOrEqual(225)
      }
    }
  })

  it('unlock what is typed and nothing else', () => {
    const sums = cellsOf(edition).filter(
      ({ rowParts, columnParts }) => rowParts.length + columnParts.length > 0,
    )
    const cells = sheets.flatMap((sheet) => sheet.cells)
    const figures = cells.filter(({ look }) => look === 'figure')
    expect(figures.length).toBe(cellsOf(edition).length - (totals === 'formula' ? sums.length : 0))
    const looks = (input: true | undefined) =>
      new Set(cells.filter((cell) => cell.input === input).map(({ look }) => look))
    expect(looks(true)).toEqual(new Set(['figure', 'text', 'field', 'date']))
    expect([...looks(undefined)].filter((look) => looks(true).has(look))).toEqual([])
    expect(Object.keys(styles)).toEqual(expect.arrayContaining([...looks(undefined)]))
  })

  it('have twenty rows for paragraphs, and more where more are given', () => {
    const given = Array.from({ length: 40 }, (_, i) => `第${i}段`)
    const filled = templateSheets({
      edition,
      year: edition.years.from,
      report: {
        format: 'gongkai-report/1',
        edition: edition.id,
        year: edition.years.from,
        agency: { name: '某局' },
        sections: { problems: given, requests: given },
        values: {},
      },
    })
    const rows = (all: readonly Sheet[], name: string) =>
      all.find((sheet) => sheet.name === name)?.cells.filter(({ look }) => look === 'text').length ?? 0
    expect(rows(sheets, sectionSheets.problems)).toBeGreaterThanOrEqual(20)
    expect(rows(filled, sectionSheets.problems)).toBeGreaterThan(40)
    expect(rows(filled, sectionSheets.requests)).toBeGreaterThan(40)
  })
})

describe('figures of a template', () => {
  const edition = editions['2021']
  const given = (values: Record<string, number | string | null>, zero = false) =>
    figuresFor({ edition, totals: 'formula', zero, values })

  it('have no total where no part is filled, and none where a part is no number', () => {
    expect(given({}).get('disputes.review.total')?.value).toBe(null)
    expect(given({ 'disputes.review.upheld': 2 }).get('disputes.review.total')?.value).toBe(2)
    const text = given({ 'disputes.review.upheld': 2, 'disputes.review.pending': '3件' })
    expect(text.get('disputes.review.total')?.value).toBe('无法合计')
    const nested = given({ 'requests.granted.natural': '无' })
    expect(nested.get('requests.outcomeTotal.natural')?.value).toBe('无法合计')
    expect(nested.get('requests.outcomeTotal.total')?.value).toBe('无法合计')
  })

  it('keep a given total that is not what its parts make', () => {
    const figures = given({ 'disputes.review.upheld': 2, 'disputes.review.total': 3 })
    expect(figures.get('disputes.review.total')).toEqual({ value: 3 })
    const same = given({ 'disputes.review.upheld': 2, 'disputes.review.total': 2 })
    expect(same.get('disputes.review.total')?.parts?.length).toBe(4)
    const text = given({ 'disputes.review.upheld': 2, 'disputes.review.total': '2件' })
    expect(text.get('disputes.review.total')).toEqual({ value: '2件' })
  })

  it('are 0 throughout in a zero report, but for what is given', () => {
    const figures = given({ 'requests.carriedIn.natural': 4 }, true)
    for (const [id, { value }] of figures)
      expect(value).toBe(/carriedIn\.(?:natural|total)$/u.test(id) ? 4 : 0)
  })

  it('of a cell that the form does not have are refused', () => {
    expect(() => given({ 'requests.other.natural': 1 })).toThrow(RangeError)
  })
})
