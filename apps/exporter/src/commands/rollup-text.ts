import { causeWords, cellName, type Language, severityWords, standingsLine } from '@gongkai/schema'
import { printable } from '../reporters/text.ts'
import type { Rollup } from '../review/rollup.ts'
import type { Remark } from '../review/survey-file.ts'

/** Lines printed of one kind; a thousand missing units are listed in the workbook. */
const told = 20

function remarkLines(remarks: readonly Remark[], language: Language, all: boolean): readonly string[] {
  const seen = new Map<string, number>()
  const lines = remarks.flatMap(({ code, severity, message, todo }) => {
    const count = (seen.get(code) ?? 0) + 1
    seen.set(code, count)
    if (!all && count > told) return []
    const space = language === 'en' ? ' ' : ''
    return [`  ${severityWords[severity][language]}  ${printable(`${message}${space}${todo}`)}  ${code}`]
  })
  const more = [...seen].filter(([, count]) => !all && count > told)
  return [
    ...lines,
    ...more.map(([code, count]) =>
      language === 'en'
        ? `  … and ${count - told} more of ${code}: see sheet 问题, or use --details`
        : `  另有 ${count - told} 处 ${code}，见汇总表「问题」，或加 --details`,
    ),
  ]
}

function comparisonLines({ comparison, sums }: Rollup, language: Language): readonly string[] {
  if (!comparison) return []
  const { differences, compared, notAssessable } = comparison
  const english = language === 'en'
  const head = english
    ? `Filed report against its units: ${compared} cells compared, ${differences.length} differ, ${notAssessable.length} not assessable`
    : `上报的汇总表与各单位相比：比了 ${compared} 格，${differences.length} 格不符，${notAssessable.length} 格无法判断`
  // A unit is named once, with the first cell that points at it.
  const units = new Set<string>()
  const causes = differences.flatMap(({ id, causes: likely }) =>
    likely.flatMap((cause) => {
      if (units.has(cause.unit)) return []
      units.add(cause.unit)
      return [`  ${cellName(sums.edition, id)}${english ? ': ' : '：'}${causeWords(cause, language)}`]
    }),
  )
  return [head, ...causes.slice(0, told).map(printable)]
}

/** What a roll-up came to, for people. */
export function rollupText(rollup: Rollup, language: Language, details: boolean): string {
  const { census, report, remarks } = rollup
  const english = language === 'en'
  const title = english
    ? `${census.government.name}, ${report.year}`
    : `${census.government.name} ${report.year} 年度汇总`
  return [
    printable(title),
    ...remarkLines(remarks, language, details),
    ...comparisonLines(rollup, language),
    standingsLine(census.units, language),
  ]
    .map((line) => `${line}\n`)
    .join('')
}
