import type { Grid } from '@gongkai/schema'
import type { Piece, TablePiece } from './page.ts'

/** What stands between the two halves of a table that was split by hand: 续表, a page number. */
const between =
  /^(?:[（(]?(?:续表?|接上表|接上页)[）)]?.{0,4}|[—–-]?\s*\d{1,3}\s*[—–-]?|第\s*\d+\s*页.{0,10})$/u

const stacked = (upper: Grid, lower: Grid): Grid => ({
  ...upper,
  rows: upper.rows + lower.rows,
  cells: [...upper.cells, ...lower.cells.map((cell) => ({ ...cell, row: cell.row + upper.rows }))],
})

const below = (upper: TablePiece, lower: TablePiece): TablePiece => ({
  ...upper,
  ...lower,
  grid: stacked(upper.grid, lower.grid),
  tops: [...(upper.tops ?? [0]), upper.grid.rows],
})

/** Tables of as many columns that follow one another are one, split at a page: the lower half has no labels of its own. */
export function joinTables(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  let passed: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const parts = piece.kind === 'unread' || (piece.kind === 'line' && between.test(piece.text))
    if (parts && last?.kind === 'table') passed.push(piece)
    else if (piece.kind === 'table' && last?.kind === 'table' && last.grid.columns === piece.grid.columns) {
      joined[joined.length - 1] = below(last, piece)
      passed = []
    } else {
      joined.push(...passed, piece)
      passed = []
    }
  }
  return [...joined, ...passed]
}
