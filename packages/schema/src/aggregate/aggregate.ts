import { cellsOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import type { CellId } from '../editions/index.ts'
import { readQuantity } from '../quantity.ts'
import type { Report, Value } from '../report.ts'
import { exactSum } from './exact-sum.ts'

/** A report that goes into a sum: 本级, a unit's own, or one that already is a sum (汇总). */
export interface Part {
  /** The unit, as the roster writes it. */
  readonly unit: string
  readonly values: Report['values']
}

/** What one unit has in a cell; `number` is missing where the cell is blank or holds no number. */
export interface Origin {
  readonly unit: string
  readonly value: Value
  readonly number?: number
}

/** One cell of the sum, with every unit that makes it. */
export interface SummedCell {
  readonly id: CellId
  /** What the numbers add up to. The cell's sum only if `gaps` is empty. */
  readonly sum: number
  /** Units whose cell is not zero, in the order of the parts. */
  readonly origins: readonly Origin[]
  /** Those of them whose cell is blank or no number: the cell has no sum then. */
  readonly gaps: readonly Origin[]
}

export interface Aggregate {
  readonly edition: Edition
  /** How many reports were added up. */
  readonly parts: number
  /** Every cell of the edition, in the order of the form. */
  readonly cells: readonly SummedCell[]
  readonly byId: ReadonlyMap<string, SummedCell>
}

/**
 * Adds reports up cell by cell: the government's report is 本级 + Σ units. All must be of the edition. A blank is not a zero,
 * so a cell that is blank or unreadable in one report has no sum.
 */
export function aggregate(edition: Edition, parts: readonly Part[]): Aggregate {
  const cells = cellsOf(edition).map(({ id, quantity, unit: measure }): SummedCell => {
    const origins = parts.flatMap(({ unit, values }): Origin[] => {
      const value = (Object.hasOwn(values, id) ? values[id] : null) ?? null
      const reading = readQuantity(value, quantity, measure)
      if (reading.state !== 'number') return [{ unit, value }]
      return reading.value === 0 ? [] : [{ unit, value, number: reading.value }]
    })
    const numbers = origins.flatMap(({ number }) => number ?? [])
    const gaps = origins.filter(({ number }) => number === undefined)
    return { id, sum: exactSum(numbers), origins, gaps }
  })
  return { edition, parts: parts.length, cells, byId: new Map(cells.map((cell) => [cell.id, cell])) }
}

/** What stands in a cell that has no sum; the roll-up workbook's formulas say the same. Begins with no digit: no reader takes it for a number. */
export const gapWords = { before: '缺 ', between: ' 个单位，其余合计 ' } as const

/** The cell as a report holds it: the sum, or the words that say how many units lack it; blank where no report was added up. */
export function summedValue({ sum, gaps }: SummedCell, parts: number): Value {
  if (gaps.length === 0) return parts === 0 ? null : sum
  return `${gapWords.before}${gaps.length}${gapWords.between}${sum}`
}

/** The values of the government's report. */
export const summedValues = ({ cells, parts }: Aggregate): Report['values'] =>
  Object.fromEntries(cells.map((cell) => [cell.id, summedValue(cell, parts)]))
