import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  type Edition,
  editions,
  type Grid,
  type Match,
  matchTables,
  type Severity,
  valuesFrom,
} from '../src/index.ts'
import type { Sheet } from './match-sheets.ts'
import * as sheet from './match-sheets.ts'

const both = Object.values<Edition>(editions)
const anyEdition = fc.constantFrom(
  ...both.map((edition) => Object.assign(() => edition, { toString: () => edition.id })),
)

const summary = ({ findings }: Match, only?: Severity) =>
  findings
    .filter(({ severity }) => only === undefined || severity === only)
    .map(({ code, at, evidence }) => `${code}@${at} (${evidence.length})`)

/** Cells of the form that got another's figure, or none without a word about it. */
function lies(edition: Edition, grids: readonly Grid[]): readonly string[] {
  const match = matchTables(grids)
  const values = valuesFrom(match)
  const reported = new Set<string>(
    match.findings.flatMap(({ code, at, evidence }) =>
      code === 'table/missing'
        ? cellsOf(edition).flatMap(({ table, id }) => (table === at ? id : []))
        : evidence.map((reading) => reading.at),
    ),
  )
  const printed = new Set(grids.flatMap(({ cells }) => cells.map(({ text }) => text)))
  const tables = new Map(match.tables.map((table) => [table.table, table.edition]))
  return cellsOf(edition).flatMap(({ id, table }) => {
    const value = values[id]
    const own = sheet.figureOf(edition, id)
    if (value === undefined) {
      // Read as the other edition's table, its cells are other cells; the edition is in the match.
      const other = tables.has(table) && tables.get(table) !== edition.id
      return reported.has(id) || other ? [] : `${id} lost`
    }
    const right = printed.has(own) ? Number(own) : null
    // Text in place of a figure is kept for the check to name.
    return value === right || typeof value === 'string' ? [] : `${id} reads ${value}, not ${right}`
  })
}

const wrong = (edition: Edition, match: Match): readonly string[] => {
  const values = valuesFrom(match)
  return cellsOf(edition)
    .map(({ id }) => id)
    .filter((id) => values[id] !== Number(sheet.figureOf(edition, id)))
}

function expectComplete(edition: Edition, grids: readonly Grid[]): void {
  const match = matchTables(grids)
  expect(summary(match, 'error')).toEqual([])
  expect(match.edition).toBe(edition.id)
  expect(wrong(edition, match)).toEqual([])
}

describe.each(both)('the form of $id as printed', (edition) => {
  it('gives every cell, with nothing to report', () => {
    const match = matchTables(sheet.sheetsOf(edition).map((one) => sheet.gridOf([one])))
    expect(match.findings).toEqual([])
    expect(match.tables.map(({ table, confidence }) => [table, confidence])).toEqual([
      ['proactive', 1],
      ['requests', 1],
      ['disputes', 1],
    ])
    expectComplete(
      edition,
      sheet.sheetsOf(edition).map((one) => sheet.gridOf([one])),
    )
  })

  it('dense sources too', () => {
    expectComplete(
      edition,
      sheet.sheetsOf(edition).map((one) => sheet.gridOf([one], true)),
    )
  })
})

type Arrange = (sheets: Sheet[]) => Grid[]
const below: Arrange = (sheets) => {
  let at = 0
  for (const one of sheets) {
    sheet.shift(one, at, 0)
    at = sheet.height(one) + 1
  }
  return [sheet.gridOf(sheets)]
}
const touching: Arrange = (sheets) => {
  let at = 0
  for (const one of sheets) {
    sheet.shift(one, at, 0)
    at = sheet.height(one)
  }
  return [sheet.gridOf(sheets)]
}
const beside: Arrange = (sheets) => {
  let at = 0
  for (const one of sheets) {
    sheet.shift(one, 0, at)
    at = sheet.width(one) + 1
  }
  return [sheet.gridOf(sheets)]
}
const apart: Arrange = (sheets) => sheets.map((one) => sheet.gridOf([one]))
const anyArrangement = fc.constantFrom(
  ...Object.entries({ below, touching, beside, apart }).map(([name, arrange]) =>
    Object.assign(arrange, { toString: () => name }),
  ),
)

type Change = (sheets: Sheet[]) => void
const each =
  (change: (one: Sheet) => void): Change =>
  (sheets) => {
    for (const one of sheets) change(one)
  }
const named = (name: string, change: Change): Change => Object.assign(change, { toString: () => name })
const labels = (change: (text: string) => string): Change =>
  each((one) => {
    for (const cell of one.cells) if (cell.label) cell.text = change(cell.text)
  })
const wide = (text: string) =>
  text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0))

/** Changes that leave every label readable. */
const harmless: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(30), fc.nat(12)).map(([down, right]) =>
    named(
      `by ${down}, ${right}`,
      each((table) => sheet.shift(table, down, right)),
    ),
  ),
  fc.nat(40).map((at) =>
    named(
      `blank row ${at}`,
      each((table) => sheet.insertRow(table, at)),
    ),
  ),
  fc.constantFrom(
    named(
      'no numbers',
      labels((text) => text.replace(/^[（]?[一二三四五六七八1-8][.、）]/u, '')),
    ),
    named(
      'other numbers',
      labels((text) => text.replace(/^(\d)\./, '（$1）')),
    ),
    named(
      'spaced',
      labels((text) => [...text].join(' ')),
    ),
    named(
      'broken',
      labels((text) => `　${text.slice(0, 2)}\n${text.slice(2)}\u200b`),
    ),
    named('full width', labels(wide)),
    named(
      'unmerged',
      each((table) => sheet.unmerge(table, false)),
    ),
    named(
      'unmerged, repeated',
      each((table) => sheet.unmerge(table, true)),
    ),
  ),
  fc.nat(3).map((up) =>
    named(
      `title ${up} above`,
      each((table) => {
        sheet.shift(table, up + 1, 0)
        table.cells.push({
          row: 0,
          column: 0,
          rowSpan: 1,
          columnSpan: 1,
          text: '附表（单位：件）',
          label: true,
        })
      }),
    ),
  ),
)

describe('wherever and however it is printed', () => {
  it('every cell is found', () => {
    fc.assert(
      fc.property(
        anyEdition,
        anyArrangement,
        fc.array(harmless, { maxLength: 3 }),
        (pick, arrange, changes) => {
          const edition = pick()
          const sheets = sheet.sheetsOf(edition)
          for (const change of changes) change(sheets)
          expectComplete(edition, arrange(sheets))
        },
      ),
      { numRuns: 300 },
    )
  })
})

const labelCells = ({ cells }: Sheet) => cells.filter((cell) => cell.label)
const figureCells = ({ cells }: Sheet) => cells.filter((cell) => cell.id)
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!
const one = (change: (one: Sheet, a: number, b: number) => void): fc.Arbitrary<Change> =>
  fc
    .tuple(fc.nat(2), fc.nat(997), fc.nat(991))
    .map(([table, a, b]) => named(`${table}, ${a}, ${b}`, (sheets) => change(pick(sheets, table), a, b)))

const localRow = fc.constantFrom('其他主动公开文件', '小计', '合计', '9.其他', '（八）其他情形', '备注', '')
const localColumn = fc.constantFrom('其中：网络申请', '小计', '备注', '其他组织', '合计', '')

/** Changes that may make cells unfindable, never misread. */
const harmful: Readonly<Record<string, fc.Arbitrary<Change>>> = {
  'a row taken out': one((table, a) => sheet.deleteRow(table, a % sheet.height(table))),
  'a column taken out': one((table, a) => sheet.deleteColumn(table, a % sheet.width(table))),
  'a label blank': one((table, a) => {
    pick(labelCells(table), a).text = ''
  }),
  'a label cut off': one((table, a, b) => {
    const label = pick(labelCells(table), a)
    label.text = label.text.slice(0, b % label.text.length)
  }),
  'a label missing a character': one((table, a, b) => {
    const label = pick(labelCells(table), a)
    const at = b % label.text.length
    label.text = label.text.slice(0, at) + label.text.slice(at + 1)
  }),
  'a label in place of another': one((table, a, b) => {
    const from = pick(labelCells(table), b)
    pick(labelCells(table), a).text = from.text
  }),
  'figures merged': one((table, a, b) => {
    const first = pick(figureCells(table), a)
    const row = figureCells(table).filter((cell) => cell.row === first.row && cell.column > first.column)
    const gone = row.slice(0, 1 + (b % 7))
    table.cells = table.cells.filter((cell) => !gone.includes(cell))
    for (const cell of gone) first.columnSpan = cell.column + cell.columnSpan - first.column
  }),
  'figures merged downwards': one((table, a, b) => {
    const first = pick(figureCells(table), a)
    const gone = figureCells(table).filter(
      (cell) => cell.column === first.column && cell.row > first.row && cell.row <= first.row + 1 + (b % 3),
    )
    table.cells = table.cells.filter((cell) => !gone.includes(cell))
    for (const cell of gone) first.rowSpan = cell.row + 1 - first.row
  }),
  'a row’s label merged with the next': one((table, a) => {
    const first = pick(labelCells(table), a)
    table.cells = table.cells.filter(
      (cell) =>
        cell.row !== first.row + first.rowSpan ||
        cell.column < first.column ||
        cell.column >= first.column + first.columnSpan,
    )
    first.rowSpan++
  }),
  'a figure taken out': one((table, a) => {
    const gone = pick(figureCells(table), a)
    table.cells = table.cells.filter((cell) => cell !== gone)
  }),
  'two rows exchanged': one((table, a, b) => {
    const rows = [...new Set(figureCells(table).map((cell) => cell.row))]
    const [first, second] = [pick(rows, a), pick(rows, b)]
    const leaves = (row: number) => table.cells.filter((cell) => cell.row === row && cell.rowSpan === 1)
    const moved = [leaves(first), leaves(second)] as const
    for (const cell of moved[0]) cell.row = second
    for (const cell of moved[1]) cell.row = first
  }),
}

describe.each(Object.entries(harmful))('%s', (_, change) => {
  it('is read rightly or reported', () => {
    fc.assert(
      fc.property(
        anyEdition,
        anyArrangement,
        change,
        fc.array(harmless, { maxLength: 1 }),
        (choose, arrange, spoil, changes) => {
          const edition = choose()
          const sheets = sheet.sheetsOf(edition)
          spoil(sheets)
          for (const more of changes) more(sheets)
          expect(lies(edition, arrange(sheets))).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('a local row or column', () => {
  it('is passed over, and said', () => {
    fc.assert(
      fc.property(
        anyEdition,
        fc.nat(2),
        fc.nat(40),
        fc.boolean(),
        localRow,
        localColumn,
        (choose, table, at, row, rowText, columnText) => {
          const edition = choose()
          const sheets = sheet.sheetsOf(edition)
          const into = pick(sheets, table)
          const figures = figureCells(into)
          if (row) {
            const place = Math.min(...figures.map((cell) => cell.row)) + (at % sheet.height(into))
            const columns = figures.filter((cell) => cell.row === figures[0]!.row)
            sheet.insertRow(into, place)
            const label = Math.max(0, Math.min(...figures.map((cell) => cell.column)) - 1)
            into.cells.push({ row: place, column: label, rowSpan: 1, columnSpan: 1, text: rowText })
            for (const { column } of columns)
              into.cells.push({ row: place, column, rowSpan: 1, columnSpan: 1, text: '9' })
          } else {
            const first = Math.min(...figures.map((cell) => cell.column))
            const place = first + (at % (sheet.width(into) - first + 1))
            const head = Math.min(...figures.map((cell) => cell.row)) - 1
            sheet.insertColumn(into, place)
            into.cells.push({ row: head, column: place, rowSpan: 1, columnSpan: 1, text: columnText })
            for (const { row } of figures)
              if (
                !into.cells.some(
                  (cell) => cell.row === row && cell.column <= place && cell.column + cell.columnSpan > place,
                )
              )
                into.cells.push({ row, column: place, rowSpan: 1, columnSpan: 1, text: '9' })
          }
          expect(
            lies(
              edition,
              sheets.map((one) => sheet.gridOf([one])),
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })
})
