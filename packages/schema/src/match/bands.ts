import type { Label } from '../editions/form.ts'
import type { GridCell } from '../grid.ts'
import { type PrintedLabel, readLabel } from '../label.ts'
import { align } from './align.ts'
import type { Form, FormBlock } from './forms.ts'
import { type Hit, type Lexicon, weights } from './lexicon.ts'
import { endOf, type Scan, type ScanRow, type Worded } from './scan.ts'

/** The columns of a sheet in which a table is looked for. */
export interface Field {
  /** First column of the row labels. */
  readonly left: number
  /** First column that may hold figures, and so a label over them. */
  readonly inner: number
  /** Where the next table begins. */
  readonly right: number
}

/** Rows of column labels, with those above and below that may hold a part of them. */
export interface Band {
  readonly top: number
  readonly bottom: number
  /** Labels of the form's columns, or beginnings of them, seen in it. */
  readonly labels: number
  readonly zone: readonly ScanRow[]
  /** The source has a cell for every place. */
  readonly dense: boolean
  readonly headers: Map<FormBlock, Header>
}

/** Columns of a grid, from the first to before the last. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A printed label over columns of figures. */
export interface Position extends Span {
  /** All words over the column, from above. */
  readonly stack: readonly Worded[]
  /** Where the cells of the label stand: several where a merged one was taken apart. */
  readonly pieces: readonly Span[]
}

export interface Column extends Position {
  readonly weight: number
  /** The label, put together where it is set in several cells. */
  readonly printed: string
  readonly cell: GridCell
}

/** Where a block's columns stand under a band. */
export interface Header {
  /** By the block's columns. */
  readonly columns: readonly (Column | undefined)[]
  /** Those that were found. */
  readonly found: readonly Column[]
  readonly ambiguous: ReadonlySet<number>
  readonly positions: readonly Position[]
  /** First row of the zone. */
  readonly top: number
  /** Where the row of labels ends. */
  readonly end: number
  /** In a source with a cell for every place, a row of labels has lost one: those after it may stand over others' figures. */
  readonly torn: boolean
}

/** Parts of one label, and the groups above it, are this near. */
const groupRows = 3
const partRows = 2
/** Columns of one label row are looked at; a cell merged over the whole sheet does not make it wide. */
const widest = 256
/** Cost of a printed column passed over: two local ones may stand among the form's, not another table. */
const gap = 0.3

interface OpenBand {
  readonly top: number
  bottom: number
  /** Last row before it, and first row after it, that is no part of it whatever is printed there. */
  readonly after: number
  before: number
  labels: number
  /** Place of its first row in the scan. */
  readonly place: number
}

/** The scanned rows of a band and those near it. */
function zoneOf(
  rows: readonly ScanRow[],
  { top, bottom, after, before, place }: OpenBand,
): readonly ScanRow[] {
  const from = Math.max(after + 1, top - groupRows)
  const to = Math.min(before - 1, bottom + partRows)
  let start = place
  while (start > 0 && rows[start - 1]!.row >= from) start--
  let end = place
  while (end < rows.length && rows[end]!.row <= to) end++
  return rows.slice(start, end)
}

/**
 * Groups the rows of column labels into bands. Figures or a row's label in between part them, and so does a label seen again
 * in its column, unless it is a merged cell taken apart.
 */
export function bandsOf(form: Form, { rows, grid }: Scan, field: Field): readonly Band[] {
  const { columnLexicon, rowLexicon } = form
  const bands: OpenBand[] = []
  const seen = new Set<string>()
  let open = false
  let body = -1
  rows.forEach(({ row, words, figures }, place) => {
    const own = words.filter(({ cell }) => cell.row === row && cell.column < field.right)
    const heads = own.filter(({ cell }) => cell.column >= field.inner)
    const hits = heads.filter(({ label }) => columnLexicon.hits(label).length > 0)
    const parts = hits.length > 0 ? hits : heads.filter(({ label }) => columnLexicon.begins(label))
    const last = bands.at(-1)
    const isRow = own.some(
      ({ cell, label }) =>
        cell.column >= field.left && cell.column < field.inner && rowLexicon.hits(label).length > 0,
    )
    if (!isRow && (hits.length > 0 || parts.length > 1)) {
      const keys = parts.map(({ cell, label }) => `${cell.column} ${label.body}`)
      const again = last && row > last.bottom + 1 && keys.some((key) => seen.has(key))
      if (open && last && row - last.bottom <= groupRows && !again) {
        last.bottom = row
        last.labels += parts.length
      } else {
        if (last) last.before = Math.min(last.before, row)
        const after = Math.max(body, last?.bottom ?? -1)
        const before = Number.POSITIVE_INFINITY
        bands.push({ top: row, bottom: row, after, before, labels: parts.length, place })
        seen.clear()
        open = true
      }
      for (const key of keys) seen.add(key)
    } else if (isRow || figures.some(({ column }) => column >= field.left && column < field.right)) {
      if (last) last.before = Math.min(last.before, row)
      open = false
      body = row
    }
  })
  return bands.map((band) => ({
    ...band,
    zone: zoneOf(rows, band),
    dense: grid.dense === true,
    headers: new Map(),
  }))
}

/** The words over each column, as one position per lowest cell. */
function positionsOf(zone: readonly ScanRow[], { inner, right }: Field): readonly Position[] {
  const first = Math.min(
    ...zone.flatMap(({ words }) => words.map(({ cell }) => Math.max(cell.column, inner))),
  )
  const stacks: Worded[][] = []
  for (const { row, words } of zone)
    for (const word of words) {
      const { cell } = word
      if (cell.row !== row) continue
      const end = Math.min(endOf(cell), right, first + widest)
      for (let x = Math.max(cell.column, first); x < end; x++) {
        while (stacks.length <= x - first) stacks.push([])
        stacks[x - first]!.push(word)
      }
    }
  const positions: { start: number; end: number; stack: Worded[] }[] = []
  stacks.forEach((stack, i) => {
    if (stack.length === 0) return
    const last = positions.at(-1)
    const x = first + i
    if (last && last.end === x && last.stack.at(-1) === stack.at(-1)) last.end = x + 1
    else positions.push({ start: x, end: x + 1, stack })
  })
  return positions.map((position) => ({ ...position, pieces: [position] }))
}

interface Reading {
  readonly text: string
  readonly label: PrintedLabel
  readonly hits: readonly Hit[]
}

/** Reads the lowest `count` cells of a position as one label; what stands above them must be its groups. */
function readingOf(
  form: Form,
  block: FormBlock,
  stack: readonly Worded[],
  count: number,
  find: (label: PrintedLabel) => readonly Hit[],
): Reading | undefined {
  const text =
    count === 1
      ? stack.at(-1)!.cell.text
      : stack
          .slice(-count)
          .map(({ cell }) => cell.text.trim())
          .join('')
  const label = readLabel(text)
  const found = label ? find(label) : []
  if (!label || found.length === 0) return
  const { groupLexicon } = form
  const above = stack.slice(0, -count).flatMap((word) => groupLexicon.hits(word.label))
  const groups = above.map(({ index }) => groupLexicon.labels[index])
  const hits = found.filter(({ index }) => {
    const own: readonly Label[] = block.columns[index]?.groups ?? []
    return groups.every((group) => group && own.includes(group))
  })
  return hits.length > 0 ? { text, label, hits } : undefined
}

/** The ways to read a position: its lowest cell, or the last two or three put together (商业 over 企业). */
function readingsOf(form: Form, block: FormBlock, stack: readonly Worded[]): readonly Reading[] {
  const ways = (find: (label: PrintedLabel) => readonly Hit[]) => {
    const readings: Reading[] = []
    for (let count = 1; count <= Math.min(3, stack.length); count++) {
      const reading = readingOf(form, block, stack, count, find)
      if (reading) readings.push(reading)
      if (reading?.hits.some(({ weight }) => weight === weights.official)) break
    }
    return readings
  }
  const read = ways(block.lexicon.hits)
  return read.length > 0 ? read : ways(block.lexicon.near)
}

/**
 * Words seen more often than the form has them may also stand for a label like them; but not beside an unknown label or
 * more labels than columns, so that it may be any of the others.
 */
function withCopies(
  lexicon: Lexicon,
  readings: readonly (readonly Reading[])[],
): readonly (readonly Reading[])[] {
  const known = readings.map((list) => list.length > 0)
  const run = known.slice(known.indexOf(true), known.lastIndexOf(true) + 1)
  if (run.length > lexicon.labels.length || run.includes(false)) return readings
  const times = new Map<PrintedLabel, number>()
  for (const list of readings) for (const { label } of list) times.set(label, (times.get(label) ?? 0) + 1)
  if (times.size === readings.length) return readings
  return readings.map((list) =>
    list.map((reading) => {
      const { label, hits } = reading
      return (times.get(label) ?? 0) > hits.length
        ? { ...reading, hits: [...hits, ...lexicon.alike(label)] }
        : reading
    }),
  )
}

function columnsOf(form: Form, block: FormBlock, positions: readonly Position[]) {
  const readings = withCopies(
    block.lexicon,
    positions.map(({ stack }) => readingsOf(form, block, stack)),
  )
  const hits = readings.map((list) => list.flatMap((reading) => reading.hits))
  const { positions: taken, ambiguous, weights: found } = align(hits, block.columns.length, gap)
  const columns = taken.map((at, index): Column | undefined => {
    if (at < 0) return undefined
    const weight = found[index]!
    const { start, end, stack, pieces } = positions[at]!
    const reading = readings[at]!.find((way) =>
      way.hits.some((hit) => hit.index === index && hit.weight === weight),
    )
    return { start, end, stack, pieces, weight, printed: reading!.text, cell: stack.at(-1)!.cell }
  })
  return { columns, found: columns.filter((column) => column !== undefined), ambiguous, positions }
}

/** Neighbours with the same words are one label of a merged cell taken apart. */
function joined(positions: readonly Position[]): readonly Position[] {
  const words = ({ stack }: Pick<Position, 'stack'>) => stack.at(-1)!.label
  const all: (Omit<Position, 'end' | 'pieces'> & { end: number; readonly pieces: Span[] })[] = []
  for (const position of positions) {
    const last = all.at(-1)
    if (last && last.end === position.start && words(last).body === words(position).body) {
      last.end = position.end
      last.pieces.push(position)
    } else all.push({ ...position, pieces: [position] })
  }
  return all
}

/** Whether places of a row are without a cell, between its cells or after them. */
function isRagged({ cells }: ScanRow, end: number): boolean {
  let at = cells[0]?.column ?? 0
  for (const cell of cells) {
    if (cell.column > at) return true
    at = Math.max(at, endOf(cell))
  }
  return at < end
}

/** Reads the labels of a band as the columns of a block. */
export function headerOf(form: Form, block: FormBlock, band: Band, field: Field): Header {
  const known = band.headers.get(block)
  if (known) return known
  const positions = positionsOf(band.zone, field)
  const apart = columnsOf(form, block, positions)
  const fewer = apart.found.length < block.columns.length ? joined(positions) : positions
  const together = fewer.length < positions.length ? columnsOf(form, block, fewer) : apart
  const labels = band.zone.filter(({ row }) => row >= band.top && row <= band.bottom)
  const end = Math.max(...labels.flatMap(({ cells }) => cells.map(endOf)))
  const header = {
    ...(together.found.length > apart.found.length ? together : apart),
    top: band.zone[0]?.row ?? band.top,
    end,
    torn: band.dense && labels.some((row) => isRagged(row, end)),
  }
  band.headers.set(block, header)
  return header
}
