import type { Language } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { sourceOf } from '../input.ts'
import type { Catalogue } from '../previous/catalogue.ts'
import { besideOf } from '../previous/last-year.ts'
import type { LastYearData } from '../previous/told.ts'
import { inspect } from '../result.ts'
import type { TextData } from '../similar/option.ts'
import { textOf } from '../similar/sentences.ts'

export interface CheckOptions {
  readonly language: Language
  /** Last year's reports, among which each report's own is looked for. */
  readonly previous?: Catalogue
  /** Gives the text back, to be compared with the others'. */
  readonly similar?: boolean
}

/** One file of `gongkai check`. */
export function prepare({ language, previous, similar }: CheckOptions): FileTask {
  return async ({ name }, bytes) => {
    const source = await sourceOf(name, bytes)
    const beside = previous && (await besideOf(source.report, previous))
    const data: LastYearData & TextData = {
      ...(beside && { lastYear: beside.lastYear.state }),
      ...(similar && { text: textOf(source.report, name) }),
    }
    return { result: inspect(source, language, { beside }), data }
  }
}
