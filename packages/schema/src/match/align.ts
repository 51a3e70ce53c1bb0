import { type Hit, weights } from './lexicon.ts'

/** Which printed label stands for which of the form's. */
export interface Alignment {
  /** For each of the form's labels the position of the printed one, −1 without. */
  readonly positions: readonly number[]
  /** Form's labels that have another position as good. They keep none. */
  readonly ambiguous: ReadonlySet<number>
  readonly weights: readonly number[]
}

/** Two readings closer than this are equally good. */
const margin = 0.05
/** Printed labels that may be passed over between two of the form's: a local row or column, not the next table. */
const reach = 2

interface Cells {
  readonly width: number
  readonly at: Float64Array
  /** Cost of passing over each printed label: none where it may be one of the form's, which then is in doubt. */
  readonly cost: readonly number[]
}

/** The best sum of weights of labels in order that ends (or, reversed, begins) with each pair. */
function bestChains({ width, at, cost }: Cells, reversed: boolean): Float64Array {
  const last = at.length - 1
  const chains = new Float64Array(at.length)
  const best = new Float64Array(at.length).fill(Number.NEGATIVE_INFINITY)
  const read = (row: number, column: number) =>
    row < 0 || column < 0 ? Number.NEGATIVE_INFINITY : best[row * width + column]!
  const rows = cost.length
  for (let row = 0; row < rows; row++) {
    const passed = cost[reversed ? rows - 1 - row : row]!
    for (let column = 0; column < width; column++) {
      const own = row * width + column
      const place = reversed ? last - own : own
      const weight = at[place]!
      if (weight > 0) chains[place] = weight + Math.max(0, read(row - 1, column - 1))
      best[own] = Math.max(
        weight > 0 ? chains[place]! : Number.NEGATIVE_INFINITY,
        read(row - 1, column) - passed,
        read(row, column - 1),
      )
    }
  }
  return chains
}

/**
 * Aligns printed labels with `count` labels of the form, both in their order. `hits` holds what each printed label may be;
 * `gap` is the cost of a foreign label passed over between two that are taken. Where several readings are equally good
 * none is taken: order tells two alike labels apart only if it leaves one way.
 */
export function align(hits: readonly (readonly Hit[])[], count: number, gap: number): Alignment {
  const plain = readPlainly(hits, count)
  if (plain) return plain
  const cost = hits.map((list) => (list.length === 0 ? gap : 0))
  const cells: Cells = { width: count, at: new Float64Array(hits.length * count), cost }
  hits.forEach((list, position) => {
    for (const { index, weight } of list)
      cells.at[position * count + index] = Math.max(cells.at[position * count + index]!, weight)
  })
  const weightAt = (position: number, index: number) => cells.at[position * count + index]!
  const before = bestChains(cells, false)
  const after = bestChains(cells, true)
  const through = cells.at.map((weight, i) => (weight > 0 ? before[i]! + after[i]! - weight : 0))
  const total = through.reduce((a, b) => Math.max(a, b), 0)

  const positions = new Array<number>(count).fill(-1)
  const taken = new Set<number>()
  if (total > 0)
    follow(cells, before, through, total, (position, index) => {
      positions[index] = position
      taken.add(position)
    })

  const ambiguous = new Set<number>()
  const first = Math.min(...taken) - reach
  const end = Math.max(...taken) + reach
  positions.forEach((position, index) => {
    if (position < 0) return
    const own = weightAt(position, index)
    for (let other = 0; other < hits.length; other++) {
      if (other === position || weightAt(other, index) < own - margin) continue
      const value = through[other * count + index]!
      const near = !taken.has(other) && value >= total - (reach + 0.5) * gap - margin
      if (near || value >= total - margin) ambiguous.add(index)
    }
    for (let other = 0; other < count; other++)
      if (other !== index && through[position * count + other]! >= total - margin) ambiguous.add(index)
  })

  // Out of order, but in the official words, and the only ones.
  hits.forEach((list, position) => {
    const [only, another] = list
    if (!only || another || taken.has(position) || position < first || position > end) return
    const { index, weight } = only
    const alone = hits.every((_, other) => other === position || weightAt(other, index) === 0)
    if (weight >= weights.renumbered && positions[index]! < 0 && alone) positions[index] = position
  })
  return {
    positions: positions.map((position, index) => (ambiguous.has(index) ? -1 : position)),
    ambiguous,
    weights: positions.map((position, index) => (position < 0 ? 0 : weightAt(position, index))),
  }
}

/** The common case: every printed label is one of the form's, in its order, with hardly another between. */
function readPlainly(hits: readonly (readonly Hit[])[], count: number): Alignment | undefined {
  const positions = new Array<number>(count).fill(-1)
  const found = new Array<number>(count).fill(0)
  let last = -1
  let next = 0
  for (let position = 0; position < hits.length; position++) {
    const [hit, another] = hits[position]!
    if (!hit) continue
    if (another || hit.index < next || (last >= 0 && position - last > reach + 1)) return
    positions[hit.index] = position
    found[hit.index] = hit.weight
    last = position
    next = hit.index + 1
  }
  return { positions, ambiguous: new Set(), weights: found }
}

/** Walks the best chain from its first pair on. */
function follow(
  { width, at, cost }: Cells,
  before: Float64Array,
  through: Float64Array,
  total: number,
  take: (position: number, index: number) => void,
): void {
  const same = (a: number, b: number) => Math.abs(a - b) < 1e-9
  let place = through.findLastIndex((value) => same(value, total))
  while (place >= 0) {
    const row = Math.floor(place / width)
    const column = place % width
    take(row, column)
    const rest = before[place]! - at[place]!
    if (rest < 1e-9) return
    let next = -1
    let passed = 0
    for (let up = row - 1; up >= 0 && next < 0; up--) {
      for (let left = column - 1; left >= 0 && next < 0; left--) {
        const other = up * width + left
        if (at[other]! > 0 && same(before[other]! - passed, rest)) next = other
      }
      passed += cost[up]!
    }
    if (next < 0) throw new Error('the best chain of labels does not lead back')
    place = next
  }
}
