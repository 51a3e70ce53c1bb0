import { workerData } from 'node:worker_threads'
import type { Input } from '../input.ts'
import type { Outcome } from './outcome.ts'
import { performer } from './perform.ts'
import type { Order } from './task.ts'

// One thread of the pool: it is started with the order of the call and then given one input after the other.
const order: Order = workerData
const perform = await performer(order)

export default (input: Input): Promise<Outcome> => perform(input)
