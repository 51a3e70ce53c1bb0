import type { Language } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { sourceOf } from '../input.ts'
import type { Catalogue } from '../previous/catalogue.ts'
import { besideOf } from '../previous/last-year.ts'
import type { LastYearData } from '../previous/told.ts'
import { inspect } from '../result.ts'

export interface CheckOptions {
  readonly language: Language
  /** Last year's reports, among which each report's own is looked for. */
  readonly previous?: Catalogue
}

/** One file of `gongkai check`. */
export function prepare({ language, previous }: CheckOptions): FileTask {
  return async ({ name }, bytes) => {
    const source = await sourceOf(name, bytes)
    const beside = previous && (await besideOf(source.report, previous))
    return {
      result: inspect(source, language, beside),
      ...(beside && { data: { lastYear: beside.lastYear.state } satisfies LastYearData }),
    }
  }
}
