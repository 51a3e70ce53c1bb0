import { type FormCell, type FormGrid, type Grid, type GridCell, readLabel } from '@gongkai/schema'
import type { TextRow } from './rows.ts'

/** A cell of the form in a row of text. */
interface Slot {
  /** Place among the row's cells as text has them. */
  readonly index: number
  readonly column: number
  readonly columnSpan: number
  /** The form's label in all its words; for a cell merged from above, which is mostly blank, the label above. None for a figure. */
  readonly labels: ReadonlySet<string>
  /** The label begins in this row. */
  readonly own: boolean
}

/**
 * How a text has the cells of a row: all that cover it, those merged from above as blanks; one for each column of the table;
 * or only those that begin in it.
 */
const styles = ['covering', 'columns', 'own'] as const
type Style = (typeof styles)[number]

/** One row of the form in one style. */
interface Shape {
  readonly style: Style
  readonly slots: readonly Slot[]
  /** Places inside merged cells, each with the cell's own: the text has nothing there, or the same again. */
  readonly inside: ReadonlyMap<number, number>
}

interface Shapes {
  readonly byCount: ReadonlyMap<number, readonly Shape[]>
  /** Columns the row labels take. */
  readonly labelColumns: number
  /** All words of the form's labels: none stands among figures or under another label's. */
  readonly labels: ReadonlySet<string>
}

const known = new WeakMap<FormGrid, Shapes>()

const none: ReadonlyMap<number, number> = new Map()

const bodyOf = (text: string) => readLabel(text)?.body

const bodiesOf = ({ role, text, source }: FormCell): readonly string[] =>
  role === 'figure' ? [] : [text, ...(source?.variants ?? [])].flatMap((words) => bodyOf(words) ?? [])

/** Text has lost the spans of merged cells: the number of cells in a row tells them. */
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
        const { column, columnSpan } = cell
        const labels = new Set(bodiesOf(cell))
        return { index: place(cell, index), column, columnSpan, labels, own: cell.row === at }
      })
    const inside = new Map(
      covering.flatMap(({ column, columnSpan }) =>
        Array.from({ length: columnSpan - 1 }, (_, i): [number, number] => [column + i + 1, column]),
      ),
    )
    add(covering.length, { style: 'covering', slots: slots(covering, (_, index) => index), inside: none })
    add(layout.columns, {
      style: 'columns',
      slots: slots(covering, ({ column }) => column),
      inside,
    })
    if (own.length < covering.length)
      add(own.length, { style: 'own', slots: slots(own, (_, index) => index), inside: none })
  }
  const figures = layout.cells.filter(({ role }) => role === 'figure').map(({ column }) => column)
  const made = {
    byCount,
    // 附表四 has no row labels: its figures begin in the first column.
    labelColumns: Math.min(...figures),
    labels: new Set(layout.cells.flatMap(bodiesOf)),
  }
  known.set(layout, made)
  return made
}

const isNumber = (text: string) => /[\d０-９]/.test(text) && readLabel(text) === undefined

/** Whether a row cannot be so: figures where the form has a label, or a label of the form where it has figures or another. */
const contradicts = (cells: readonly string[], { slots }: Shape, { labels }: Shapes): boolean =>
  slots.some((slot) => {
    const text = cells[slot.index]!
    if (isNumber(text)) return slot.labels.size > 0
    const body = bodyOf(text)
    return body !== undefined && labels.has(body) && !slot.labels.has(body)
  })

/** How well a shape's labels agree with a row's words. */
function agreement(bodies: readonly (string | undefined)[], { slots }: Shape): number {
  let sum = 0
  for (const { index, labels, own } of slots) {
    if (!own || labels.size === 0) continue
    const body = bodies[index]
    sum += body !== undefined && labels.has(body) ? 2 : -1
  }
  return sum
}

const isMerged = (cells: readonly string[], { inside }: Shape) =>
  [...inside].every(([index, own]) => cells[index] === '' || cells[index] === cells[own])

/** The shape whose labels are the row's; the first of those that do as well, where a row's labels are all in other words. */
function shapeOf(cells: readonly string[], shapes: Shapes, style: Style): Shape | undefined {
  let best: Shape | undefined
  let most = Number.NEGATIVE_INFINITY
  const bodies = cells.map(bodyOf)
  for (const shape of shapes.byCount.get(cells.length) ?? []) {
    if (shape.style !== style) continue
    const agreeing = agreement(bodies, shape)
    if (agreeing <= most || !isMerged(cells, shape)) continue
    if (contradicts(cells, shape, shapes)) continue
    best = shape
    most = agreeing
  }
  return best
}

/** The rows by the style that fits most of them: a text keeps to one, and a row in another has lost cells. */
function shapesBy(rows: readonly TextRow[], shapes: Shapes): readonly (Shape | undefined)[] {
  const readings = styles.map((style) => rows.map(({ cells }) => shapeOf(cells, shapes, style)))
  const fits = readings.map((reading) => reading.filter((shape) => shape !== undefined).length)
  return readings[fits.indexOf(Math.max(...fits))]!
}

/**
 * Lays rows of text out as a form has its columns: the grid. A row that does not fit keeps its label; its figures become one cell that
 * ends beyond the table, so that the matcher reports and does not place them.
 */
export function layOut(rows: readonly TextRow[], layout: FormGrid): Grid {
  const shapes = shapesOf(layout)
  const cells: GridCell[] = []
  const fitting = shapesBy(rows, shapes)
  rows.forEach((text, row) => {
    const shape = fitting[row]
    if (shape) {
      for (const { index, column, columnSpan } of shape.slots)
        cells.push({
          row,
          rowSpan: 1,
          column,
          columnSpan,
          text: text.cells[index]!,
          line: text.lines[index]!,
        })
      return
    }
    const words = text.cells.filter((cell) => readLabel(cell) !== undefined)
    const left = shapes.labelColumns
    const first = text.cells.findIndex(isNumber)
    const rest = first < 0 ? text.cells.filter((cell) => cell !== words.at(-1)) : text.cells.slice(first)
    const [line = 0] = text.lines
    if (left > 0) cells.push({ row, rowSpan: 1, column: 0, columnSpan: left, text: words.at(-1) ?? '', line })
    const columnSpan = layout.columns - left + 1
    cells.push({ row, rowSpan: 1, column: left, columnSpan, text: rest.join(' ').trim(), line })
  })
  return { rows: rows.length, columns: layout.columns + 1, cells, dense: true }
}
