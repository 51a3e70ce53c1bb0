import type { CellId } from '../editions/index.ts'
import type { GridCell } from '../grid.ts'
import { readLabel } from '../label.ts'
import type { Column } from './header.ts'
import type { Part, PartRow } from './parts.ts'
import { bottomOf, endOf } from './scan.ts'
import { extraRowsIn, noteStrays, overlaps, type Place, type Printed, placeIn, trimmed } from './strays.ts'

/**
 * Why a place is not certain: a row or its labels have lost or gained a cell (`torn`), one cell is merged over several of the
 * form's (`merged`), or several printed ones would do (`several`).
 */
export type DoubtCause = 'torn' | 'merged' | 'several'

/** Cells of the form whose place is not certain, with the words or figures in question. */
export interface Doubt extends Printed {
  readonly ids: readonly CellId[]
  readonly cause: DoubtCause
}

/** What a part puts where, and what of it is left over. */
export interface Placed {
  readonly places: ReadonlyMap<CellId, Place>
  readonly doubts: readonly Doubt[]
  /** Printed rows with figures that are none of the form's, and labels of such columns. */
  readonly extraRows: readonly Printed[]
  readonly extraColumns: readonly Printed[]
}

const isBlank = ({ text }: GridCell) => text.trim() === ''
/** All cells that cover a row of the form, those left of the figures excepted. */
function cellsBeside({ scan, left }: Part, { row, rowSpan }: PartRow): readonly GridCell[] {
  const first = scan.byRow.get(row)?.cells ?? []
  const below = Array.from({ length: rowSpan - 1 }, (_, i) => scan.byRow.get(row + i + 1)?.cells ?? [])
  const all = below.length === 0 ? first : [...new Set([...first, ...below.flat()])]
  return all.filter((cell) => endOf(cell) > left)
}

/** A figure under the corner or among row labels has come there by a cell too few before it. */
function isAmongLabels(cell: GridCell, { word, header }: PartRow, inner: number): boolean {
  if (!word || cell.column < endOf(word.cell) || isBlank(cell) || readLabel(cell.text)) return false
  const over = header.positions.find((position) => overlaps(cell, position))?.stack.at(-1)
  return over ? over.cell.column <= word.cell.column : cell.column < inner
}

/** In a source with a cell for every place, this row has lost or gained one, or its labels have. */
function isTorn({ scan, inner, left }: Part, row: PartRow): boolean {
  const { header, word } = row
  if (header.torn) return true
  if (!scan.grid.dense) return false
  if (word && endOf(word.cell) > left) return true
  let at = left
  for (const cell of scan.byRow.get(row.row)?.cells ?? []) {
    if (cell.column < left && isAmongLabels(cell, row, inner)) return true
    if (endOf(cell) <= at) continue
    if (cell.column > at) return true
    at = endOf(cell)
  }
  return at !== header.end
}

/** Where most rows differ from their labels, the labels may be what is torn: a row that fits them does so by chance. */
function tornRows(part: Part): ReadonlySet<PartRow> {
  const torn = part.rows.filter((row) => isTorn(part, row))
  return new Set(torn.length * 2 > part.rows.length ? part.rows : torn)
}

/** The cell reaches under or beside another label: merged over several figures. */
function reachesOut(cell: GridCell, column: Column, row: PartRow, part: Part): boolean {
  if (cell === row.word?.cell || column.stack.some((word) => word.cell === cell)) return true
  const inside = cell.column >= column.start && endOf(cell) <= column.end
  if (!inside && row.header.positions.some((other) => other.start !== column.start && overlaps(cell, other)))
    return true
  if (cell.rowSpan === 1 && part.flat) return false
  const meets = (top: number, bottom: number) => top < bottomOf(cell) && bottom > cell.row
  return (
    part.rows.some((other) => other !== row && meets(other.row, other.row + other.rowSpan)) ||
    part.labels.some((other) => other !== row.word && meets(other.cell.row, other.cell.row + 1))
  )
}

/** A merged cell taken apart, label and figure alike: each piece of the label has the same figure below it. */
function isTakenApart(cells: readonly GridCell[], column: Column): boolean {
  const { pieces } = column
  const filled = cells.filter((cell) => overlaps(cell, column) && !isBlank(cell))
  return (
    filled.length === pieces.length &&
    filled.every(
      (cell, index) =>
        cell.column === pieces[index]?.start &&
        endOf(cell) === pieces[index]?.end &&
        trimmed(cell) === trimmed(filled[0]!),
    )
  )
}

/** One cell of the form: its place, or why that is not certain. */
function placeOf(cells: readonly GridCell[], column: Column, row: PartRow, part: Part): Place | DoubtCause {
  let blank: GridCell | undefined
  let filled: GridCell | undefined
  let more = false
  for (const cell of cells) {
    if (!overlaps(cell, column)) continue
    if (isBlank(cell)) blank ??= cell
    else if (filled) more = true
    else filled = cell
  }
  const cell = filled ?? blank
  if (!cell) return { grid: part.scan.index, row: row.row, column: column.start }
  if (more && !isTakenApart(cells, column)) return 'several'
  return reachesOut(cell, column, row, part) ? 'merged' : placeIn(part, cell)
}

/** Puts every figure under its label's columns and beside its label's rows. What is not certain goes nowhere. */
export function place(part: Part): Placed {
  const places = new Map<CellId, Place>()
  const doubts: Doubt[] = part.ambiguous.map(({ ids, label }) => ({
    ids,
    text: label?.label ?? '',
    cause: 'several',
  }))
  const shared = new Map<string, CellId[]>()
  const strays = new Map<string, Printed>()
  const torn = tornRows(part)
  for (const row of part.rows) {
    const cells = cellsBeside(part, row)
    const unsure = torn.has(row) ? 'torn' : row.uncertain ? 'several' : undefined
    const lost: { readonly id: CellId; readonly column: Column; readonly cause: DoubtCause }[] = []
    row.header.columns.forEach((column, index) => {
      const id = row.form.ids[index]!
      if (column) {
        const found = unsure ?? placeOf(cells, column, row, part)
        if (typeof found === 'string') lost.push({ id, column, cause: found })
        else places.set(id, found)
      } else if (row.header.ambiguous.has(index)) {
        const label = part.form.blocks[row.form.block]!.columns[index]!.leaf.label
        shared.set(label, [...(shared.get(label) ?? []), id])
      }
    })
    const [first] = lost
    if (first) {
      const texts = cells.filter((cell) => !isBlank(cell) && cell !== row.word?.cell).map(trimmed)
      const begins = unsure ? row.word?.cell : cells.find((cell) => overlaps(cell, first.column))
      doubts.push({
        ids: lost.map(({ id }) => id),
        text: texts.join(' '),
        cause: first.cause,
        ...(begins && { place: placeIn(part, begins) }),
      })
    }
    noteStrays(row, part.scan.byRow.get(row.row), part, strays)
  }
  for (const [text, ids] of shared) doubts.push({ ids, text, cause: 'several' })
  return { places, doubts, extraRows: extraRowsIn(part), extraColumns: [...strays.values()] }
}
