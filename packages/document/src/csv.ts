import { cellsOf, editions, type Report, type Value } from '@gongkai/schema'
import { figureText } from './figures.ts'

/** What makes a spreadsheet take a text for a formula, in either width. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A field by RFC 4180. A text that would run as a formula is led by an apostrophe, which makes it text. */
function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** −3 stays a number; "-3" as typed is text. */
const figure = (value: Value | undefined) =>
  typeof value === 'string' ? field(figureText(value)) : figureText(value)

const header = ['单元格', '表', '行', '列', '值']
const levels = ' › '

/**
 * Every figure of the form, one a line, with its official labels: cell id, table, row, column, value. UTF-8 with a byte order
 * mark, which Excel needs to read Chinese; lines end with CR LF.
 */
export function toCsv(report: Report): string {
  const edition = editions[report.edition]
  const titles = new Map<string, string>(edition.sections.map(({ id, title }) => [id, title]))
  const lines = cellsOf(edition).map(({ id, table, rowLabels, columnLabels }) => [
    ...[id, titles.get(table)!, rowLabels.join(levels), columnLabels.join(levels)].map(field),
    figure(report.values[id]),
  ])
  return `\uFEFF${[header, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`
}
