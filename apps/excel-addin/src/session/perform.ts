import { type Applied, type Edit, type Host, HostError, type HostErrorCode } from '../port.ts'
import { cellState, contentOf } from './cell-state.ts'
import type { Plan } from './plan.ts'

/** What became of a plan. All of its cells are written or none. */
export type Done =
  | { readonly state: 'applied'; readonly cells: number }
  | Exclude<Applied, { readonly state: 'applied' }>
  /** Another workbook is in front than the one the official looked at. */
  | { readonly state: 'other-workbook' }
  | { readonly state: 'trouble'; readonly code: HostErrorCode | 'bug' }
  /** Another plan is being carried out. */
  | { readonly state: 'busy' }
  /** There is nothing to take back. */
  | { readonly state: 'nothing' }

/**
 * Writes edits, on a sheet that is put in first where there is one, and makes those that take them back: each expects what is there now, so that 撤回 never overwrites what somebody
 * typed since.
 */
export async function perform(
  host: Host,
  edits: readonly Edit[],
  sheet?: Plan['sheet'],
): Promise<{ readonly done: Done; readonly back: readonly Edit[] }> {
  try {
    if (sheet) await host.addSheet(sheet)
    const applied = await host.apply(edits)
    if (applied.state !== 'applied') return { done: applied, back: [] }
    const { book } = await host.read()
    const back = applied.before.map(
      ({ at, state }): Edit => ({ at, expect: cellState(book, at), set: contentOf(state) }),
    )
    return { done: { state: 'applied', cells: edits.length }, back }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return { done: { state: 'trouble', code: error.code }, back: [] }
  }
}
