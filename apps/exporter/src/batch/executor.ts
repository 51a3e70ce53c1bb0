import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './outcome.ts'
import { type Job, performer } from './perform.ts'
import type { Order, TaskName } from './task.ts'
import { together } from './together.ts'

/** Something that does the work of one order, here or in threads. */
export interface Executor {
  readonly run: (job: Job) => Promise<Outcome>
  /** How many jobs keep it busy. */
  readonly ahead: number
  readonly close: () => Promise<void>
}

/** One file after the other in this process: for a few files, which threads would take longer to start for. */
export async function executorHere<T extends TaskName>(order: Order<T>): Promise<Executor> {
  const perform = await performer(order)
  return {
    run: async (job) => {
      // Reading is synchronous: without this, signals and the progress bar would wait for the last file.
      await setImmediate()
      return perform(job)
    },
    ahead: 1,
    close: async () => undefined,
  }
}

const worker = fileURLToPath(new URL('./worker.js', import.meta.url))

/** Jobs a thread is given at a time: between two lots it waits for this one, which may be printing. */
const several = 8

/** Megabytes of script heap one thread may take: more than an honest file needs, and a hostile one ends with its thread. */
const heap = 256

/** A pool of threads. Jobs go to them several at a time. */
export async function executorInThreads<T extends TaskName>(
  order: Order<T>,
  threads: number,
): Promise<Executor> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina<readonly Job[], readonly Outcome[]>({
    filename: worker,
    workerData: order,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  })
  return {
    run: together((jobs) => pool.run(jobs), several),
    ahead: threads * 32,
    close: () => pool.destroy(),
  }
}
