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

/** Indexes a grid by row. A cell over several rows is seen in each of them where another begins. */
export function scan(grid: Grid, index: number): Scan {
  const rows: ScanRow[] = []
  const worded = new Map<GridCell, Worded>()
  let tall: GridCell[] = []
  let at = 0
  while (at < grid.cells.length) {
    const row = grid.cells[at]!.row
    const own: GridCell[] = []
    for (; at < grid.cells.length && grid.cells[at]!.row === row; at++) own.push(grid.cells[at]!)
    tall = tall.filter((cell) => bottomOf(cell) > row)
    const cells = tall.length === 0 ? own : [...tall, ...own].sort(byColumn)
    const figures: GridCell[] = []
    for (const cell of own) {
      const label = readLabel(cell.text)
      if (label) worded.set(cell, { cell, label })
      else if (digit.test(cell.text)) figures.push(cell)
      if (cell.rowSpan > 1) tall.push(cell)
    }
    rows.push({ row, cells, words: cells.flatMap((cell) => worded.get(cell) ?? []), figures })
  }
  return { index, grid, rows, byRow: new Map(rows.map((row) => [row.row, row])) }
}
