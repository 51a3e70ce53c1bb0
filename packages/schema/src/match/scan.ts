import type { Grid, GridCell } from '../grid.ts'
import { type PrintedLabel, readLabel } from '../label.ts'

/** A cell with words that may be a label. */
export interface Worded {
  readonly cell: GridCell
  readonly label: PrintedLabel
}

/** A row in which cells begin, with all cells that cover it, left to right. */
export interface ScanRow {
  readonly row: number
  readonly cells: readonly GridCell[]
  /** Those with words; the ones that begin further up included. */
  readonly words: readonly Worded[]
  /** Those that begin here and hold a digit and no words. */
  readonly figures: readonly GridCell[]
}

export interface Scan {
  readonly index: number
  readonly grid: Grid
  readonly rows: readonly ScanRow[]
  readonly byRow: ReadonlyMap<number, ScanRow>
}

export const endOf = ({ column, columnSpan }: GridCell): number => column + columnSpan
export const bottomOf = ({ row, rowSpan }: GridCell): number => row + rowSpan

const digit = /[0-9０-９]/
const byColumn = (a: GridCell, b: GridCell) => a.column - b.column
const wordsByColumn = (a: Worded, b: Worded) => a.cell.column - b.cell.column

/** Indexes a grid by row. A cell over several rows is seen in each of them where another begins. */
export function scan(grid: Grid, index: number): Scan {
  const rows: ScanRow[] = []
  const byRow = new Map<number, ScanRow>()
  let tall: GridCell[] = []
  let tallWords: Worded[] = []
  let at = 0
  while (at < grid.cells.length) {
    const row = grid.cells[at]!.row
    const reaches = (cell: GridCell) => bottomOf(cell) > row
    tall = tall.filter(reaches)
    tallWords = tallWords.filter(({ cell }) => reaches(cell))
    const cells = [...tall]
    const words = [...tallWords]
    const figures: GridCell[] = []
    for (; at < grid.cells.length; at++) {
      const cell = grid.cells[at]!
      if (cell.row !== row) break
      cells.push(cell)
      if (cell.rowSpan > 1) tall.push(cell)
      const label = readLabel(cell.text)
      if (label) {
        const word = { cell, label }
        words.push(word)
        if (cell.rowSpan > 1) tallWords.push(word)
      } else if (digit.test(cell.text)) figures.push(cell)
    }
    if (tall.length > 0) {
      cells.sort(byColumn)
      words.sort(wordsByColumn)
    }
    const scanned = { row, cells, words, figures }
    rows.push(scanned)
    byRow.set(row, scanned)
  }
  return { index, grid, rows, byRow }
}
