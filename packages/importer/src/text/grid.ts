import { type FormCell, type FormGrid, type Grid, type GridCell, readLabel } from '@gongkai/schema'
import type { TextRow } from './rows.ts'

/** A cell of the form in a row of text. */
interface Slot {
  /** Place among the row's cells as text has them. */
  readonly index: number
  readonly column: number
  readonly columnSpan: number
  /** The body of the form's label; none for a figure, or a cell merged from above. */
  readonly label: string | undefined
}

/** One way in which text may have a row of the form. */
interface Shape {
  readonly slots: readonly Slot[]
  /** Places inside merged cells, each with the cell's own: the text has nothing there, or the same again. */
  readonly inside: ReadonlyMap<number, number>
}

interface Shapes {
  readonly byCount: ReadonlyMap<number, readonly Shape[]>
  /** Columns the row labels take. */
  readonly labelColumns: number
  /** The bodies of the form's labels: none stands among figures. */
  readonly labels: ReadonlySet<string>
}

const known = new WeakMap<FormGrid, Shapes>()

const none: ReadonlyMap<number, number> = new Map()

const bodyOf = (text: string) => readLabel(text)?.body

/**
 * Text has lost the spans of merged cells. The number of cells in a row tells them: of each row of the form there are all
 * cells that cover it, those merged from above as blanks; or one for each column of the table; or only those that begin in it.
 */
function shapesOf(layout: FormGrid): Shapes {
  const before = known.get(layout)
  if (before) return before
  const byCount = new Map<number, Shape[]>()
  const add = (count: number, shape: Shape) => byCount.set(count, [...(byCount.get(count) ?? []), shape])
  for (let at = 0; at < layout.rows; at++) {
    const covering = layout.cells
      .filter(({ row, rowSpan }) => row <= at && row + rowSpan > at)
      .sort((a, b) => a.column - b.column)
    const own = covering.filter(({ row }) => row === at)
    const slots = (cells: typeof covering, place: (cell: FormCell, index: number) => number) =>
      cells.map((cell, index): Slot => {
        const label = cell.role === 'figure' || cell.row < at ? undefined : bodyOf(cell.text)
        return { index: place(cell, index), column: cell.column, columnSpan: cell.columnSpan, label }
      })
    const inside = new Map(
      covering.flatMap(({ column, columnSpan }) =>
        Array.from({ length: columnSpan - 1 }, (_, i): [number, number] => [column + i + 1, column]),
      ),
    )
    add(covering.length, { slots: slots(covering, (_, index) => index), inside: none })
    add(layout.columns, {
      slots: slots(covering, ({ column }) => column),
      inside,
    })
    if (own.length < covering.length)
      add(own.length, { slots: slots(own, (_, index) => index), inside: none })
  }
  const texts = layout.cells.flatMap(({ role, text }) => (role === 'figure' ? [] : text))
  const figures = layout.cells.filter(({ role }) => role === 'figure').map(({ column }) => column)
  const made = {
    byCount,
    // 附表四 has no row labels: its figures begin in the first column.
    labelColumns: Math.min(...figures),
    labels: new Set(texts.flatMap((text) => bodyOf(text) ?? [])),
  }
  known.set(layout, made)
  return made
}

const isNumber = (text: string) => /[\d０-９]/.test(text) && readLabel(text) === undefined

/** Whether words stand where the form has figures, or figures where it has a label. A row without figures is a header. */
function contradicts(cells: readonly string[], { slots }: Shape, { labelColumns, labels }: Shapes): boolean {
  if (!cells.some(isNumber)) return false
  return slots.some(({ index, column }) => {
    const text = cells[index]!
    if (column < labelColumns) return isNumber(text)
    const body = bodyOf(text)
    return body !== undefined && labels.has(body)
  })
}

/** How well a shape's labels agree with a row's words. */
function agreement(bodies: readonly (string | undefined)[], { slots }: Shape): number {
  let sum = 0
  for (const { index, label } of slots) if (label !== undefined) sum += label === bodies[index] ? 2 : -1
  return sum
}

const isMerged = (cells: readonly string[], { inside }: Shape) =>
  [...inside].every(([index, own]) => cells[index] === '' || cells[index] === cells[own])

/** The shape whose labels are the row's; the first of those that do as well, where a row's labels are all in other words. */
function shapeOf(cells: readonly string[], shapes: Shapes): Shape | undefined {
  let best: Shape | undefined
  let most = Number.NEGATIVE_INFINITY
  const bodies = cells.map(bodyOf)
  for (const shape of shapes.byCount.get(cells.length) ?? []) {
    const agreeing = agreement(bodies, shape)
    if (agreeing <= most || !isMerged(cells, shape)) continue
    if (contradicts(cells, shape, shapes)) continue
    best = shape
    most = agreeing
  }
  return best
}

/** A table of text laid on a form: the grid, and the rows whose number of cells fits no row of the form. */
export interface LaidOut {
  readonly grid: Grid
  readonly torn: readonly TextRow[]
}

/**
 * Lays rows of text out as a form has its columns. A row that does not fit keeps its label; its figures become one merged
 * cell, which the matcher reports and does not place.
 */
export function layOut(rows: readonly TextRow[], layout: FormGrid): LaidOut {
  const shapes = shapesOf(layout)
  const cells: GridCell[] = []
  const torn: TextRow[] = []
  rows.forEach((text, row) => {
    const shape = shapeOf(text.cells, shapes)
    if (shape) {
      for (const { index, column, columnSpan } of shape.slots)
        cells.push({ row, rowSpan: 1, column, columnSpan, text: text.cells[index]! })
      return
    }
    const words = text.cells.filter((cell) => readLabel(cell) !== undefined)
    if (text.cells.some(isNumber)) torn.push(text)
    const left = shapes.labelColumns
    const rest = text.cells.filter((cell) => cell !== words.at(-1)).join(' ')
    if (left > 0) cells.push({ row, rowSpan: 1, column: 0, columnSpan: left, text: words.at(-1) ?? '' })
    cells.push({ row, rowSpan: 1, column: left, columnSpan: layout.columns - left, text: rest.trim() })
  })
  return { grid: { rows: rows.length, columns: layout.columns, cells, dense: true }, torn }
}
