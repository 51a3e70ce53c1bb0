import type { GridCell } from '../grid.ts'
import { align } from './align.ts'
import type { Band, Field } from './bands.ts'
import type { Form, FormBlock } from './forms.ts'
import { readingsOf, withCopies } from './readings.ts'
import { endOf, type ScanRow, type Worded } from './scan.ts'

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

/** Columns of one label row are looked at; a cell merged over the whole sheet does not make it wide. */
const widest = 256
/** Cost of a printed column passed over: two local ones may stand among the form's, not another table. */
const gap = 0.3

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
