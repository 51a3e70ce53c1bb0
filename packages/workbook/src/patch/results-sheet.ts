import { type Element, el, serialize } from '@gongkai/ooxml'
import { type Finding, type Language, type Sentence, severityWords, type Wording } from '@gongkai/schema'
import { a1Area, columnLetters } from '../a1.ts'
import type { Where } from '../read/places.ts'
import { heightFor } from '../template/model.ts'
import { cellText, textElement } from './cell-xml.ts'
import type { ResultStyles } from './styles-part.ts'

/** A finding in words. */
export interface DescribedFinding {
  readonly finding: Finding
  readonly sentence: Sentence
  /** The repair proposed for a broken sum, or why there is none. */
  readonly proposal?: string | undefined
}

/** A line of the sheet of results. */
export interface ResultLine extends DescribedFinding {
  readonly where: Where | undefined
  /** What names the finding in 核实说明. */
  readonly code: string
}

/** What the sheet is called where the workbook has no other of that name. */
export const resultsTitle = '校验结果'

const columns: readonly { readonly width: number; readonly heading: Wording }[] = [
  { width: 8, heading: { 'zh-CN': '级别', en: 'Severity' } },
  { width: 17, heading: { 'zh-CN': '位置', en: 'Where' } },
  { width: 44, heading: { 'zh-CN': '问题', en: 'What' } },
  { width: 32, heading: { 'zh-CN': '依据', en: 'Why' } },
  { width: 44, heading: { 'zh-CN': '处理', en: 'What to do' } },
  { width: 22, heading: { 'zh-CN': '代码', en: 'Code' } },
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
  { bold, head, plain, link }: ResultStyles,
  namespace: string,
  language: Language,
): string {
  const text = (row: number, column: number, content: string, style: number) =>
    el(
      'c',
      { r: `${columnLetters(column)}${row}`, s: style, t: 'inlineStr' },
      el('is', {}, textElement('t', shortened(content))),
    )
  const row = (number: number, cells: readonly Element[], height: number) =>
    el('row', { r: number, ht: height, customHeight: 1 }, cells)
  const line = ({ finding, sentence, proposal, where, code }: ResultLine, index: number): Element => {
    const number = firstLine + index
    const place = where ? shownPlace(where) : finding.at
    const todo = proposal === undefined ? sentence.todo : `${sentence.todo}\n${proposal}`
    const texts = [
      severityWords[finding.severity][language],
      place,
      sentence.message,
      sentence.why,
      todo,
      code,
    ]
    const cells = texts.map((content, i) =>
      i === 1 && where ? linkCell(`B${number}`, where, link) : text(number, i + 1, content, plain),
    )
    return row(number, cells, tallest(texts))
  }
  const rows = [
    row(
      1,
      [
        text(1, 1, resultsTitle, bold),
        text(1, 3, lines.length > 0 ? summary(lines, language) : nothing[language], bold),
      ],
      24,
    ),
    row(
      2,
      columns.map(({ heading }, index) => text(2, index + 1, heading[language], head)),
      20,
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
      el(
        'sheetViews',
        {},
        el(
          'sheetView',
          { showGridLines: 0, workbookViewId: 0 },
          el('pane', {
            ySplit: firstLine - 1,
            topLeftCell: `A${firstLine}`,
            activePane: 'bottomLeft',
            state: 'frozen',
          }),
        ),
      ),
      el('cols', {}, widths),
      el('sheetData', {}, rows),
      el(
        'mergeCells',
        { count: titles.length },
        titles.map((area) => el('mergeCell', { ref: a1Area(area) })),
      ),
      el('pageMargins', { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 }),
      el('pageSetup', { paperSize: 9, orientation: 'landscape', fitToHeight: 0 }),
    ),
    { declaration: true },
  )
}

const firstLine = 3

/** The title and the counts run over the narrow columns beside them. */
const titles = [
  { top: 1, left: 1, bottom: 1, right: 2 },
  { top: 1, left: 3, bottom: 1, right: columns.length },
]

/** A row does not grow by itself in every program that opens the file. */
const tallest = (texts: readonly string[]): number =>
  Math.max(...texts.map((text, i) => heightFor(text, columns[i]!.width - 1)))

const shownPlace = ({ sheet, address }: Where): string => `${sheet}!${address}`

/** Below a cell's limit of 32,767 characters, escapes included. */
const longest = 4_000
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text

function linkCell(address: string, where: Where, style: number): Element {
  const { sheet, address: target } = where
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const shown = shownPlace(where)
  const formula = `HYPERLINK(${quote(`#'${sheet.replaceAll("'", "''")}'!${target}`)},${quote(shown)})`
  return el('c', { r: address, s: style, t: 'str' }, el('f', {}, formula), el('v', {}, cellText(shown)))
}
