import { workerData } from 'node:worker_threads'
import type { Outcome } from './outcome.ts'
import { type Job, performer } from './perform.ts'
import type { Order } from './task.ts'

// One thread of the pool: it is started with the order of the call and then given one job after the other.
const order: Order = workerData
const perform = await performer(order)

export default (job: Job): Promise<Outcome> => perform(job)
