import { mostColumns } from '../limits.ts'
import { type CellPieces, type Piece, pieceWriter, tablePieces } from '../page.ts'
import { attributeOf, type HtmlContext, type HtmlElement, isElement, isShown } from './elements.ts'
import { tidy } from './white-space.ts'

const groups = new Set(['thead', 'tbody', 'tfoot'])

const childrenOf = (element: HtmlElement) =>
  element.childNodes.filter((node): node is HtmlElement => isElement(node) && isShown(node))

const spanOf = (cell: HtmlElement, name: 'colspan' | 'rowspan') => {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
  return Number.isNaN(span) || span < 0 ? 1 : span
}

/** A row and the rows its group has from it on, which a `rowspan` cannot leave. */
interface Row {
  readonly cells: readonly HtmlElement[]
  readonly left: number
}

function rowsOf(table: HtmlElement): readonly Row[] {
  const children = childrenOf(table)
  return children
    .filter(({ tagName }) => groups.has(tagName))
    .flatMap((group) => {
      const rows = childrenOf(group).filter(({ tagName }) => tagName === 'tr')
      return rows.map((row, index) => ({
        cells: childrenOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'),
        left: rows.length - index,
      }))
    })
}

/** A table by the HTML standard's algorithm (forming a table): spans, bounded to the group and to a sane width. */
export function tableOf(table: HtmlElement, { walk, countCell }: HtmlContext): readonly Piece[] {
  const captions = pieceWriter(tidy)
  for (const child of childrenOf(table)) if (child.tagName === 'caption') walk(child, captions)
  const cells: CellPieces[] = []
  /** By column: the first row that is free again. */
  const free: number[] = []
  const rows = rowsOf(table)
  rows.forEach(({ cells: own, left }, row) => {
    let column = 0
    for (const cell of own) {
      while ((free[column] ?? 0) > row) column++
      if (column >= mostColumns) break
      countCell()
      const columnSpan = Math.min(Math.max(1, spanOf(cell, 'colspan')), mostColumns - column)
      const rowSpan = Math.min(spanOf(cell, 'rowspan') || left, left)
      for (let at = column; at < column + columnSpan; at++) free[at] = row + rowSpan
      const out = pieceWriter(tidy)
      walk(cell, out)
      cells.push({ row, column, rowSpan, columnSpan, pieces: out.done() })
      column += columnSpan
    }
  })
  return [...captions.done(), ...tablePieces(cells, { rows: rows.length, columns: free.length })]
}
