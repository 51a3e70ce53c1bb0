import type { Input } from '../input.ts'
import type { Printing } from '../reporters/print.ts'
import type { Result } from '../result.ts'
import type { Counts } from './outcome.ts'
import type { Made } from './staging.ts'

/** What a task made of one file. */
export interface Done {
  /** Missing where the task only looks something up in it. */
  readonly result?: Result
  /** Its findings counted, where the result is told in another way. */
  readonly counts?: Counts
  /** The files that are to be written. */
  readonly files?: readonly Made[]
  /** What a command wants to know of the file beside that: plain data, for it is sent between threads. */
  readonly data?: unknown
}

/** Does its work on one file, of which it has the bytes. Throws a Problem where the file is at fault. */
export type FileTask = (input: Input, bytes: Uint8Array) => Promise<Done>

/**
 * The tasks that can run on many files, each in a module of its own that is loaded where it runs. Its `prepare` takes the
 * options of the call, plain data that travels to every worker once, and gives the work on one file.
 */
export const tasks = {
  annotate: () => import('../commands/annotate-file.ts'),
  check: () => import('../commands/check-file.ts'),
  export: () => import('../commands/export-file.ts'),
  import: () => import('../commands/import-file.ts'),
  identify: () => import('../previous/identify-file.ts'),
  notice: () => import('../review/notice-file.ts'),
  survey: () => import('../review/survey-file.ts'),
} as const

export type TaskName = keyof typeof tasks

export type TaskOptions<T extends TaskName> = Parameters<Awaited<ReturnType<(typeof tasks)[T]>>['prepare']>[0]

/** A task with its options and the form its results are printed in. */
export interface Order<T extends TaskName = TaskName> {
  readonly task: T
  readonly options: TaskOptions<T>
  readonly printing: Printing
  /** Where files are written; missing for a task that writes none. */
  readonly folders?: { readonly output: string; readonly staging: string }
}
