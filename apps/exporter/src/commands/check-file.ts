import type { Language } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { sourceOf } from '../input.ts'
import { inspect } from '../result.ts'

export interface CheckOptions {
  readonly language: Language
}

/** One file of `gongkai check`. */
export function prepare({ language }: CheckOptions): FileTask {
  return async ({ name }, bytes) => ({ result: inspect(await sourceOf(name, bytes), language) })
}
