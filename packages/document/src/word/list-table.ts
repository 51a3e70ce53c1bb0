import { type Element, el } from '@gongkai/ooxml'
import { textWidth } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { paragraph, run, value } from './runs.ts'
import { style } from './style-names.ts'

/** A table of texts, one entry a row: what is wrong, where, and what to do. */
export interface ListBlock {
  readonly kind: 'list'
  /** What the table is, for readers that do not see it. */
  readonly caption: string
  /** Headings, with the share of the width each column takes. */
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** Twips between text and lines: texts of several lines stand one above the other. */
const margins = { top: 50, left: 85, bottom: 50, right: 85 }

function widthsOf({ columns }: ListBlock, total: number): readonly number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((total * share) / shares))
  const rest = total - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, i) => (i === widths.length - 1 ? width + rest : width))
}

/** A Word table as wide as the text area, its headings repeated on each page, no entry broken over two. */
export function listTable(block: ListBlock, profile: Profile): Element {
  const widths = widthsOf(block, textWidth(profile))
  const cell = (text: string, column: number, look: string) =>
    el(
      'w:tc',
      undefined,
      el(
        'w:tcPr',
        undefined,
        el('w:tcW', { 'w:w': widths[column] ?? 0, 'w:type': 'dxa' }),
        el(
          'w:tcMar',
          undefined,
          Object.entries(margins).map(([side, width]) => el(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' })),
        ),
        value('w:vAlign', 'center'),
      ),
      paragraph(look, [], run(text)),
    )
  const row = (texts: readonly string[], look: string, header: boolean) =>
    el(
      'w:tr',
      undefined,
      el('w:trPr', undefined, el('w:cantSplit'), header && el('w:tblHeader')),
      texts.map((text, column) => cell(text, column, look)),
    )
  return el(
    'w:tbl',
    undefined,
    el(
      'w:tblPr',
      undefined,
      value('w:tblStyle', style.table),
      el('w:tblW', { 'w:w': textWidth(profile), 'w:type': 'dxa' }),
      value('w:jc', 'center'),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      value('w:tblCaption', block.caption),
    ),
    el(
      'w:tblGrid',
      undefined,
      widths.map((width) => el('w:gridCol', { 'w:w': width })),
    ),
    row(
      block.columns.map(({ title }) => title),
      style.tableText,
      true,
    ),
    block.rows.map((texts) => row(texts, style.tableLabel, false)),
  )
}
