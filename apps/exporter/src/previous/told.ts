import type { Outcome } from '../batch/outcome.ts'
import type { Context } from '../command.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { printable } from '../reporters/text.ts'
import type { Catalogue } from './catalogue.ts'
import type { LastYear } from './last-year.ts'

const shown = 5

/** Files given by `--previous` that are no use, told beside the results: they may be the very ones that are missed. */
export function tellUnusable({ unread, entries, meant }: Catalogue, { err, language }: Context): void {
  const en = language === 'en'
  const nameless = meant ? [] : entries.filter(({ agency, year }) => agency === '' || year === 0)
  const lines = (files: readonly string[]) => [
    ...files.slice(0, shown).map((file) => `  ${printable(file)}`),
    ...(files.length > shown
      ? [en ? `  and ${files.length - shown} more` : `  另有 ${files.length - shown} 份`]
      : []),
  ]
  const parts = [
    ...(unread.length > 0
      ? [
          en ? 'Could not be read as last year’s reports:' : '上年报告中读不了的：',
          ...lines(unread.map(({ file, reason }) => `${file}  ${reason}`)),
        ]
      : []),
    ...(nameless.length > 0
      ? [
          en ? 'State no agency or year, and were not used:' : '看不出单位或年度、没有采用的：',
          ...lines(nameless.map(({ input }) => input.name)),
        ]
      : []),
  ]
  if (parts.length > 0) err(`${parts.join('\n')}\n`)
}

/** The state of last year's report, as a task tells it of each file. */
export interface LastYearData {
  readonly lastYear?: LastYear['state']
}

/** The reporter, with a line at the end on how many reports had last year's beside them. */
export function countingLastYear(reporter: Reporter, { out, language }: Context): Reporter {
  const counts: Record<LastYear['state'], number> = { found: 0, missing: 0, ambiguous: 0 }
  return {
    add: (outcome: Outcome) => {
      const state = (outcome.data as LastYearData | undefined)?.lastYear
      if (state) counts[state]++
      reporter.add(outcome)
    },
    end: (tally) => {
      reporter.end(tally)
      const { found, missing, ambiguous } = counts
      out(
        language === 'en'
          ? `Last year’s report: found for ${found}, missing for ${missing}, ambiguous for ${ambiguous}.\n`
          : `上年报告：${found} 份找到，${missing} 份没有找到，${ambiguous} 份有几份不同的、没有采用。\n`,
      )
    },
  }
}
