import type { OpenBook } from '@gongkai/workbook/sheets'
import { type Applied, type Content, type Edit, type Host, HostError, type HostErrorCode } from '../port.ts'
import { cellState, contentOf } from './cell-state.ts'
import type { Plan } from './plan.ts'
import type { SheetsTold } from './sheets-told.ts'

/** What became of a plan. All of its cells are written or none. */
export type Done =
  /** `told` where sheets came or went; `unread` where it cannot be taken back, for what formulas show could not be read. */
  | { readonly state: 'applied'; readonly cells: number; readonly told?: SheetsTold; readonly unread?: true }
  | Exclude<Applied, { readonly state: 'applied' }>
  /** Sheets were to come or go, and did not. */
  | { readonly state: 'sheets'; readonly told: SheetsTold }
  /** Another workbook is in front than the one the official looked at. */
  | { readonly state: 'other-workbook' }
  | { readonly state: 'trouble'; readonly code: HostErrorCode | 'bug' }
  /** Another plan is being carried out. */
  | { readonly state: 'busy' }
  /** There is nothing to take back. */
  | { readonly state: 'nothing' }

export type Act = () => Promise<Performed>

export interface Performed {
  readonly done: Done
  /** Takes back what was done. */
  readonly back?: Act
}

const sheetActs = () => import('./sheet-acts.ts')

/** Carries a plan out. */
export async function perform(host: Host, { changes, sheet, insertion }: Plan): Promise<Performed> {
  const edits = changes.map(({ edit }) => edit)
  if (insertion) return (await sheetActs()).insertSheets(host, insertion)
  return sheet ? (await sheetActs()).writeOnNewSheet(host, sheet, edits) : write(host, edits)
}

/**
 * Writes edits and makes those that take them back: each expects what was written, so that 撤回 never overwrites what somebody
 * typed since. What a formula shows is read for it.
 */
export async function write(host: Host, edits: readonly Edit[]): Promise<Performed> {
  const applied = await host.apply(edits)
  if (applied.state !== 'applied') return { done: applied }
  const done = { state: 'applied', cells: edits.length } as const
  const book = edits.some(({ set }) => isFormula(set)) ? await readBack(host) : noCells
  if (!book) return { done: { ...done, unread: true } }
  const back = edits.map(({ at, set }, index): Edit => {
    const expect = isFormula(set) ? cellState(book, at) : { value: set }
    return { at, expect, set: contentOf(applied.before[index]!.state) }
  })
  return { done, back: () => write(host, back) }
}

const isFormula = (content: Content): content is Extract<Content, object> =>
  content !== null && typeof content === 'object'
const noCells: OpenBook = { sheets: [], names: {} }

/** `undefined` where the host cannot read just now: what was done before is done all the same. */
export async function readBack(host: Host): Promise<OpenBook | undefined> {
  try {
    return (await host.read()).book
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return undefined
  }
}

/** What comes of an act; what the host refuses is told. */
export async function outcomeOf(act: Act): Promise<Performed> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return { done: { state: 'trouble', code: error.code } }
  }
}
