import type { Context } from '../command.ts'
import type { Input } from '../input.ts'
import { type Reporter, reporterOf } from '../reporters/reporter.ts'
import { executorHere, executorInThreads } from './executor.ts'
import { inOrder } from './in-order.ts'
import type { NotRead } from './not-read.ts'
import type { OutFolder } from './out-folder.ts'
import type { Outcome } from './outcome.ts'
import { failure } from './perform.ts'
import { startProgress } from './progress.ts'
import type { BatchSettings } from './settings.ts'
import { count, newTally, type Tally } from './tally.ts'
import type { Order, TaskName } from './task.ts'

/** A task to be done on many files. */
export interface Batch<T extends TaskName> {
  readonly order: Order<T>
  readonly inputs: readonly Input[]
  /** Files beside them that may hold a report, to be told of. */
  readonly notRead?: readonly NotRead[]
  readonly settings: BatchSettings
  /** Where the task's files go; closed at the end. */
  readonly folder?: OutFolder
  /** Who is told of each outcome, in the order of the inputs; the call's printing where none is given. */
  readonly reporter?: Reporter
}

/** As many files are done in this process before threads pay for their start. */
const few = 16

// Sources are run by tests only, which have no compiled worker.
const compiled = import.meta.url.endsWith('.js')

/**
 * Does a task on every input and prints the results in the order of the inputs, then a summary. One bad file is a line
 * of it. SIGINT and SIGTERM end the run after the files under way.
 */
export async function runBatch<T extends TaskName>(batch: Batch<T>, context: Context): Promise<Tally> {
  const { inputs, settings, folder } = batch
  const order = folder ? { ...batch.order, folders: folder.folders } : batch.order
  const { printing } = order
  const reporter = batch.reporter ?? reporterOf(printing, context, inputs.length > 1)
  const tally = newTally(inputs.length, batch.notRead)
  const stop = new AbortController()
  const interrupt = () => {
    tally.stopped = 'interrupted'
    stop.abort()
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const inThreads = compiled && settings.jobs > 1 && inputs.length > few
  const executor = inThreads ? await executorInThreads(order, settings.jobs) : await executorHere(order)
  const progress = await startProgress(inputs.length, context, settings, printing)
  const run = async (input: Input): Promise<Outcome> => {
    try {
      return await executor.run({ input, known: folder?.knownOf(input) })
    } catch (error) {
      return fault(error, input, order, inputs.length, context)
    } finally {
      progress.step()
    }
  }
  try {
    let at = 0
    for await (const outcome of inOrder(inputs, run, { ahead: executor.ahead, stop: stop.signal })) {
      const input = inputs[at++]
      if (!input) throw new RangeError('more outcomes than inputs')
      settleOne(folder ? folder.settle(outcome, input) : outcome, tally, reporter, stop)
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    progress.end()
    await executor.close()
    folder?.close()
  }
  reporter.end(tally)
  return tally
}

/** A full disk is no fault of the file: it ends the run, and files that met it too count as not done. */
function settleOne(outcome: Outcome, tally: Tally, reporter: Reporter, stop: AbortController): void {
  if (outcome.endsRun && tally.total > 1) {
    if (tally.stopped !== undefined) return
    tally.stopped = outcome.failed ?? ''
    stop.abort()
    return
  }
  count(tally, outcome)
  reporter.add(outcome)
}

/** A thread that ran out of memory is told of its file; a bug too, where other files wait, with its trace. */
function fault(error: unknown, input: Input, { printing }: Order, total: number, context: Context): Outcome {
  const english = printing.language === 'en'
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const reason = english
      ? 'It takes more memory than a report may. Delete what is not part of the report, or save it anew.'
      : '读取它需要的内存超过限度，不像一份年度报告。请删去与报告无关的内容后另存再试。'
    return failure(input.name, reason, printing)
  }
  if (total === 1) throw error
  context.err(`${input.name}: ${error instanceof Error ? error.stack : String(error)}\n`)
  const reason = english
    ? `The program failed on it: ${error}. Please report this.`
    : `程序处理它时出错：${error}。请反馈给开发者。`
  return failure(input.name, reason, printing)
}
