import { exactSum } from '../aggregate/exact-sum.ts'
import { cellOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import { readQuantity } from '../quantity.ts'
import type { Report } from '../report.ts'

/** What stands in one place of one year's report. A blank, a zero and what is no number are three things. */
export type Figure =
  /** `typed` is what stands in the cell where that is text: `１２`, `22（其中修订16件）`. */
  | { readonly state: 'number'; readonly value: number; readonly typed?: string }
  | { readonly state: 'blank' }
  | { readonly state: 'unreadable'; readonly typed: string }
  /** Cells to be added up, of which some are blank or no number. */
  | { readonly state: 'partial' }
  /** That year's form has no such cell. */
  | { readonly state: 'absent' }

function cellFigure({ values }: Report, edition: Edition, id: string): Figure {
  const cell = cellOf(edition, id)
  if (!cell) throw new RangeError(`edition ${edition.id} has no cell ${id}`)
  const given = Object.hasOwn(values, id) ? values[id] : null
  const reading = readQuantity(given, cell.quantity, cell.unit)
  if (reading.state === 'blank') return { state: 'blank' }
  if (reading.state === 'unreadable') return { state: 'unreadable', typed: String(given) }
  return { state: 'number', value: reading.value, ...(typeof given === 'string' && { typed: given }) }
}

/** The figure of a cell, or of cells added up; of none, it is absent. */
export function figureIn(report: Report, edition: Edition, ids: readonly string[]): Figure {
  const figures = ids.map((id) => cellFigure(report, edition, id))
  const [only] = figures
  if (only === undefined) return { state: 'absent' }
  if (figures.length === 1) return only
  const numbers = figures.flatMap((figure) => (figure.state === 'number' ? [figure.value] : []))
  if (numbers.length === figures.length) return { state: 'number', value: exactSum(numbers) }
  return { state: figures.every(({ state }) => state === 'blank') ? 'blank' : 'partial' }
}
