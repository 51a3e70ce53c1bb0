import type { CheckCode } from '../check/figures.ts'
import type { CellId } from '../editions/index.ts'
import type { Reading } from '../finding.ts'

/** A set of edits that mends broken sums and breaks none. Nothing is written; the official decides. */
export interface Repair {
  /** The typed cells to change, in the order of the form, each with its proposed figure: a whole number ≥ 0. */
  readonly set: readonly Reading[]
  /** The computed totals that change with them, with what they will show. */
  readonly follows: readonly Reading[]
  /** Set where the repair moves an amount between two cells of one row or one column: counted in the wrong place. */
  readonly move?: { readonly from: CellId; readonly to: CellId; readonly amount: number }
  /** `code@at` of the broken sums it mends: all that hang together. Repairs that resolve the same are alternatives, none preferred. */
  readonly resolves: readonly string[]
}

export interface BrokenSum {
  /** `code` and `at` of its finding. */
  readonly code: CheckCode
  readonly at: string
  /** Left side minus right side, blanks taken as 0. */
  readonly difference: number
}

/**
 * Why no cell is named:
 * - `computed`: formulas make the totals, so they agree with any part, and many parts fit equally;
 * - `formula`: a computed total is not the sum of its parts; the formula is wrong or its value was not recalculated;
 * - `ambiguous`: more repairs are equally small than help anyone to choose;
 * - `limit`: no repair of three or fewer cells.
 */
export type Reason = 'computed' | 'formula' | 'ambiguous' | 'limit'

export interface Undetermined {
  readonly reason: Reason
  /** The broken sums that hang together. A sum over computed cells only is left out where others show the fault. */
  readonly sums: readonly BrokenSum[]
  /** Cells to check first; may be empty. */
  readonly lookAt: readonly CellId[]
  /** The sums are two of one rule, off by n and −n: perhaps n was counted in the wrong column or row. */
  readonly opposite: boolean
}

export interface Diagnosis {
  /** Smallest first. */
  readonly repairs: readonly Repair[]
  /** What is broken and has no repair above; without sums that are broken by many totals not yet filled in. */
  readonly undetermined: readonly Undetermined[]
}
