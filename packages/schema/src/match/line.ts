import type { GridCell } from '../grid.ts'
import { type Band, bandsOf, type Field } from './bands.ts'
import type { Form } from './forms.ts'
import { type Column, headerOf } from './header.ts'
import type { Part, PartRow } from './parts.ts'
import { bottomOf, endOf, type Scan, type ScanRow } from './scan.ts'

/** Rows between the labels and the figures that may be blank or hold a unit. */
const slack = 3
/** 其他 and 总计 alone are other tables' columns. */
const enough = 0.2

const anywhere: Field = { left: 0, inner: 0, right: Number.POSITIVE_INFINITY }

const isUnder = (columns: readonly Column[]) => (cell: GridCell) =>
  columns.some(({ start, end }) => cell.column < end && endOf(cell) > start)

/** The rows under the labels that hold figures; without any the first that holds something. */
function figureRows(
  { rows }: Scan,
  columns: readonly Column[],
  bottom: number,
  next: number,
): readonly ScanRow[] {
  // From the highest label on: a lower one may have got into the row of figures by mistake.
  const top = Math.min(...columns.map(({ cell }) => cell.row))
  const below = rows.filter(({ row }) => row > top && row < next)
  const reached = below.filter(({ row }) => row < bottom + slack)
  const under = isUnder(columns)
  const first =
    reached.find(({ figures }) => figures.some(under)) ??
    reached.find(
      ({ row, cells }) =>
        row >= bottom && cells.some((cell) => cell.row === row && cell.text.trim() !== '' && under(cell)),
    )
  const more = below.filter(({ row, figures }) => first && row > first.row && figures.some(under))
  const follows = more.filter(({ row }, i) => first && row === first.row + i + 1)
  return first ? [first, ...follows] : []
}

function partOf(form: Form, scan: Scan, band: Band, next: number): Part | undefined {
  const [block] = form.blocks
  const [row] = form.rows
  if (!block || !row) return
  const header = headerOf(form, block, band, anywhere)
  const columns = header.found
  if (columns.length === 0) return
  const bottom = Math.max(...columns.map(({ cell }) => bottomOf(cell)))
  const [first, ...more] = figureRows(scan, columns, bottom, next)
  const weight = columns.reduce((sum, column) => sum + column.weight, 0)
  const found = { form: row, row: first?.row ?? bottom, rowSpan: 1, header, weight }
  const left = Math.min(...columns.map(({ start }) => start))
  const rows: PartRow[] = [more.length > 0 ? { ...found, uncertain: true } : found]
  const headers = new Map([[header, block]])
  return { form, scan, rows, headers, ambiguous: [], labels: [], body: [], inner: left, left, flat: true }
}

/** Finds a table of one row of figures under a tree of labels (附表四), each copy of it as a part. */
export function lineParts(form: Form, scan: Scan): readonly Part[] {
  const least = enough * form.columnLexicon.labels.length
  const bands = bandsOf(form, scan, anywhere).filter(({ labels }) => labels >= least)
  return bands.flatMap(
    (band, index) => partOf(form, scan, band, bands[index + 1]?.top ?? Number.POSITIVE_INFINITY) ?? [],
  )
}
