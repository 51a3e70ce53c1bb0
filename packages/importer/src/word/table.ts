import type { XmlElement } from '@gongkai/ooxml'
import { mostColumns } from '../limits.ts'
import { type CellPieces, type Piece, type PieceWriter, pieceWriter, tablePieces } from '../page.ts'
import { contentOf, wordChild, wordValue } from './walk.ts'

/** What the tables of one document share. */
export interface WordContext {
  readonly countCell: () => void
  readonly walk: (parent: XmlElement, out: PieceWriter) => void
}

const numberOf = (element: XmlElement | undefined, local: string, otherwise: number): number => {
  const number = Number(wordValue(element && wordChild(element, local)) ?? otherwise)
  return Number.isInteger(number) && number >= 0 ? Math.min(number, mostColumns) : otherwise
}

const isDeleted = (row: XmlElement) => {
  const properties = wordChild(row, 'trPr')
  return properties !== undefined && wordChild(properties, 'del') !== undefined
}

/** A cell that goes on a merge from above (`w:vMerge` without a value) has no content of its own. */
const continues = (properties: XmlElement | undefined) => {
  const merge = properties && wordChild(properties, 'vMerge')
  return merge !== undefined && wordValue(merge) !== 'restart'
}

interface Open {
  cell: { -readonly [K in keyof CellPieces]: CellPieces[K] }
}

/** A table by grid columns: `gridBefore`, `gridSpan`, `gridAfter` across, `vMerge` and the old `hMerge` for merged cells. */
export function tableOf(table: XmlElement, { walk, countCell }: WordContext): readonly Piece[] {
  const cells: Open['cell'][] = []
  let open = new Map<number, Open>()
  let columns = 0
  let row = 0
  for (const child of contentOf(table)) {
    if (child.local !== 'tr' || isDeleted(child)) continue
    const next = new Map<number, Open>()
    const properties = wordChild(child, 'trPr')
    let column = numberOf(properties, 'gridBefore', 0)
    let last: Open | undefined
    for (const tc of contentOf(child)) {
      if (tc.local !== 'tc' || column >= mostColumns) continue
      const own = wordChild(tc, 'tcPr')
      if (own && wordChild(own, 'cellDel')) continue
      countCell()
      const columnSpan = Math.max(1, numberOf(own, 'gridSpan', 1))
      const merge = wordValue(own && wordChild(own, 'hMerge'))
      const above = continues(own) ? open.get(column) : undefined
      if (last && own && wordChild(own, 'hMerge') && merge !== 'restart') {
        last.cell.columnSpan += columnSpan
      } else if (above && above.cell.columnSpan === columnSpan) {
        above.cell.rowSpan++
        next.set(column, above)
        last = above
      } else {
        const out = pieceWriter()
        walk(tc, out)
        last = { cell: { row, column, rowSpan: 1, columnSpan, pieces: out.done() } }
        cells.push(last.cell)
        next.set(column, last)
      }
      column += columnSpan
    }
    columns = Math.max(columns, column + numberOf(properties, 'gridAfter', 0))
    open = next
    row++
  }
  return tablePieces(cells, { rows: row, columns })
}
