import type { Language } from '../rules/rule.ts'
import type { Caution, ComparedLine, Comparison, Side } from './compare.ts'
import type { Figure } from './figure.ts'
import { comparisonCounts } from './jump.ts'

/** A figure as it is shown: the number (or the text it was typed as), or what stands there instead of one. */
export function figureWords(figure: Figure, language: Language): string {
  const en = language === 'en'
  switch (figure.state) {
    case 'number':
      return figure.typed ?? String(figure.value)
    case 'blank':
      return en ? 'blank' : '空白'
    case 'unreadable':
      return en ? `“${figure.typed}”, no number` : `「${figure.typed}」不是数`
    case 'partial':
      return en ? 'not all filled in' : '有格未填，无法合计'
    case 'absent':
      return en ? 'not in the form' : '该版无此项'
  }
}

const signed = (number: string) => (number.startsWith('-') || number === '0' ? number : `+${number}`)

/** `+12`, `-3`, `0`; nothing where there is no difference to be had. */
export const differenceWords = ({ difference }: ComparedLine): string =>
  difference === undefined ? '' : signed(String(difference))

/** `+33.3%`, to one place; from 0 there is no percentage, and so it says. */
export function percentWords({ before, now, difference, percent }: ComparedLine, language: Language): string {
  const en = language === 'en'
  if (difference === undefined || before.state !== 'number' || now.state !== 'number') return ''
  if (difference === 0) return en ? 'same' : '持平'
  if (percent === undefined) {
    if (before.value === 0) return en ? 'from 0' : '原为 0'
    return en ? 'none: below 0' : '原为负数'
  }
  const rounded = percent.toFixed(1)
  if (Number(rounded) === 0) return percent > 0 ? '+<0.1%' : '-<0.1%'
  return `${signed(rounded)}%`
}

const yearWords = (year: number, language: Language) => (language === 'en' ? String(year) : `${year}年`)

const nameWords = ({ agency, year }: Side, language: Language) =>
  language === 'en' ? `${agency}, ${year}` : `${agency}${yearWords(year, language)}`

/** The heading of the two sides: 2023年; with the agency where the year does not tell them apart. */
export function sideWords(
  { before, now }: Comparison,
  language: Language,
): { readonly before: string; readonly now: string } {
  const word = (side: Side) =>
    before.year === now.year ? nameWords(side, language) : yearWords(side.year, language)
  const words = { before: word(before), now: word(now) }
  if (words.before !== words.now) return words
  const [first, second] = language === 'en' ? [' (first)', ' (second)'] : ['（前一份）', '（后一份）']
  return { before: `${words.before}${first}`, now: `${words.now}${second}` }
}

/** 某局2023年与2024年政府信息公开工作年度报告对比 */
export function comparisonTitle({ before, now, cautions }: Comparison, language: Language): string {
  const two = cautions.includes('other-agency')
  if (language === 'en') {
    const sides = two
      ? `${nameWords(before, language)}, and ${nameWords(now, language)}`
      : `${before.year} and ${now.year}`
    return `${two ? '' : `${now.agency}: `}annual reports compared: ${sides}`
  }
  const later = two ? nameWords(now, language) : yearWords(now.year, language)
  return `${nameWords(before, language)}与${later}政府信息公开工作年度报告对比`
}

/** One sentence for each thing to be careful with. */
export function cautionWords({ before, now, cautions }: Comparison, language: Language): readonly string[] {
  const words: Readonly<Record<Caution, readonly [string, string]>> = {
    'same-year': [
      `两份都是 ${now.year} 年度的报告，不是两年对比。`,
      `Both reports are of ${now.year}: this compares no two years.`,
    ],
    'years-apart': [
      `两份报告不是相邻年度，相隔 ${now.year - before.year} 年。`,
      `The reports are ${now.year - before.year} years apart, not consecutive.`,
    ],
    'other-agency': [
      `两份报告的单位名称不同：「${before.agency}」与「${now.agency}」。单位更名的可以不管，否则请核对是否拿错。`,
      `The reports are of “${before.agency}” and “${now.agency}”: unless it was renamed, one may be the wrong file.`,
    ],
    'other-edition': [
      `两份报告的表格版本不同：${before.year} 年度是 ${before.edition} 版，${now.year} 年度是 ${now.edition} 版；有的项目只有一版有。`,
      `The report of ${before.year} is on the form of ${before.edition}, that of ${now.year} on the form of ${now.edition}: some cells are in one form only.`,
    ],
  }
  return cautions.map((caution) => words[caution][language === 'en' ? 1 : 0])
}

/** How much was compared, in one sentence. */
export function countWords(comparison: Comparison, language: Language): string {
  const { compared, changed, unsettled, oneSided } = comparisonCounts(comparison)
  if (language === 'en') {
    return `${compared} figures compared, ${changed} differ; ${unsettled} are blank or no number in either year and were not compared${oneSided > 0 ? `; ${oneSided} are in one year’s form only` : ''}.`
  }
  return `比较了 ${compared} 项，其中 ${changed} 项有变化；${unsettled} 项有一年空白或不是数，没有比较${oneSided > 0 ? `；${oneSided} 项只有一年的表格有` : ''}。`
}
