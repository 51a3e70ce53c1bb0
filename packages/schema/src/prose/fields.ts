import { digit, numberOf } from './dates.ts'

/** What follows the year in a title, as printed in the wild. */
const subject = '(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)'
const afterAgency = new RegExp(`^(.*?)(${digit}{4})年度?${subject}$`, 'u')
const beforeAgency = new RegExp(`^(\\d{4})年度?(.{3,40}?)${subject}$`, 'u')
/** A path of links (首页 > 年报 > …) or a label is no agency. */
const noName = /[>»›|｜:：/\\。；，]/u

const squeezed = (text: string) =>
  text.replace(/\s/gu, '').replace(/[０-９]/gu, (wide) => wide.normalize('NFKC'))

export interface TitleWords {
  readonly year: number
  /** '' where the line does not name it. */
  readonly agency: string
}

/** A line that is the title of a report: agency, year, and that it is such a report. */
export function titleIn(text: string): TitleWords | undefined {
  if (text.length > 120) return undefined
  const plain = squeezed(text)
  const [, agency, year] = afterAgency.exec(plain) ?? []
  if (agency !== undefined && year !== undefined)
    return noName.test(agency) ? undefined : { agency, year: numberOf(year) }
  const [, first, name] = beforeAgency.exec(plain) ?? []
  if (first === undefined || name === undefined || noName.test(name)) return undefined
  return { agency: name, year: Number(first) }
}

/** Whether a line may be the end of a title that is set in several lines. */
export const endsTitle = (text: string): boolean => /(?:报\s*告|年\s*报)\s*$/u.test(text)

const agencyLabel =
  /^(?:编制机关|编制单位|填报单位|填报机关|报送单位|单位名称|机关名称|单位全称)(?:[:：]\s*(.*))?$/u
const yearLabel = /^(?:报告年度|填报年度|统计年度|年度|年份)(?:[:：]\s*(\d{4})年?)?$/u

/** A field with its name in front (填报单位：某县某局); the value is '' where it stands beside. */
export function fieldIn(
  text: string,
): { readonly field: 'agency' | 'year'; readonly value: string } | undefined {
  const agency = agencyLabel.exec(text)
  if (agency) return { field: 'agency', value: (agency[1] ?? '').trim() }
  const year = yearLabel.exec(squeezed(text))
  return year ? { field: 'year', value: year[1] ?? '' } : undefined
}

/** Ten is no digit of a year. */
const writtenYear = new RegExp(`^(${digit.replace('十', '')}{4})年?度?$`, 'u')

/** 2024, 2024年, 2024年度, 二〇二四年. */
export function yearIn(text: string): number | undefined {
  const [, year] = writtenYear.exec(squeezed(text)) ?? []
  return year === undefined ? undefined : numberOf(year)
}

/** 统计期限自2025年1月1日起至12月31日止: the year a text says its figures are of. */
export function periodIn(text: string): number | undefined {
  const found = /(\d{4})年1月1日(?:起|开始)?[至到—~-]+(?:(\d{4})年|当年|同年)?12月31日/u.exec(squeezed(text))
  return found && (found[2] === undefined || found[1] === found[2]) ? Number(found[1]) : undefined
}
