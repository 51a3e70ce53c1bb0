import type { Edition } from '../editions/form.ts'
import { editionForYear } from '../editions/index.ts'
import { numberOf } from '../prose/dates.ts'
import type { Report } from '../report.ts'
import type { DocumentRule } from './document-rule.ts'

/** 机关全称 + 年 + 政府信息公开工作年度报告. */
export const titleOf = (report: Report, edition: Edition): string =>
  `${report.agency.name}${report.year}年${edition.title}`

const squeeze = (text: string) => text.normalize('NFKC').replace(/\s/gu, '')

/** The year a title names: 2024, ２０２４, 二〇二四. Nothing where it names the report year, or none. */
function otherYearIn(title: string, year: number): string | undefined {
  const named = squeeze(title).match(/(?<!\d)(?:20\d\d|二[〇零○一二三四五六七八九]{3})(?=年|政府)/gu) ?? []
  return named.some((one) => numberOf(one) === year) ? undefined : named[0]
}

interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** An ISO date that the calendar has; `undefined` for anything else. */
export function calendarDate(iso: string): CalendarDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso)
  if (!found) return undefined
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? { year, month, day } : undefined
}

/** The last day for publishing, as ISO dates; `undefined` where the agency's profile does not settle which. */
function deadline({ agency: { kind, level }, year, date }: Report): string | undefined {
  const early = `${year + 1}-01-31`
  const late = `${year + 1}-03-31`
  if (kind === 'department' || kind === 'other' || level === 'township') return early
  if (kind === 'government' && level !== undefined) return late
  // Whatever the agency is, before the first day it is in time and after the last it is late.
  return date !== undefined && (date <= early || date > late) ? late : undefined
}

export const frontMatterRules = [
  {
    kind: 'document',
    code: 'report/edition',
    title: {
      'zh-CN': '表格版本应为报告年度所用的版本',
      en: 'The tables are of the edition of the report year',
    },
    basis: '2019、2020 年度用国办公开办函〔2019〕60号格式，2021 年度起用国办公开办函〔2021〕30号格式',
    severity: 'error',
    ofYear: true,
    judge: ({ year }, edition) => {
      const due = editionForYear(year)
      return due === edition ? [] : [{ at: 'edition', actual: edition.id, ...(due && { expected: due.id }) }]
    },
  },
  {
    kind: 'document',
    code: 'report/title',
    title: {
      'zh-CN': '标题为机关全称、年份与“政府信息公开工作年度报告”',
      en: 'The title is agency, year and the standard words',
    },
    basis: '年度报告格式的标题',
    severity: 'note',
    ofYear: true,
    judge: (report, edition) => {
      const { title, year } = report
      if (title === undefined) return []
      const expected = titleOf(report, edition)
      // Another year is the next rule's: here it counts as the right one.
      const named = otherYearIn(title, year)
      const wording = named === undefined ? squeeze(title) : squeeze(title).replace(named, String(year))
      return wording === squeeze(expected) ? [] : [{ at: 'title', actual: title, expected }]
    },
  },
  {
    kind: 'document',
    code: 'report/title-year',
    title: { 'zh-CN': '标题里的年份应为报告年度', en: 'The year in the title is the report year' },
    basis: '年度报告格式的标题',
    severity: 'error',
    ofYear: true,
    judge: ({ title = '', year }) => {
      const named = otherYearIn(title, year)
      return named === undefined ? [] : [{ at: 'title', actual: named, expected: year }]
    },
  },
  {
    kind: 'document',
    code: 'report/date-missing',
    title: { 'zh-CN': '落款日期不得空缺', en: 'The report is dated' },
    basis: '年度报告格式的落款',
    severity: 'error',
    blank: true,
    judge: ({ date }) => (date === undefined || date.trim() === '' ? [{ at: 'date' }] : []),
  },
  {
    kind: 'document',
    code: 'report/date-impossible',
    title: { 'zh-CN': '落款日期应为日历上有的日子', en: 'The date is one the calendar has' },
    basis: '年度报告格式的落款',
    severity: 'error',
    judge: ({ date, year }) => {
      if (date === undefined || date.trim() === '') return undefined
      if (calendarDate(date)) return []
      // The year a report is dated in; where its own is not known, neither is that.
      return [{ at: 'date', actual: date, ...(year !== 0 && { expected: `${year + 1}年` }) }]
    },
  },
  {
    kind: 'document',
    code: 'report/year-ahead',
    title: {
      'zh-CN': '报告年度不得晚于落款的年份',
      en: 'The report year is not after the year of the date',
    },
    basis: '统计期限为报告年度 1 月 1 日至 12 月 31 日',
    severity: 'warning',
    ofYear: true,
    judge: ({ date, year }) => {
      const signed = date === undefined ? undefined : calendarDate(date)
      if (date === undefined || !signed) return undefined
      return year > signed.year ? [{ at: 'year', actual: String(year), expected: date }] : []
    },
  },
  {
    kind: 'document',
    code: 'report/date-early',
    title: { 'zh-CN': '落款日期应在统计年度结束之后', en: 'The report is dated after the year it covers' },
    basis: '统计期限为报告年度 1 月 1 日至 12 月 31 日',
    severity: 'warning',
    ofYear: true,
    judge: ({ date, year }) => {
      if (date === undefined || !calendarDate(date)) return undefined
      // A whole year off or more is the year's own finding.
      return date <= `${year}-12-31` && date >= `${year}-01-01`
        ? [{ at: 'date', actual: date, expected: `${year + 1}-01-01` }]
        : []
    },
  },
  {
    kind: 'document',
    code: 'report/date-late',
    title: {
      'zh-CN': '政府部门应在 1 月 31 日前、县级以上政府应在 3 月 31 日前公布',
      en: 'Published by 31 January, by governments by 31 March',
    },
    basis: '政府信息公开条例第四十九条',
    severity: 'warning',
    ofYear: true,
    judge: (report) => {
      if (report.date === undefined || !calendarDate(report.date)) return undefined
      const last = deadline(report)
      if (last === undefined) return undefined
      return report.date > last ? [{ at: 'date', actual: report.date, expected: last }] : []
    },
  },
] as const satisfies readonly DocumentRule[]
