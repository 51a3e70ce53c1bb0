import {
  type Cell,
  type CellId,
  cellsOf,
  type Edition,
  type Report,
  readQuantity,
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

/**
 * Every figure of the template. A formula adds what stands in its parts, a blank as nothing, and says 无法合计 where one of
 * them is text: SUM alone would leave it out in silence.
 */
export function figuresFor({ edition, totals, zero, values }: FigureOptions): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>()
  const cells = cellsOf(edition)
  for (const cell of cells) {
    const typed = Object.hasOwn(values, cell.id) ? (values[cell.id] ?? null) : null
    const parts = partsOf(cell)
    const formula = totals === 'formula' && parts.length > 0
    figures.set(cell.id, formula ? { value: null, parts } : { value: typed ?? (zero ? 0 : null) })
  }
  const computed = new Map<string, Value>()
  const amountOf = (id: string): Value => {
    const figure = figures.get(id)
    if (!figure) throw new RangeError(`the form has no cell ${id}`)
    if (!figure.parts) return figure.value
    const known = computed.get(id)
    if (known !== undefined) return known
    const parts = figure.parts.map(amountOf)
    const text = parts.some((part) => typeof part === 'string' && part.trim() !== '')
    const sum = text
      ? unsummable
      : parts.reduce<number>((n, part) => n + (typeof part === 'number' ? part : 0), 0)
    computed.set(id, sum)
    return sum
  }
  for (const [id, figure] of figures) if (figure.parts) figures.set(id, { ...figure, value: amountOf(id) })
  return figures
}

/** Last year's 结转下年度 as this year's 上年结转, where it is a number and nothing else is given. */
export function carriedOver(edition: Edition, previous: Report | undefined): Report['values'] {
  if (!previous) return {}
  return Object.fromEntries(
    cellsOf(edition)
      .filter(({ table, row }) => table === 'requests' && row === 'carriedIn')
      .flatMap(({ id, column, quantity }) => {
        const reading = readQuantity(previous.values[`requests.carriedOut.${column}`] ?? null, quantity)
        return reading.state === 'number' && !reading.problem ? [[id, reading.value]] : []
      }),
  )
}
