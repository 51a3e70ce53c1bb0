import type { Edition } from '../editions/form.ts'
import type { Report } from '../report.ts'
import type { ConsistencyCode } from '../rules/consistency.ts'
import { type Hit, type Passage, passagesOf } from '../rules/document-rule.ts'
import { comparing } from './clauses.ts'
import { type Listed, wrongList } from './lists.ts'
import type { ReadClaim } from './read.ts'

const plain = (text: string) =>
  /[０-９《]/u.test(text)
    ? text
        .replace(/[０-９]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/《[^《》]*》/gu, (title) => '　'.repeat(title.length))
    : text

const period =
  /(?:自|从)?(\d{4})年(\d{1,2})月(\d{1,2})日起?(?:至|到|—+|-|~|－|～)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/u
const ofFigures = /统计(?:期限|时间|时限|周期|区间)|(?:数据|报告)[^。]{0,8}(?:期限|时限)|所列数据|报告期/u

/** 现将某局2024年政府信息公开工作年度报告公布如下: the report about itself. */
const itself =
  /(?:编制|编写|撰写|现将|现公布|现发布|形成)[^。《]{0,40}?(\d{4})年度?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|情况)/u

const sentences = (text: string) => text.split(/[。！？；\n]/u)

/**
 * What came of requests may outnumber those received: held against the tables, not against each other. How they came and from
 * whom, no table has or each request once.
 */
const heldAgainstTables = /(?:申请|收到|受理)[^，。]{0,12}$/u

function periods(report: Report, edition: Edition): readonly Hit[] {
  return passagesOf(report, edition).flatMap(({ at, text }): Hit[] => {
    if (!ofFigures.test(text)) return []
    const wrong = sentences(plain(text)).flatMap((sentence) => {
      const found = ofFigures.test(sentence) ? period.exec(sentence) : null
      if (!found) return []
      const [words, from, month, day, to = from, lastMonth, lastDay] = found
      const days = [month, day, lastMonth, lastDay].map(Number).join(' ')
      return Number(from) === report.year && Number(to) === report.year && days === '1 1 12 31' ? [] : [words]
    })
    const [first] = wrong
    if (first === undefined) return []
    return [{ at, actual: first, expected: `${report.year}年1月1日至12月31日` }]
  })
}

/** （二）依申请公开。2024年，: the year a paragraph opens with, behind its heading. */
const openingYear =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?[^。：:，,\d]{0,16}[。：:]\s*)?((?:19|20)\d\d)年度?(?=[，,]|[我本全共收])/u

/** So many figures of this year under another one are no chance. */
const enough = 2

/**
 * A paragraph of another year with this year's figures: all that it states fits the tables once its year is this one, and not so
 * little that it may be chance.
 */
function staleFigures({ text, section }: Passage, year: string, report: Report, read: ReadText): boolean {
  const stated = read(section, text.replace(new RegExp(`${year}(?=年)`, 'gu'), String(report.year)))
  const figures = stated.filter(({ stated: number }) => number > 0)
  return figures.length >= enough && stated.every(({ state }) => state === 'fits')
}

/** 2024年度未收取信息处理费: of the fee there is one statement only, the report year's. */
const feeOfYear =
  /((?:19|20)\d\d)年度?(?!度?以来|起|\d)[^。；，,]{0,20}?(?:[，,][^。；，,]{0,12}?)?(?:信息处理费|收费通知)(?!管理|收取办法|办法|标准)/u
const ofTheRule = /年的?规定|印发|制定|施行|实施|文件|以来|较|同比|相比|上年|去年/u

function staleFee(text: string, report: Report): string | undefined {
  for (const sentence of sentences(text)) {
    if (sentence.includes(`${report.year}年`) || ofTheRule.test(sentence)) continue
    const [words, year] = feeOfYear.exec(sentence) ?? []
    const printed = words && /^\d{4}年度?/u.exec(words)?.[0]
    // A year further back is one of the notices, unless it is called a 年度.
    const stale = Number(year) === report.year - 1 || printed?.endsWith('度')
    if (printed && stale && Number(year) !== report.year) return printed
  }
  return undefined
}

/** What a text of that section states that the tables can contradict, and whether it fits. */
export type ReadText = (section: Passage['section'], text: string) => readonly ReadClaim[]

/** The other year a passage is of, as printed. */
function staleYear(passage: Passage, report: Report, read: ReadText): string | undefined {
  const text = plain(passage.text)
  if (passage.section === 'other') {
    const fee = staleFee(text, report)
    if (fee !== undefined) return fee
  }
  if (passage.section === 'preface' || text.includes(`${report.year}年`)) return undefined
  const year = openingYear.exec(text)?.[1]
  if (year === undefined || Number(year) === report.year || comparing.test(text)) return undefined
  return staleFigures({ ...passage, text }, year, report, read) ? `${year}年` : undefined
}

function years(report: Report, edition: Edition, read: ReadText): readonly Hit[] {
  const own = `${report.year}年`
  const passages = passagesOf(report, edition)
  const named = passages.flatMap(({ at, text, section }): Hit[] => {
    const found = section === 'preface' || at === 'overview#1' ? itself.exec(plain(text)) : null
    return found && Number(found[1]) !== report.year ? [{ at, actual: found[0], expected: own }] : []
  })
  const overview = passages.filter(({ section }) => section === 'overview')
  const [first] = overview
  const opening = first && /^\s*((?:19|20)\d\d)年度?[，,]/u.exec(plain(first.text))
  // Said of another year throughout: where the report year is named as well, the two are compared.
  const throughout: readonly Hit[] =
    opening && Number(opening[1]) !== report.year && !overview.some(({ text }) => plain(text).includes(own))
      ? [{ at: first.at, actual: opening[0].trim().replace(/[，,]$/u, ''), expected: own }]
      : []
  const whole = named.length > 0 ? named : throughout
  const stale = passages
    .filter(({ at }) => !whole.some((hit) => hit.at === at))
    .flatMap((passage): Hit[] => {
      const actual = staleYear(passage, report, read)
      return actual === undefined ? [] : [{ at: passage.at, actual, expected: own }]
    })
  return [...whole, ...stale]
}

const sumOf = ({ parts }: Listed) => parts.reduce((a, b) => a + b, 0)

function lists(report: Report, edition: Edition): readonly Hit[] {
  return passagesOf(report, edition).flatMap(({ at, text }): Hit[] => {
    if (!/其中|分别|分项|包括|具体/u.test(text)) return []
    const wrong = sentences(plain(text)).flatMap((sentence) => {
      const found = wrongList(sentence)
      const before = found && sentence.slice(0, sentence.indexOf(found.words))
      if (!found || !heldAgainstTables.test(before ?? '')) return found ?? []
      return found.exclusive && sumOf(found) > found.total ? [found] : []
    })
    const [first] = wrong
    if (!first) return []
    return [{ at, actual: first.words, expected: sumOf(first), evidence: [{ at, value: first.total }] }]
  })
}

/** What each rule on the text against itself objects to. */
export const consistencyJudges: Readonly<
  Record<ConsistencyCode, (report: Report, edition: Edition, read: ReadText) => readonly Hit[]>
> = { 'text/period': periods, 'text/year': years, 'text/list': lists }
