import { availableParallelism } from 'node:os'
import type { Call } from '../command.ts'
import type { Options } from '../options.ts'
import { Problem } from '../problem.ts'

/** The options every command on many files takes. */
export const batchOptions = {
  jobs: {
    type: 'string',
    value: 'N',
    says: {
      'zh-CN': '同时处理的线程数，不写时按处理器的核数',
      en: 'threads; as many as the processor has where left out',
    },
  },
  quiet: {
    type: 'boolean',
    short: 'q',
    says: {
      'zh-CN': '不显示进度条',
      en: 'no progress bar',
    },
  },
  details: {
    type: 'boolean',
    says: {
      'zh-CN': '份数多时也逐条列出，不只列汇总',
      en: 'each finding, not the summary alone, also of many files',
    },
  },
} as const satisfies Options

export interface BatchSettings {
  /** Threads; 1 = all in this process. */
  readonly jobs: number
  /** No progress bar. */
  readonly quiet: boolean
}

export function batchSettings(call: Call): BatchSettings {
  const given = call.text('jobs')
  if (given !== undefined && !/^[1-9]\d{0,2}$/u.test(given)) {
    throw new Problem(
      `--jobs 是同时处理的线程数，应为 1 到 999 的整数，写的是「${given}」。`,
      `--jobs is the number of threads, 1 to 999, not “${given}”.`,
    )
  }
  return { jobs: given === undefined ? availableParallelism() : Number(given), quiet: call.flag('quiet') }
}
