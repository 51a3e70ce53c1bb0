import { type Cell, cellsOf } from '../cells.ts'
import type { Figures } from '../check/figures.ts'
import type { Edition, EditionId } from '../editions/form.ts'
import type { CellId } from '../editions/index.ts'
import { type PlacedSum, sumsOf } from '../rules/sums.ts'

/** A cell in a sum, or a sum over a cell: +1 on the left side, −1 on the right. */
interface Term {
  readonly index: number
  readonly sign: 1 | -1
}

/** The form's sums as a parity check over its cells: Σ sign × cell = 0, once per sum. Cells and sums go by index. */
export interface Network {
  readonly cells: readonly Cell[]
  readonly sums: readonly PlacedSum[]
  /** The cells of each sum, the left side first. */
  readonly termsOf: readonly (readonly Term[])[]
  /** The sums each cell stands in. */
  readonly sumsOver: readonly (readonly Term[])[]
  /** The sums that make each cell: those it is the whole left side of. 附表三's corner total has two. */
  readonly definitionsOf: readonly (readonly number[])[]
}

const networks = new Map<EditionId, Network>()

export function networkOf(edition: Edition): Network {
  const known = networks.get(edition.id)
  if (known) return known
  const cells = cellsOf(edition)
  const indexOf = new Map(cells.map(({ id, index }) => [id, index]))
  const terms = (ids: readonly CellId[], sign: 1 | -1): Term[] =>
    ids.map((id) => ({ index: indexOf.get(id) as number, sign }))
  const sums = sumsOf(edition)
  const termsOf = sums.map(({ left, right }) => [...terms(left, 1), ...terms(right, -1)])
  const sumsOver = cells.map((): Term[] => [])
  const definitionsOf = cells.map((): number[] => [])
  termsOf.forEach((operands, sum) => {
    for (const { index, sign } of operands) sumsOver[index]!.push({ index: sum, sign })
    if (sums[sum]!.left.length === 1) definitionsOf[operands[0]!.index]!.push(sum)
  })
  const network = { cells, sums, termsOf, sumsOver, definitionsOf }
  networks.set(edition.id, network)
  return network
}

/** What stands in the cells, by index, as far as sums can use it. */
export interface Amounts {
  /** A blank counts as 0; NaN where the cell holds no plausible whole number, which makes every sum over it NaN too. */
  readonly values: Float64Array
  readonly blank: ReadonlySet<number>
}

/** Below this all sums and differences of the form stay exact. */
const largest = 2 ** 46

export function amountsOf({ readings }: Figures): Amounts {
  const values = new Float64Array(readings.length)
  const blank = new Set<number>()
  readings.forEach((reading, index) => {
    if (reading.state === 'blank') blank.add(index)
    else {
      const usable =
        reading.state === 'number' && Number.isInteger(reading.value) && Math.abs(reading.value) < largest
      values[index] = usable ? reading.value : Number.NaN
    }
  })
  return { values, blank }
}

/** A total that was not filled in. */
export const isBlankTotal = ({ definitionsOf }: Network, { blank }: Amounts, cell: number) =>
  blank.has(cell) && definitionsOf[cell]!.length > 0

/** Left side minus right side; NaN where the sum cannot be judged. */
export function differenceOf({ termsOf }: Network, sum: number, values: Float64Array): number {
  let difference = 0
  for (const { index, sign } of termsOf[sum]!) difference += sign * values[index]!
  return difference
}

export const isBroken = (difference: number) => difference !== 0 && !Number.isNaN(difference)
