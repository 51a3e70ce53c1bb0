import { type OutputFormat, type Profile, writers } from '@gongkai/document'
import { editions, type Language, titleOf } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { sourceOf } from '../input.ts'
import { safeName } from '../output.ts'
import { quickPlatform } from '../platform.ts'
import type { Catalogue } from '../previous/catalogue.ts'
import { besideOf } from '../previous/last-year.ts'
import type { LastYearData } from '../previous/told.ts'
import { hasErrors, inspect } from '../result.ts'

export interface ExportOptions {
  readonly language: Language
  readonly to: readonly OutputFormat[]
  readonly profile?: Profile
  readonly draft: boolean
  /** The name of the one file; where several are written, agency, year and the standard title make it. */
  readonly name?: string
  /** Last year's reports, among which each report's own is looked for. */
  readonly previous?: Catalogue
}

/** One file of `gongkai export`: checked, and written where it has no errors or a draft is wanted. */
export function prepare({ language, to, profile, draft, name, previous }: ExportOptions): FileTask {
  const options = { ...quickPlatform, draft, ...(profile && { profile }) }
  return async (input, bytes) => {
    const source = await sourceOf(input.name, bytes)
    const beside = previous && (await besideOf(source.report, previous))
    const result = inspect(source, language, { beside })
    const told = beside && { data: { lastYear: beside.lastYear.state } satisfies LastYearData }
    if (hasErrors(result) && !draft) return { result, ...told }
    const { report } = source
    const title = safeName(titleOf(report, editions[report.edition]))
    const files = to.map((format) => {
      const { extension, write } = writers[format]
      return { name: name ?? `${title}.${extension}`, content: write(report, options) }
    })
    return { result, files, ...told }
  }
}
