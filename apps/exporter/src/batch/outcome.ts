import { isUnread, type Result } from '../result.ts'
import type { Staged } from './staging.ts'

/** How many findings of each severity. */
export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** What one file of a batch came to: plain data, small enough to be sent between threads by the thousand. */
export interface Outcome {
  /** The input as the user knows it. */
  readonly file: string
  /** What is to be printed of it, in the form the call asked for; empty where only the summary speaks of it. */
  readonly printed: string
  /** Missing where the file was not read. */
  readonly counts?: Counts
  /** Why it could not be read or done, in the language of the call. */
  readonly failed?: string
  /** What the task tells its command. */
  readonly data?: unknown
  /** Hash of the input's bytes, where files are made of them. */
  readonly sha256?: string
  /** Files that wait to be put in place. */
  readonly staged?: readonly Staged[]
  /** The files that were put in place. */
  readonly written?: readonly string[]
  /** The files are there from an earlier run, of the same input and options. */
  readonly kept?: true
  /** The reason lies with the disk: no other file can be done either. */
  readonly endsRun?: true
}

/** The findings of a result, counted. */
export function countsOf(result: Result): Counts | undefined {
  if (isUnread(result)) return undefined
  let errors = 0
  let warnings = 0
  let notes = 0
  for (const { severity } of result.findings) {
    if (severity === 'error') errors++
    else if (severity === 'warning') warnings++
    else notes++
  }
  return { errors, warnings, notes }
}
