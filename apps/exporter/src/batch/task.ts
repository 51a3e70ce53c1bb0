import type { Input } from '../input.ts'
import type { Printing } from '../reporters/print.ts'
import type { Result } from '../result.ts'

/** What a task made of one file. */
export interface Done {
  readonly result: Result
}

/** Does its work on one file. Throws a Problem where the file or the disk is at fault. */
export type FileTask = (input: Input) => Promise<Done>

/**
 * The tasks that can run on many files, each in a module of its own that is loaded where it runs. Its `prepare` takes the
 * options of the call, plain data that travels to every worker once, and gives the work on one file.
 */
export const tasks = {
  check: () => import('../commands/check-file.ts'),
} as const

export type TaskName = keyof typeof tasks

export type TaskOptions<T extends TaskName> = Parameters<Awaited<ReturnType<(typeof tasks)[T]>>['prepare']>[0]

/** A task with its options and the form its results are printed in. */
export interface Order<T extends TaskName = TaskName> {
  readonly task: T
  readonly options: TaskOptions<T>
  readonly printing: Printing
}
