import { cellName } from '../describe/facts.ts'
import type { Edition } from '../editions/form.ts'
import type { Report } from '../report.ts'
import { carriedInFrom } from '../rules/bridge.ts'
import type { Language } from '../rules/rule.ts'
import { fillStar, starsOf } from '../sums.ts'
import { underivableFrom } from './underivable.ts'

/** What last year's report settled of a new form and what not, in sentences for whoever fills it in. */
export function carriedInWords(previous: Report, edition: Edition, language: Language): readonly string[] {
  const cells = starsOf(edition, 'requests.carriedIn.*').map((star) => ({
    carriedIn: fillStar('requests.carriedIn.*', star),
    carriedOut: fillStar('requests.carriedOut.*', star),
  }))
  const filled = carriedInFrom(previous, edition)
  const open = cells.filter(({ carriedIn }) => !Object.hasOwn(filled, carriedIn))
  const names = open.map(({ carriedOut }) => cellName(edition, carriedOut))
  const { year } = previous
  const en = language === 'en'
  return [
    ...(open.length < cells.length
      ? [
          en
            ? `What the report of ${year} carried out is filled in as carried in (${cells.length - open.length} of ${cells.length} cells); please check.`
            : `「上年结转」有 ${cells.length - open.length} 格已按 ${year} 年度报告的「结转下年度继续办理」填好，请核对。`,
        ]
      : []),
    ...(open.length > 0
      ? [
          en
            ? `Blank or no number in the report of ${year}, so not filled in: ${names.join(', ')}.`
            : `${year} 年度报告中这些格空白或不是数，「上年结转」没有代填：${names.join('、')}。`,
        ]
      : []),
    ...underivableFrom(previous.edition, edition.id).map(({ why }) => why[language]),
  ]
}
