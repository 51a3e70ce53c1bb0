import type { Reading, Value } from '@gongkai/schema'
import type { StoredBook, Where, WordSheet } from '@gongkai/workbook/sheets'
import type { Content, Edit } from '../port.ts'
import type { Assessment } from './assess.ts'
import { cellState } from './cell-state.ts'

export type PlanKind =
  | 'repair'
  | 'fix'
  | 'safe-fixes'
  | 'fill-zero'
  | 'total-values'
  | 'total-formulas'
  | 'carried-in'
  | 'explain'
  | 'unexplain'
  | 'starter-text'
  | 'insert-template'

/** One cell of a plan, as the official is shown it. */
export interface Change {
  /** Cell id, a section where it is a paragraph, or `explanation`. */
  readonly at: string
  readonly edit: Edit
  /** What a formula will show. */
  readonly shows?: Value
}

/** Sheets of a file to be put into the workbook. */
export interface Insertion {
  /** In it the sheets are called as they will be here. */
  readonly file: Uint8Array
  /** What is in it. */
  readonly book: StoredBook
  /** In the order of their tabs: what the template calls each, and what it is called here. */
  readonly sheets: readonly { readonly name: string; readonly as: string }[]
  /** Names of the workbook that mean nothing any more: those of the file take their place. */
  readonly broken: readonly string[]
  /** Sheets whose figures are checked as long as these have not come: names go before labels. */
  readonly checkedNow: readonly string[]
}

/** Cells to be written on one click, made from what was seen. Nothing is written by making it. */
export interface Plan {
  readonly kind: PlanKind
  readonly workbook: string
  readonly changes: readonly Change[]
  /** To be put into the workbook first: the changes are on it. */
  readonly sheet?: WordSheet
  /** Then there are no changes of cells. */
  readonly insertion?: Insertion
  /** Computed totals that follow. */
  readonly follows: readonly Reading[]
  /** Cells that the action is about and that it leaves as they are: a value there is not what a formula would make. */
  readonly left: readonly string[]
}

/**
 * A plan over the cells that are to change. `undefined` where there is nothing to change, or where the workbook does not have
 * one of the cells.
 */
export function planOf(
  kind: PlanKind,
  { snapshot, where }: Assessment,
  contents: readonly {
    readonly at: string
    readonly set: Content
    readonly shows?: Value
    readonly place?: Where
  }[],
  { follows = [], left = [], sheet }: Partial<Pick<Plan, 'follows' | 'left' | 'sheet'>> = {},
): Plan | undefined {
  const changes = contents.flatMap(({ at, set, shows, place = where(at) }): Change[] => {
    if (!place) return []
    const expect = cellState(snapshot.book, place)
    if (expect.formula === undefined && expect.value === set) return []
    return [{ at, edit: { at: place, expect, set }, ...(shows !== undefined && { shows }) }]
  })
  if (changes.length < contents.length && contents.some(({ at, place }) => !place && !where(at)))
    return undefined
  if (changes.length === 0) return undefined
  return { kind, workbook: snapshot.workbook, changes, ...(sheet && { sheet }), follows, left }
}
