import { xmlSafe } from '@gongkai/ooxml'
import {
  type Edition,
  editions,
  type FormGrid,
  layoutsOf,
  type Report,
  type SectionId,
} from '@gongkai/schema'
import { filledForm } from './figures.ts'

/** A piece of the official report, before any writer gives it its looks. */
export type Block =
  | {
      readonly kind: 'title'
      readonly text: string
      /** Where a title that needs two lines is best broken (回行词意完整): after the agency's name. */
      readonly breakAt?: number
    }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph'
      /** The beginning that is set as a heading of the second level: 「（一）主动公开情况。」 */
      readonly lead?: string
      readonly text: string
    }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly grid: FormGrid
      /** The same form without figures: one object for all reports, so that a writer can keep what it makes of it. */
      readonly layout: FormGrid
    }
  | { readonly kind: 'signature'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }

const numerals = '一二三四五六七八九十'

/** 「一、总体情况」: the official title with the number of its place, whatever the source called it. */
export function headingOf(edition: Edition, section: SectionId): string {
  const at = edition.sections.findIndex(({ id }) => id === section)
  return `${numerals[at]}、${edition.sections[at]!.title}`
}

/** 编制机关全称 + 年份 + 政府信息公开工作年度报告, or the title the report gives itself. */
export function titleOf(report: Report): string {
  return xmlSafe(
    report.title?.trim() || `${report.agency.name}${report.year}年${editions[report.edition].title}`,
  )
}

function title(report: Report): Block {
  const text = titleOf(report)
  const year = text.indexOf(`${report.year}年`)
  return year > 0 ? { kind: 'title', text, breakAt: year } : { kind: 'title', text }
}

const secondLevel = /^[（(][一二三四五六七八九十]+[）)]/
const thirdLevel = /^\d+[.．、](?!\d)/
/** What a heading has none of: it ends a sentence or a clause. */
const clause = /[。；;！!？?：:，,]/
const longestHeading = 30

/** A paragraph by its numbering (GB/T 9704 7.3.3: 一、（一）1.（1）); a short one without a clause is a heading. */
function paragraph(text: string): Block {
  const second = secondLevel.test(text)
  if ((second || thirdLevel.test(text)) && text.length <= longestHeading && !clause.test(text))
    return { kind: 'heading', level: second ? 2 : 3, text }
  if (!second) return { kind: 'paragraph', text }
  const end = text.indexOf('。') + 1 || text.length
  return { kind: 'paragraph', lead: text.slice(0, end), text: text.slice(end) }
}

/** Line breaks in a source's cell part paragraphs; indents typed as blanks go, since the layout indents. */
function paragraphs(texts: readonly string[] = []): Block[] {
  return texts
    .flatMap((text) => xmlSafe(text).split(/[\r\n\v\f\u2028\u2029]+/))
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')
    .map(paragraph)
}

/** 2026-01-20 as 2026年1月20日 (GB/T 9704: no zero before month and day); anything else as typed. */
export function dateText(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return year ? `${year}年${Number(month)}月${Number(day)}日` : xmlSafe(date)
}

/** The official report in the order of the form: title, six sections with official headings and tables, 落款. */
export function outline(report: Report): readonly Block[] {
  const edition = editions[report.edition]
  const layouts = layoutsOf(edition)
  const sections = edition.sections.flatMap(({ id, title: caption }): Block[] => {
    const layout = layouts.find(({ table }) => table === id)
    return [
      { kind: 'heading', level: 1, text: headingOf(edition, id) },
      ...(layout ? [{ kind: 'table', caption, grid: filledForm(layout, report), layout } as const] : []),
      ...paragraphs(report.sections[id]),
    ]
  })
  return [
    title(report),
    ...paragraphs(report.preface),
    ...sections,
    { kind: 'signature', text: xmlSafe(report.agency.signature?.trim() || report.agency.name) },
    ...(report.date ? [{ kind: 'date', text: dateText(report.date) } as const] : []),
  ]
}
