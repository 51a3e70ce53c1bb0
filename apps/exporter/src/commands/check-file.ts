import type { Language } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { load } from '../input.ts'
import { inspect } from '../result.ts'

export interface CheckOptions {
  readonly language: Language
}

/** One file of `gongkai check`. */
export function prepare({ language }: CheckOptions): FileTask {
  return async (input) => ({ result: inspect(await load(input), language) })
}
