import type { Quantity } from './editions/form.ts'
import type { FixTitle } from './finding.ts'
import type { Value } from './report.ts'

/** What a cell is written with wrongly; the codes of area `cell/` that concern one cell. */
export type CellCode =
  | 'cell/not-a-number'
  | 'cell/unit'
  | 'cell/remark'
  | 'cell/sign-word'
  | 'cell/sign-unclear'
  | 'cell/typed-as-text'
  | 'cell/negative'
  | 'cell/not-whole'
  | 'cell/too-many-decimals'
  | 'cell/too-large'

export interface CellProblem {
  readonly code: CellCode
  /** The number the text most likely means, in the form's unit, with what setting it does. */
  readonly proposal?: { readonly value: number; readonly title: FixTitle; readonly safe: boolean }
  /** Words beside the number that would be lost by the proposal: 其中修订16件. */
  readonly remark?: string
}

/** How a cell reads. Blank, a number, and text that is no number are three things. */
export type CellReading =
  | { readonly state: 'blank' }
  | { readonly state: 'number'; readonly value: number; readonly problem?: CellProblem }
  | { readonly state: 'unreadable'; readonly problem: CellProblem }

export function readQuantity(_value: Value | undefined, _quantity: Quantity, _unit?: '万元'): CellReading {
  throw new Error('to be written')
}
