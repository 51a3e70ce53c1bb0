import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, type Input } from '../input.ts'
import { inLanguage, Problem } from '../problem.ts'
import { type Printing, print } from '../reporters/print.ts'
import { keptLine } from '../reporters/summary.ts'
import type { Entry } from './manifest.ts'
import { countsOf, type Outcome } from './outcome.ts'
import { sha256, stage } from './staging.ts'
import { type Order, type TaskName, tasks } from './task.ts'

/** One input, and what an earlier run of the same call made of it. */
export interface Job {
  readonly input: Input
  readonly known?: Entry | undefined
}

export type Perform = (job: Job) => Promise<Outcome>

/** The work of an order on one file, ready to be called for each. What a file is refused for is an outcome like any other. */
export async function performer<T extends TaskName>(order: Order<T>): Promise<Perform> {
  const { task, options, printing, folders } = order
  const { prepare } = await tasks[task]()
  const perform = await prepare(options as never)
  return async ({ input, known }) => {
    const file = input.name
    if (input.refused) return failure(file, input.refused[printing.language], printing)
    try {
      const bytes = bytesOf(input)
      const hashed = folders && { sha256: hashOf(input, bytes) }
      if (known && hashed?.sha256 === known.sha256 && isIntact(known, folders?.output ?? '')) {
        return { file, printed: keptLine(file, printing), counts: known.counts, kept: true }
      }
      const { result, files = [], data, ...done } = await perform(input, bytes)
      const counts = done.counts ?? (result && countsOf(result))
      const staged = folders && files.map((made) => stage(folders.staging, made))
      return {
        file,
        printed: result ? print(result, printing) : '',
        ...(counts && { counts }),
        ...(data !== undefined && { data }),
        ...hashed,
        ...(staged && { staged }),
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const failed = failure(file, inLanguage(error, printing.language), printing)
      return error.endsRun ? { ...failed, endsRun: true } : failed
    }
  }
}

const hashOf = ({ note }: Input, bytes: Uint8Array): string =>
  note === undefined ? sha256(bytes) : sha256(`${sha256(bytes)} ${JSON.stringify(note)}`)

function isIntact({ files }: Entry, folder: string): boolean {
  return files.every(({ name, sha256: expected }) => {
    try {
      return sha256(readFileSync(join(folder, name))) === expected
    } catch {
      return false
    }
  })
}

/** The outcome of a file that could not be read or done. */
export const failure = (file: string, reason: string, printing: Printing): Outcome => ({
  file,
  printed: print({ file, error: reason }, printing),
  failed: reason,
})
