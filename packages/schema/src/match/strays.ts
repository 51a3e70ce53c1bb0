import type { GridCell } from '../grid.ts'
import type { Header, Span } from './header.ts'
import type { Part, PartRow } from './parts.ts'
import { endOf, type ScanRow } from './scan.ts'

/** Where a cell of figures stands in the grids: the upper left corner of the printed cell. */
export interface Place {
  readonly grid: number
  readonly row: number
  readonly column: number
  /** The printed cell; a worksheet leaves blank ones out. */
  readonly cell?: GridCell
}

/** Words or figures of the source, and where they begin. */
export interface Printed {
  readonly text: string
  readonly place?: Place
}

export const overlaps = (cell: GridCell, { start, end }: Span) => cell.column < end && endOf(cell) > start
export const trimmed = ({ text }: GridCell) => text.trim()

export const placeIn = ({ scan }: Part, cell: GridCell): Place => ({
  grid: scan.index,
  row: cell.row,
  column: cell.column,
  cell,
})

const endOfColumns = ({ found }: Header) => found.reduce((last, { end }) => Math.max(last, end), 0)

/** Notes figures of a row between the form's columns, under a local label or none. */
export function noteStrays(
  { header }: PartRow,
  scanned: ScanRow | undefined,
  part: Part,
  strays: Map<string, Printed>,
): void {
  const end = endOfColumns(header)
  for (const cell of scanned?.figures ?? []) {
    if (
      cell.column < part.left ||
      cell.column >= end ||
      header.found.some((column) => overlaps(cell, column))
    )
      continue
    const over = header.positions.find((position) => overlaps(cell, position))
    const text = over?.stack.at(-1)?.cell.text.trim() ?? ''
    if (!strays.has(text)) strays.set(text, { text, place: placeIn(part, cell) })
  }
}

export function extraRowsIn(part: Part): readonly Printed[] {
  const { rows, body, left } = part
  if (rows.length === 0) return []
  const first = Math.min(...rows.map(({ row }) => row))
  const last = Math.max(...rows.map(({ row }) => row))
  const end = Math.max(...rows.map(({ header }) => endOfColumns(header)))
  const known = new Set(
    rows.flatMap(({ row, rowSpan }) => Array.from({ length: rowSpan }, (_, i) => row + i)),
  )
  return body.flatMap(({ row, words, figures }) => {
    const own = known.has(row)
    const filled = figures.some((cell) => cell.column >= left && cell.column < end)
    const label = words.findLast(({ cell }) => cell.row === row && cell.column < left)?.cell
    const inside = label ? row > first : row > first && row < last
    // With its figures: they go nowhere else.
    const printed = [...(label ? [label] : []), ...figures.filter((cell) => cell.column >= left)]
    const [begins] = printed
    return !own && filled && inside && begins
      ? [{ text: printed.map(trimmed).join(' '), place: placeIn(part, begins) }]
      : []
  })
}
