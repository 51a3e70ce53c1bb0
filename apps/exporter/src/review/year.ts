import type { Wording } from '@gongkai/schema'
import type { Context } from '../command.ts'
import { Problem } from '../problem.ts'
import { printable } from '../reporters/text.ts'
import type { Survey, Surveyed } from './survey.ts'

/** What says the year of a run, the first of them that is there. */
export interface YearSources {
  /** The value of --year. */
  readonly given: string | undefined
  readonly own: Surveyed | undefined
  readonly filed: Surveyed | undefined
}

interface Stated {
  readonly year: number
  readonly from: Wording
}

function statedBy({ given, own, filed }: YearSources): Stated | undefined {
  if (given !== undefined) {
    if (/^\d{4}$/u.test(given)) return { year: Number(given), from: { 'zh-CN': '--year', en: '--year' } }
    throw new Problem(
      `--year 应为四位年份，写的是「${given}」。`,
      `--year takes a year of four digits, not “${given}”.`,
    )
  }
  const [option, source] = own ? ['--own', own] : ['--filed', filed]
  // 0 is the year of reports that name none.
  if (!source?.filing.year) return undefined
  const { file, year } = source.filing
  const from = { 'zh-CN': `${option} 的报表（${file}）`, en: `the report of ${option} (${file})` }
  return { year, from }
}

/** The year that was asked for, else the own or filed report's, else the one most reports are of. */
export function yearOf(sources: YearSources, { read }: Survey, { language, err }: Context): number {
  const stated = statedBy(sources)
  const counts = new Map<number, number>()
  for (const { filing } of read)
    if (filing.year !== 0) counts.set(filing.year, (counts.get(filing.year) ?? 0) + 1)
  const [most, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (stated) {
    const { year, from } = stated
    if (most && most[0] !== year && most[1] * 2 > read.length) {
      const said =
        language === 'en'
          ? `The year is ${year}, from ${from.en}; yet ${most[1]} of ${read.length} reports are of ${most[0]}. If that is the year, use --year ${most[0]} and the government’s report of that year.`
          : `按 ${year} 年度，取自 ${from['zh-CN']}；但 ${read.length} 份报表中有 ${most[1]} 份是 ${most[0]} 年度的。要按 ${most[0]} 年度，请写 --year ${most[0]}，并用这一年度的本级报表。`
      err(`${printable(said)}\n`)
    }
    return year
  }
  if (!most) {
    throw new Problem(
      read.length === 0
        ? '一份报表也读不了，不知道是哪一年度。请先处理读不了的文件，或用 --year 写明年度。'
        : '各份报表都没有写年度，不知道是哪一年度。请用 --year 写明年度。',
      read.length === 0
        ? 'No report could be read, so the year is unknown: name it with --year.'
        : 'No report names its year: name it with --year.',
    )
  }
  if (second && second[1] === most[1]) {
    throw new Problem(
      `各单位报的年度不一：${most[0]} 和 ${second[0]} 年度一样多。请用 --year 写明汇总哪一年度。`,
      `As many reports are of ${most[0]} as of ${second[0]}: name the year with --year.`,
    )
  }
  return most[0]
}
