import {
  type Cell,
  type CellId,
  cellOf,
  cellsOf,
  type Edition,
  type Report,
  type Value,
} from '@gongkai/schema'
import { unsummable } from '../names.ts'

/** What a figure's cell holds: typed, or made by a formula from its parts. */
export interface Figure {
  readonly value: Value
  /** The parts, where a formula makes the total. */
  readonly parts?: readonly CellId[]
}

export interface FigureOptions {
  readonly edition: Edition
  readonly totals: 'formula' | 'typed'
  readonly zero: boolean
  readonly values: Report['values']
}

/** The parts of a total: along its row, or up its column for the totals at the foot. */
const partsOf = ({ rowParts, columnParts }: Cell) => (rowParts.length > 0 ? rowParts : columnParts)

/** A blank among parts adds nothing; without any part filled there is no total; a part that is no number forbids one. */
function totalOf(parts: readonly Value[]): Value {
  if (parts.some((part) => typeof part === 'string')) return unsummable
  const numbers = parts.filter((part) => typeof part === 'number')
  return numbers.length === 0 ? null : numbers.reduce((sum, part) => sum + part, 0)
}

/**
 * Every figure of the template. A total that is given and is not what its parts make stays typed, whatever `totals` asks
 * for: a formula in its place would hide the fault.
 *
 * @throws RangeError where `values` has a cell that the edition does not have
 */
export function figuresFor({ edition, totals, zero, values }: FigureOptions): ReadonlyMap<string, Figure> {
  for (const id of Object.keys(values))
    if (!cellOf(edition, id)) throw new RangeError(`the form of ${edition.id} has no cell ${id}`)
  const figures = new Map<string, Figure>()
  const figureOf = (id: string): Figure => {
    const known = figures.get(id)
    if (known) return known
    const cell = cellOf(edition, id)
    if (!cell) throw new RangeError(`the form of ${edition.id} has no cell ${id}`)
    // An empty text shows nothing: Excel counts it among the blanks, and so does the reader.
    const given = values[id] === '' ? null : (values[id] ?? null)
    const parts = totals === 'formula' ? partsOf(cell) : []
    const total = totalOf(parts.map((part) => figureOf(part).value))
    const formula = parts.length > 0 && (given === null || given === total)
    const figure = formula ? { value: total, parts } : { value: given ?? (zero ? 0 : null) }
    figures.set(id, figure)
    return figure
  }
  for (const { id } of cellsOf(edition)) figureOf(id)
  return figures
}
