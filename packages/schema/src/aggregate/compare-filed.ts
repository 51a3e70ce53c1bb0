import { cellOf } from '../cells.ts'
import type { CellId } from '../editions/index.ts'
import type { Finding } from '../finding.ts'
import { readQuantity } from '../quantity.ts'
import type { Report, Value } from '../report.ts'
import { unevenness } from './additive.ts'
import type { Aggregate } from './aggregate.ts'
import { type Cause, causesOf, type Suspect } from './causes.ts'
import type { RollupCode } from './codes.ts'
import { exactSum } from './exact-sum.ts'

/** A cell in which the filed report is not the sum of its units. */
export interface Difference {
  readonly id: CellId
  readonly filed: Value
  readonly sum: number
  /** Filed less sum; missing where the filed cell is no number. */
  readonly by?: number
  /** The units most likely to cause it, the likeliest first; empty where nothing points at one. */
  readonly causes: readonly Cause[]
  /** Set on a total that is off by just as much as its parts are together. */
  readonly follows?: readonly CellId[]
}

export interface FiledComparison {
  readonly differences: readonly Difference[]
  /** Cells in which the filed report has more than its units, taken for its own part (`ownUnknown`). */
  readonly takenForOwn: readonly CellId[]
  /** Cells that were compared. */
  readonly compared: number
  /** Cells without a sum, since a unit left them blank: not assessable. */
  readonly notAssessable: readonly CellId[]
}

export interface CompareOptions {
  /** The government's own (本级) figures are in what it filed and not among the sums: only less than the sums is sure to be wrong. */
  readonly ownUnknown?: boolean
}

function filedNumber(filed: Report, id: CellId, sums: Aggregate): number | undefined {
  const cell = cellOf(sums.edition, id)
  if (!cell) throw new RangeError(`edition ${sums.edition.id} has no cell ${id}`)
  const reading = readQuantity(filed.values[id], cell.quantity, cell.unit)
  return reading.state === 'number' ? reading.value : undefined
}

/** The parts a differing total takes its difference from, along its row or up its column. */
function followed(id: CellId, by: ReadonlyMap<string, number>, sums: Aggregate): readonly CellId[] {
  const cell = cellOf(sums.edition, id)
  const sides = cell ? [cell.rowParts, cell.columnParts] : []
  for (const parts of sides) {
    const differing = parts.filter((part) => (by.get(part) ?? 0) !== 0)
    if (differing.length > 0 && exactSum(differing.map((part) => by.get(part) ?? 0)) === by.get(id))
      return differing
  }
  return []
}

/**
 * A government's own filed report against the sum of its units, cell by cell. `suspects` are the units that may be behind a
 * difference: those added up, those left out, and what diagnosis would change in them.
 */
export function compareFiled(
  filed: Report,
  sums: Aggregate,
  suspects: readonly Suspect[],
  { ownUnknown = false }: CompareOptions = {},
): FiledComparison {
  const assessable = sums.cells.filter(({ gaps }) => gaps.length === 0)
  const by = new Map<string, number>()
  const takenForOwn: CellId[] = []
  for (const { id, sum } of assessable) {
    const number = filedNumber(filed, id, sums)
    if (number === undefined || number === sum) continue
    // Where cells do not simply add up, a difference either way is for people to look at.
    if (ownUnknown && number > sum && !unevenness(id)) takenForOwn.push(id)
    else by.set(id, exactSum([number, -sum]))
  }
  const compared = assessable.filter(({ id }) => filedNumber(filed, id, sums) !== undefined)
  const causes = causesOf(by, new Set(compared.map(({ id }) => id)), suspects)
  const differences = assessable.flatMap(({ id, sum }): Difference[] => {
    const difference = by.get(id)
    const value = (Object.hasOwn(filed.values, id) ? filed.values[id] : null) ?? null
    if (difference === undefined)
      return filedNumber(filed, id, sums) === undefined ? [{ id, filed: value, sum, causes: [] }] : []
    const follows = followed(id, by, sums)
    return [
      {
        id,
        filed: value,
        sum,
        by: difference,
        causes: causes(id, follows),
        ...(follows.length > 0 && { follows }),
      },
    ]
  })
  return {
    differences,
    takenForOwn,
    compared: compared.length,
    notAssessable: sums.cells.flatMap(({ id, gaps }) => (gaps.length > 0 ? [id] : [])),
  }
}

/** A finding for each difference: an error where the form simply adds up, a warning where units may count the same thing. */
export const filedFindings = ({ differences }: FiledComparison): readonly Finding<RollupCode>[] =>
  differences.map(({ id, filed, sum, causes }) => ({
    code: 'rollup/filed-differs',
    severity: unevenness(id) ? 'warning' : 'error',
    at: id,
    actual: filed,
    expected: sum,
    evidence: causes.map(({ unit, figure }) => ({ at: unit, value: figure })),
  }))

/** That the rest was not compared, where it was taken for the government's own part. */
export const takenForOwn = (
  { takenForOwn: cells }: FiledComparison,
  government: string,
): readonly Finding<RollupCode>[] =>
  cells.length === 0
    ? []
    : [
        {
          code: 'rollup/taken-for-own',
          severity: 'note',
          at: government,
          actual: cells.length,
          evidence: cells.map((at) => ({ at, value: null })),
        },
      ]
