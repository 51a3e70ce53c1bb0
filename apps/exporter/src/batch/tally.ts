import type { NotRead } from './not-read.ts'
import type { Outcome } from './outcome.ts'

/** A file that the summary names. */
export interface Named {
  readonly file: string
  readonly errors: number
  readonly warnings: number
}

/** What a batch came to so far. */
export interface Tally {
  /** How many files were named. */
  readonly total: number
  done: number
  withoutErrors: number
  /** Of those without errors. */
  withWarnings: number
  /** Files written. */
  written: number
  /** Inputs whose files were there from an earlier run. */
  kept: number
  readonly faulty: Named[]
  /** Files beside the inputs that may hold a report. */
  readonly notRead: readonly NotRead[]
  /** Why it ended before the last file: a signal, or the sentence of what went wrong. */
  stopped?: 'interrupted' | (string & {})
  readonly failed: { readonly file: string; readonly reason: string }[]
}

export const newTally = (total: number, notRead: readonly NotRead[] = []): Tally => ({
  total,
  notRead,
  done: 0,
  withoutErrors: 0,
  withWarnings: 0,
  written: 0,
  kept: 0,
  faulty: [],
  failed: [],
})

export function count(tally: Tally, { file, counts, failed, written, kept }: Outcome): void {
  tally.done++
  tally.written += written?.length ?? 0
  if (kept) tally.kept++
  if (failed !== undefined) tally.failed.push({ file, reason: failed })
  if (!counts) return
  const { errors, warnings } = counts
  if (errors > 0) tally.faulty.push({ file, errors, warnings })
  else {
    tally.withoutErrors++
    if (warnings > 0) tally.withWarnings++
  }
}

/** 0 = no error, 1 = errors, 2 = something could not be read or done; 2 outranks 1. */
export function exitCodeOf({ total, done, faulty, failed }: Tally): 0 | 1 | 2 {
  if (failed.length > 0 || done < total) return 2
  return faulty.length > 0 ? 1 : 0
}
