import type { Where } from '@gongkai/workbook/sheets'
import type { Kept } from '../port.ts'

/** What became of putting sheets in, or of taking them out again. */
export type SheetsTold =
  /** Read back: there, with all that was in the file. */
  | { readonly what: 'inserted'; readonly sheets: readonly string[] }
  /** Read back: there, but these cells hold something else than the file does. */
  | { readonly what: 'differing'; readonly sheets: readonly string[]; readonly cells: readonly Where[] }
  /** The program says that they are there, and they could not be read. */
  | { readonly what: 'unread'; readonly sheets: readonly string[] }
  /** The program says that they are there, and these are not. */
  | { readonly what: 'lost'; readonly sheets: readonly string[] }
  /** They came to be written on, and could be neither written on nor taken out. */
  | { readonly what: 'bare'; readonly sheets: readonly string[] }
  /** Nothing was done: sheets of these names have come since the official looked. */
  | { readonly what: 'taken'; readonly sheets: readonly string[] }
  /** Nothing was done: the program refused, or the workbook takes no sheets. */
  | { readonly what: 'refused' | 'locked' }
  /** Gone, as far as they can be read. */
  | { readonly what: 'removed'; readonly sheets: readonly string[] }
  /** They were to go, and these did not. */
  | { readonly what: 'left'; readonly sheets: readonly string[] }
  /** Nothing was taken out, because of this. */
  | { readonly what: 'kept'; readonly kept: Kept }
