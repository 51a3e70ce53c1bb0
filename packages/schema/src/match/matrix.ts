import type { GridCell } from '../grid.ts'
import { align } from './align.ts'
import { type Band, bandsOf, type Field } from './bands.ts'
import type { Form, FormBlock } from './forms.ts'
import { type Header, headerOf } from './header.ts'
import type { Part, PartRow } from './parts.ts'
import type { Scan, ScanRow, Worded } from './scan.ts'

/** A cell that reads as a row's label, wherever it stands. */
interface Seed {
  readonly row: number
  readonly cell: GridCell
  /** The rows it may be, as places in the form. */
  readonly rows: readonly number[]
}

/** Rows beside the known ones that are looked at for labels with slips. */
const slack = 3
/** Printed rows passed over cost next to nothing: local rows are common. */
const gap = 0.02

/** All cells that may be labels of the form's rows. */
export function rowLabels(form: Form, { rows }: Scan): readonly Seed[] {
  const seeds: Seed[] = []
  for (const { row, words } of rows)
    for (const { cell, label } of words) {
      const hits = cell.row === row ? form.rowLexicon.hits(label) : []
      if (hits.length > 0) seeds.push({ row, cell, rows: hits.map(({ index }) => index) })
    }
  return seeds
}

const leavesIn = (seeds: readonly Seed[]) => new Set(seeds.flatMap(({ rows }) => rows)).size

/**
 * Seeds by the columns they stand in: row labels of one table are at most as many columns apart as its groups are deep.
 * A few lone words (总计, 其他 among column labels) are no table.
 */
function fieldsOf(form: Form, seeds: readonly Seed[]): readonly { field: Field; seeds: readonly Seed[] }[] {
  const { blocks, rows } = form
  const depth = form.depth
  const enough = Math.min(
    Math.ceil(rows.length / 5),
    ...blocks.map((_, index) => rows.filter(({ block }) => block === index).length),
  )
  const columns = new Map<number, Seed[]>()
  for (const seed of seeds) {
    const column = columns.get(seed.cell.column)
    if (column) column.push(seed)
    else columns.set(seed.cell.column, [seed])
  }
  // From the right, where most labels stand. A lone one to their left is theirs when it is no higher: 总计 over figures is.
  const clusters: Seed[][] = []
  const topOf = (list: readonly Seed[]) => Math.min(...list.map(({ row }) => row))
  for (const [at, column] of [...columns].sort(([a], [b]) => b - a)) {
    const last = clusters[0]
    const likely = leavesIn(column) >= Math.min(enough, 2)
    const beside = last && last[0]!.cell.column - at <= depth
    // So is one to their right that is higher than they: it stands in place of a column's label.
    if (beside && leavesIn(last) === 1 && leavesIn(column) > 1 && topOf(last) < topOf(column))
      clusters[0] = [...column]
    else if (beside && (likely || topOf(column) > topOf(last))) last.unshift(...column)
    else if (likely) clusters.unshift([...column])
  }
  const likely = clusters.filter((cluster) => leavesIn(cluster) >= enough)
  return likely.map((cluster, index) => {
    const next = likely.slice(index + 1).find((other) => leavesIn(other) * 2 >= leavesIn(cluster))
    const [left = 0, ...more] = cluster.map(({ cell }) => cell.column)
    const right = next?.[0]?.cell.column ?? Number.POSITIVE_INFINITY
    return {
      field: { left, inner: (more.at(-1) ?? left) + 1, right },
      seeds: cluster.sort((a, b) => a.row - b.row),
    }
  })
}

/**
 * Copies below one another: rows seen again, from an earlier one on and with column labels between, are another table. One
 * row alone may be a wrong label.
 */
function copiesOf(seeds: readonly Seed[], bands: readonly Band[]): readonly (readonly Seed[])[] {
  const copies: Seed[][] = []
  let seen = new Set<number>()
  const isAgain = ({ rows }: Seed) => rows.every((row) => seen.has(row))
  seeds.forEach((seed, at) => {
    const last = copies.at(-1)
    const previous = last?.at(-1)
    const back = previous && seed.rows[0]! <= previous.rows[0]! && isAgain(seed)
    const parted = back && bands.some(({ bottom }) => bottom > previous.row && bottom < seed.row)
    const rest = parted ? seeds.slice(at, at + (last?.length ?? 0)) : []
    const repeated = rest.filter(isAgain).length
    if (!last || (repeated > 1 && repeated * 2 > rest.length)) {
      copies.push([seed])
      seen = new Set()
    } else last.push(seed)
    for (const row of seed.rows) seen.add(row)
  })
  return copies
}

const bandAbove = (bands: readonly Band[], row: number) => bands.findLast(({ bottom }) => bottom < row)

function partOf(
  form: Form,
  scan: Scan,
  field: Field,
  bands: readonly Band[],
  body: readonly ScanRow[],
  seeds: readonly Seed[],
): Part | undefined {
  const headerAt = (row: number, block: number) => {
    const band = bandAbove(bands, row)
    const columns = form.blocks[block]
    return band && columns && headerOf(form, columns, band, field)
  }
  const heads = new Set(seeds.flatMap(({ row, rows }) => headerAt(row, form.rows[rows[0]!]!.block) ?? []))
  const starts = [...heads].flatMap(({ found }) => found.map(({ start }) => start))
  if (starts.length === 0) return
  const left = Math.min(...starts)
  // The label of a row is the last one before its figures: what stands further left is a group's, or a local note.
  const labels = body.flatMap(({ row, words }): Worded[] => {
    const last = words.findLast(({ cell }) => cell.column >= field.left && cell.column < left)
    return last && last.cell.row === row ? [last] : []
  })
  const { rowLexicon } = form
  const hits = labels.map(({ label }) => {
    const read = rowLexicon.hits(label)
    return read.length > 0 ? read : rowLexicon.near(label)
  })
  const found = align(hits, form.rows.length, gap)
  const rows = form.rows.flatMap((row, index): PartRow[] => {
    const position = found.positions[index]!
    const word = position < 0 ? undefined : labels[position]
    const header = word && headerAt(word.cell.row, row.block)
    if (!header) return []
    const { row: top, rowSpan } = word.cell
    return [{ form: row, row: top, rowSpan, header, weight: found.weights[index] ?? 0, word }]
  })
  if (rows.length === 0) return
  const ambiguous = form.rows.filter((_, index) => found.ambiguous.has(index))
  const headers = new Map<Header, FormBlock>()
  for (const { header, form: row } of rows) headers.set(header, form.blocks[row.block]!)
  const flat = rows.every(({ rowSpan }) => rowSpan === 1)
  return { form, scan, rows, headers, ambiguous, labels, body, inner: field.inner, left, flat }
}

/** Finds a table of labelled rows and columns (附表二、附表三), each copy of it as a part. */
export function matrixParts(form: Form, scan: Scan): readonly Part[] {
  return fieldsOf(form, rowLabels(form, scan)).flatMap(({ field, seeds }) => {
    const bands = bandsOf(form, scan, field)
    const copies = copiesOf(seeds, bands)
    return copies.flatMap((copy, index) => {
      const first = copy[0]!.row
      const last = copy.at(-1)!.row
      const before = copies[index - 1]?.at(-1)?.row ?? -1
      const next = copies[index + 1]?.[0]?.row
      const from = Math.max(first - slack, before + 1)
      const to = next === undefined ? last + slack : (bandAbove(bands, next)?.top ?? next) - 1
      const body = scan.rows.filter(({ row }) => row >= from && row <= to)
      return partOf(form, scan, field, bands, body, copy) ?? []
    })
  })
}
