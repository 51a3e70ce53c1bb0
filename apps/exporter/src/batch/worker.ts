import { workerData } from 'node:worker_threads'
import type { Outcome } from './outcome.ts'
import { type Job, performer } from './perform.ts'
import type { Order } from './task.ts'

// One thread of the pool: it is started with the order of the call and then given one lot of jobs after the other.
const order: Order = workerData
const perform = await performer(order)

export default async function done(jobs: readonly Job[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const job of jobs) outcomes.push(await perform(job))
  return outcomes
}
