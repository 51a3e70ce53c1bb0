import { type Element, el, serialize } from '@gongkai/ooxml'
import { type Finding, type Language, type Sentence, severityWords, type Wording } from '@gongkai/schema'
import { columnLetters } from '../a1.ts'
import type { Where } from '../read/places.ts'
import { cellText, textElement } from './cell-xml.ts'
import type { ResultStyles } from './styles-part.ts'

/** A finding in words. */
export interface DescribedFinding {
  readonly finding: Finding
  readonly sentence: Sentence
}

/** A line of the sheet of results. */
export interface ResultLine extends DescribedFinding {
  readonly where: Where | undefined
}

/** What the sheet is called where the workbook has no other of that name. */
export const resultsTitle = '校验结果'

const columns: readonly { readonly width: number; readonly heading: Wording }[] = [
  { width: 9, heading: { 'zh-CN': '级别', en: 'Severity' } },
  { width: 18, heading: { 'zh-CN': '位置', en: 'Where' } },
  { width: 56, heading: { 'zh-CN': '问题', en: 'What' } },
  { width: 44, heading: { 'zh-CN': '依据', en: 'Why' } },
  { width: 44, heading: { 'zh-CN': '处理', en: 'What to do' } },
  { width: 24, heading: { 'zh-CN': '代码', en: 'Code' } },
]

const nothing: Wording = { 'zh-CN': '没有发现问题。', en: 'Nothing was found.' }

function summary(lines: readonly ResultLine[], language: Language): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity) => {
    const count = lines.filter(({ finding }) => finding.severity === severity).length
    return language === 'en'
      ? `${severityWords[severity].en}: ${count}`
      : `${severityWords[severity]['zh-CN']} ${count} 处`
  })
  return counts.join(language === 'en' ? ', ' : '，')
}

/**
 * The worksheet part that lists findings, one a row, with a link to the place. All words are texts, never formulas; the links
 * are HYPERLINK formulas, which WPS follows too. The same findings give the same text.
 */
export function resultsSheet(
  lines: readonly ResultLine[],
  { bold, plain, link }: ResultStyles,
  namespace: string,
  language: Language,
): string {
  const text = (row: number, column: number, content: string, style: number) =>
    el(
      'c',
      { r: `${columnLetters(column)}${row}`, s: style, t: 'inlineStr' },
      el('is', {}, textElement('t', shortened(content))),
    )
  const row = (number: number, cells: readonly Element[]) => el('row', { r: number }, cells)
  const line = ({ finding, sentence, where }: ResultLine, index: number): Element => {
    const number = firstLine + index
    return row(number, [
      text(number, 1, severityWords[finding.severity][language], plain),
      where ? linkCell(`B${number}`, where, link) : text(number, 2, finding.at, plain),
      text(number, 3, sentence.message, plain),
      text(number, 4, sentence.why, plain),
      text(number, 5, sentence.todo, plain),
      text(number, 6, finding.code, plain),
    ])
  }
  const rows = [
    row(1, [
      text(1, 1, resultsTitle, bold),
      text(1, 3, lines.length > 0 ? summary(lines, language) : nothing[language], bold),
    ]),
    row(
      2,
      columns.map(({ heading }, index) => text(2, index + 1, heading[language], bold)),
    ),
    ...lines.map(line),
  ]
  const widths = columns.map(({ width }, index) =>
    el('col', { min: index + 1, max: index + 1, width, customWidth: 1 }),
  )
  return serialize(
    el(
      'worksheet',
      { xmlns: namespace },
      el('sheetPr', {}, el('pageSetUpPr', { fitToPage: 1 })),
      el('cols', {}, widths),
      el('sheetData', {}, rows),
      el('pageMargins', { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 }),
      el('pageSetup', { paperSize: 9, orientation: 'landscape', fitToHeight: 0 }),
    ),
    { declaration: true },
  )
}

const firstLine = 3

/** Below a cell's limit of 32,767 characters, escapes included. */
const longest = 4_000
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text

function linkCell(address: string, { sheet, address: target }: Where, style: number): Element {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const shown = `${sheet}!${target}`
  const formula = `HYPERLINK(${quote(`#'${sheet.replaceAll("'", "''")}'!${target}`)},${quote(shown)})`
  return el('c', { r: address, s: style, t: 'str' }, el('f', {}, formula), el('v', {}, cellText(shown)))
}
