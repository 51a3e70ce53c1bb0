import { type Element, el } from '@gongkai/ooxml'
import type { FormCell, FormGrid } from '@gongkai/schema'
import { cutAtHoles, fillHoles, type Pieces, withHoles } from '../holes.ts'
import { isItem } from '../labels.ts'
import type { Block } from '../outline.ts'
import type { Dress } from './looks.ts'
import { escapeHtml, serializeHtml } from './serialize.ts'

const span = (name: string, count: number) => (count > 1 ? { [name]: count } : undefined)

/** Whether two ranges share a place. */
const overlap = (a: number, aLength: number, b: number, bLength: number) => a < b + bLength && b < a + aLength

/** The labels a figure stands under and beside: its block's heading, the column labels of the block, the row labels. */
function headersOf(figure: FormCell, labels: readonly FormCell[]): readonly FormCell[] {
  const heading = labels.findLast(({ role, row }) => role === 'heading' && row < figure.row)
  return labels.filter((label) => {
    if (label === heading) return true
    if (label.role === 'rowLabel') return overlap(label.row, label.rowSpan, figure.row, 1)
    return (
      label.role === 'columnLabel' &&
      label.row > (heading?.row ?? -1) &&
      label.row < figure.row &&
      overlap(label.column, label.columnSpan, figure.column, figure.columnSpan)
    )
  })
}

/**
 * A table of the form. Figures name their labels by id: the blocks of 附表二 have column labels of different widths below one
 * another, and 附表三 and 附表四 three levels of them, which `scope` cannot say. `scope` beside it would contradict.
 */
function draw(grid: FormGrid, caption: string, prefix: string, dress: Dress): Element {
  const labels = grid.cells.filter(({ role }) => role !== 'figure' && role !== 'corner')
  const id = ({ row, column }: FormCell) => `${prefix}-${grid.table}-${row}-${column}`
  const drawCell = (cell: FormCell): Element => {
    const spans = { ...span('colspan', cell.columnSpan), ...span('rowspan', cell.rowSpan) }
    if (cell.role === 'figure') {
      const headers = headersOf(cell, labels).map(id).join(' ')
      return el('td', { ...spans, headers, ...dress('figure') }, cell.text)
    }
    if (cell.role === 'corner') return el('td', { ...spans, ...dress('label') }, cell.text)
    return el('th', { id: id(cell), ...spans, ...dress(isItem(cell) ? 'item' : 'label') }, cell.text)
  }
  const rows = Array.from({ length: grid.rows }, (): Element[] => [])
  for (const cell of grid.cells) rows[cell.row]!.push(drawCell(cell))
  const lines = rows.map((cells) => el('tr', undefined, cells))
  const starts = labels.filter(({ role }) => role === 'heading').map(({ row }) => row)
  const bodies = starts.length > 0 ? starts : [grid.headerRows]
  return el(
    'div',
    { role: 'region', 'aria-label': `${caption}（表格，可左右滚动）`, tabindex: 0, ...dress('region') },
    el(
      'table',
      dress('table'),
      el('caption', dress('caption'), caption),
      grid.headerRows > 0 && el('thead', undefined, lines.slice(0, grid.headerRows)),
      bodies.map((start, index) =>
        el('tbody', starts.length > 0 ? dress('block') : undefined, lines.slice(start, bodies[index + 1])),
      ),
    ),
  )
}

/** A cell that is left blank holds a blank: screen readers say so, and whoever reads the text finds no figure. */
const blank = '&nbsp;'

/** The empty form as HTML with holes, by the looks and the ids it was made with. */
const forms = new WeakMap<FormGrid, Map<Dress, Map<string, Pieces>>>()

function formOf(layout: FormGrid, caption: string, prefix: string, dress: Dress): Pieces {
  const byDress = forms.get(layout) ?? new Map<Dress, Map<string, Pieces>>()
  forms.set(layout, byDress)
  const byPrefix = byDress.get(dress) ?? new Map<string, Pieces>()
  byDress.set(dress, byPrefix)
  const form =
    byPrefix.get(prefix) ?? cutAtHoles(serializeHtml(draw(withHoles(layout), caption, prefix, dress)))
  byPrefix.set(prefix, form)
  return form
}

/** A table of the form as HTML. Ids begin with the prefix. */
export const table = (
  { grid, layout, caption }: Extract<Block, { kind: 'table' }>,
  prefix: string,
  dress: Dress,
): string =>
  fillHoles(formOf(layout, caption, prefix, dress), grid, ({ text }) =>
    text.trim() === '' ? blank : escapeHtml(text),
  ).join('')
