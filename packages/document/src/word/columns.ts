import type { FormCell, FormGrid, TableId } from '@gongkai/schema'

/** Left and right cell margin: 0.3 mm, so that 15 columns of 10.4 mm hold figures. */
export const cellMargin = 17
/** Kept free beside the margins: borders, and what renderers round. */
const slack = 10

/** Widths in em of the table's text; the columns of `rest` share what remains. */
interface ColumnWidths {
  readonly labels: readonly (number | 'rest')[]
  readonly figures: number | 'rest'
}

const widths: Readonly<Record<TableId, ColumnWidths>> = {
  proactive: { labels: [10.2], figures: 'rest' },
  // Three em: 社会公益组织 in two lines, and a figure of six digits.
  requests: { labels: [2, 4, 'rest'], figures: 3 },
  disputes: { labels: [], figures: 'rest' },
}

/** The columns of a table in twips for text of that size; they add up to the width of the text area. */
export function columnWidths(grid: FormGrid, size: number, total: number): readonly number[] {
  const { labels, figures } = widths[grid.table]
  const wanted = Array.from({ length: grid.columns }, (_, column) => labels[column] ?? figures)
  const fixed = wanted.map((em) => (em === 'rest' ? 0 : Math.ceil(em * size * 20) + 2 * cellMargin + slack))
  const open = wanted.filter((em) => em === 'rest').length
  let left = total - fixed.reduce((sum, width) => sum + width, 0)
  let remaining = open
  return fixed.map((width) => {
    if (width > 0) return width
    const share = Math.round(left / remaining)
    left -= share
    remaining--
    return share
  })
}

/** How wide a text runs, in em: letters, digits and ASCII signs half an em, as in Times New Roman; all else one. */
export function textEms(text: string): number {
  let ems = 0
  for (const character of text) ems += character <= '\u007f' ? 0.5 : 1
  return ems
}

/** The longest piece of a text that no renderer should break, in em: a number, a word of letters. */
export function longestWord(text: string): number {
  let longest = 0
  let word = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    word = code > 0x20 && code < 0x7f ? word + 1 : 0
    if (word > longest) longest = word
  }
  return longest / 2
}

/** What a cell has for its text, in twips. */
export function innerWidth({ column, columnSpan }: FormCell, columns: readonly number[]): number {
  let width = -2 * cellMargin - slack
  for (let at = column; at < column + columnSpan; at++) width += columns[at]!
  return width
}
