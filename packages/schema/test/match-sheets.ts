import { type CellId, type Edition, type Grid, type GridCell, layoutsOf, type TableId } from '../src/index.ts'

/** A cell that tests may alter; `id` is what the form means it to be. */
export interface SheetCell extends GridCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  label?: boolean
  id?: CellId
}

/** The printed form as tests alter it. Every figure is a number of its own, so a shifted one shows. */
export interface Sheet {
  cells: SheetCell[]
  table: TableId
}

const figures = new Map<Edition, ReadonlyMap<CellId, string>>()

function figuresOf(edition: Edition): ReadonlyMap<CellId, string> {
  const known = figures.get(edition)
  if (known) return known
  const ids = layoutsOf(edition).flatMap(({ cells }) => cells.flatMap(({ id }) => id ?? []))
  const made = new Map(ids.map((id, index) => [id, String(1001 + index)]))
  figures.set(edition, made)
  return made
}

export const figureOf = (edition: Edition, id: CellId): string => figuresOf(edition).get(id)!

export function sheetsOf(edition: Edition): Sheet[] {
  return layoutsOf(edition).map(({ table, cells }) => ({
    table,
    cells: cells.map(({ row, column, rowSpan, columnSpan, text, id }) => ({
      ...{ row, column, rowSpan, columnSpan },
      ...(id ? { id, text: figureOf(edition, id) } : { text, label: true }),
    })),
  }))
}

const endRow = (cell: SheetCell) => cell.row + cell.rowSpan
const endColumn = (cell: SheetCell) => cell.column + cell.columnSpan
export const height = ({ cells }: Sheet) => Math.max(...cells.map(endRow))
export const width = ({ cells }: Sheet) => Math.max(...cells.map(endColumn))

export function gridOf(sheets: readonly Sheet[], dense = false): Grid {
  const cells = sheets.flatMap((sheet) => sheet.cells)
  return {
    rows: Math.max(0, ...cells.map(endRow)),
    columns: Math.max(0, ...cells.map(endColumn)),
    cells: [...cells].sort((a, b) => a.row - b.row || a.column - b.column),
    ...(dense && { dense }),
  }
}

export function shift(sheet: Sheet, down: number, right: number): void {
  for (const cell of sheet.cells) {
    cell.row += down
    cell.column += right
  }
}

/** A blank row; merged cells it cuts through grow. */
export function insertRow(sheet: Sheet, at: number): void {
  for (const cell of sheet.cells)
    if (cell.row >= at) cell.row++
    else if (endRow(cell) > at) cell.rowSpan++
}

export function insertColumn(sheet: Sheet, at: number): void {
  for (const cell of sheet.cells)
    if (cell.column >= at) cell.column++
    else if (endColumn(cell) > at) cell.columnSpan++
}

/** A row taken out; merged cells it cuts through shrink, as in a worksheet. */
export function deleteRow(sheet: Sheet, at: number): void {
  sheet.cells = sheet.cells.filter((cell) => cell.row !== at || cell.rowSpan > 1)
  for (const cell of sheet.cells)
    if (cell.row > at) cell.row--
    else if (endRow(cell) > at) cell.rowSpan--
}

export function deleteColumn(sheet: Sheet, at: number): void {
  sheet.cells = sheet.cells.filter((cell) => cell.column !== at || cell.columnSpan > 1)
  for (const cell of sheet.cells)
    if (cell.column > at) cell.column--
    else if (endColumn(cell) > at) cell.columnSpan--
}

/** Merged cells taken apart: the words in the corner only, or in every cell. */
export function unmerge(sheet: Sheet, repeat: boolean): void {
  sheet.cells = sheet.cells.flatMap((cell) => {
    const single = { ...cell, rowSpan: 1, columnSpan: 1 }
    if (!repeat || !cell.label) return [single]
    return Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, i) => ({
      ...single,
      row: cell.row + Math.floor(i / cell.columnSpan),
      column: cell.column + (i % cell.columnSpan),
    }))
  })
}

export const sheetOf = (edition: Edition, table: TableId): Sheet =>
  sheetsOf(edition).find((one) => one.table === table)!

/** A cell of its own, of one row and one column. */
export const cellAt = (row: number, column: number, text: string): SheetCell => ({
  ...{ row, column, text },
  rowSpan: 1,
  columnSpan: 1,
})

export const figureIn = ({ cells }: Sheet, id: CellId): SheetCell => cells.find((one) => one.id === id)!

/** The cells with these words. */
export const labelledIn = ({ cells }: Sheet, text: string): readonly SheetCell[] =>
  cells.filter((one) => one.text === text)
