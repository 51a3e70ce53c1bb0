import { exactSum } from '../aggregate/exact-sum.ts'
import { nameKey } from '../aggregate/unit.ts'
import { cellOf, cellsOf } from '../cells.ts'
import { cellName } from '../describe/facts.ts'
import type { Edition, EditionId, TableId } from '../editions/form.ts'
import { type CellId, editions } from '../editions/index.ts'
import type { Report } from '../report.ts'
import { type Bridged, bridgeOf } from '../rules/bridge.ts'
import { type Figure, figureIn } from './figure.ts'
import { type Underivable, underivableFrom } from './underivable.ts'

/** Whose report one side is. */
export interface Side {
  readonly agency: string
  readonly year: number
  readonly edition: EditionId
}

/** One line of a comparison: a cell in both years, cells that add up to the same, or a cell of one year's form alone. */
export interface ComparedLine {
  /** The one cell the line is named for: of the later form, where that has it alone. Each line has its own. */
  readonly at: CellId
  readonly table: TableId
  /** Official labels of row and column. */
  readonly name: string
  readonly before: Figure
  readonly now: Figure
  /** The cells behind the figures; several where one form divides what the other adds up. */
  readonly cells: { readonly before: readonly CellId[]; readonly now: readonly CellId[] }
  /** now − before, exact; only where both are numbers. */
  readonly difference?: number
  /** Hundred times the difference over the earlier figure, not rounded; only where that is above 0. */
  readonly percent?: number
}

/** What a reader has to know before the figures are set against each other. */
export type Caution = 'same-year' | 'years-apart' | 'other-agency' | 'other-edition'

/** Two reports side by side. `before` is the report of the earlier year; of the same year, the first one given. */
export interface Comparison {
  readonly before: Side
  readonly now: Side
  readonly cautions: readonly Caution[]
  /** Every cell of both forms, in the order of the later form; what only the earlier form has stands at the end of its table. */
  readonly lines: readonly ComparedLine[]
  /** Why lines have one side only, where the forms differ. */
  readonly underivable: readonly Underivable[]
}

const sideOf = ({ agency, year, edition }: Report): Side => ({ agency: agency.name, year, edition })

function cautionsOf(before: Report, now: Report): readonly Caution[] {
  const gap = now.year - before.year
  return [
    ...(gap === 0 ? (['same-year'] as const) : gap > 1 ? (['years-apart'] as const) : []),
    ...(nameKey(before.agency.name) === nameKey(now.agency.name) ? [] : (['other-agency'] as const)),
    ...(before.edition === now.edition ? [] : (['other-edition'] as const)),
  ]
}

/** Difference and percentage, as far as the two figures allow. */
export function changeOf(before: Figure, now: Figure): Pick<ComparedLine, 'difference' | 'percent'> {
  if (before.state !== 'number' || now.state !== 'number') return {}
  const difference = exactSum([now.value, -before.value])
  return { difference, ...(before.value > 0 && { percent: (difference / before.value) * 100 }) }
}

const whole = ({ before, now }: Bridged) => (now.length === 1 ? now : before)[0]

/** Every pair of cells to be set side by side, in the order of the lines. */
function pairsOf(now: Edition, before: Edition): readonly Bridged[] {
  const { common, onlyNow, onlyBefore } = bridgeOf(now, before)
  const rowOf = (id: string) => {
    const cell = cellOf(now, id)
    return cell && `${cell.table}.${cell.row}`
  }
  const simple = new Map(common.filter((pair) => pair.now.length === 1).map((pair) => [pair.now[0], pair]))
  const divided = common.filter((pair) => pair.now.length > 1)
  const merged = common.filter((pair) => pair.before.length > 1)
  const alone = [...onlyNow, ...divided.flatMap((pair) => pair.now)]
  const own = new Map(alone.map((id): [CellId, Bridged] => [id, { now: [id], before: [] }]))
  const gone = [...onlyBefore, ...merged.flatMap((pair) => pair.before)]
  return now.tables.flatMap(({ id: table }) => {
    let row: string | undefined
    const lines = cellsOf(now)
      .filter((cell) => cell.table === table)
      .flatMap(({ id }): Bridged[] => {
        const pair = simple.get(id) ?? own.get(id)
        if (!pair) throw new RangeError(`the bridge leaves ${id} out`)
        const begins = rowOf(id) !== row
        row = rowOf(id)
        // Above the rows that it is divided into, as a subtotal would stand.
        const sums = begins ? divided.filter((sum) => rowOf(sum.now[0] ?? '') === row) : []
        return [...sums, pair]
      })
    const before = gone.filter((id) => id.startsWith(`${table}.`)).map((id) => ({ now: [], before: [id] }))
    return [...lines, ...before]
  })
}

const pairs = new Map<string, readonly Bridged[]>()

/**
 * Sets two reports side by side, cell by cell, whatever their forms. Pure. Never throws for what a report holds: what is no
 * number is a state of its figure.
 */
export function compareReports(first: Report, second: Report): Comparison {
  const [earlier, later] = first.year <= second.year ? [first, second] : [second, first]
  const forms = { before: editions[earlier.edition], now: editions[later.edition] }
  const key = `${forms.before.id} ${forms.now.id}`
  const known = pairs.get(key) ?? pairsOf(forms.now, forms.before)
  pairs.set(key, known)
  const lines = known.map((cells): ComparedLine => {
    const at = whole(cells) ?? cells.before[0]
    const form = cells.now.length === 1 ? forms.now : forms.before
    const cell = at && cellOf(form, at)
    if (!cell) throw new RangeError(`${at} is no cell of edition ${form.id}`)
    const before = figureIn(earlier, forms.before, cells.before)
    const now = figureIn(later, forms.now, cells.now)
    return {
      at: cell.id,
      table: cell.table,
      name: cellName(form, cell.id),
      before,
      now,
      cells,
      ...changeOf(before, now),
    }
  })
  return {
    before: sideOf(earlier),
    now: sideOf(later),
    cautions: cautionsOf(earlier, later),
    lines,
    underivable: [
      ...underivableFrom(earlier.edition, later.edition),
      ...underivableFrom(later.edition, earlier.edition),
    ],
  }
}
