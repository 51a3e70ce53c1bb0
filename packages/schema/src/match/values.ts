import { cellOf } from '../cells.ts'
import { type CellId, editions } from '../editions/index.ts'
import type { GridCell } from '../grid.ts'
import { readQuantity } from '../quantity.ts'
import type { Value } from '../report.ts'
import type { Match } from './match.ts'

/**
 * What a printed cell holds. A source that tells numbers from text keeps the difference: text stays text, for the check to
 * say so. In a source of text alone a plainly written number is one, however it is spaced.
 */
function held({ text, value }: GridCell, quantity: Parameters<typeof readQuantity>[1]): Value {
  const content = value === undefined ? text : value
  const reading = readQuantity(content, quantity)
  if (reading.state === 'blank') return null
  if (typeof content === 'number' || reading.state !== 'number') return content
  const { problem } = reading
  const plain = value === undefined && problem?.code === 'cell/typed-as-text' && problem.proposal?.safe
  return !problem || plain ? reading.value : content
}

/**
 * The values of a report from the matched tables. Cells without a place have no key; a cell that is blank where it stands is
 * `null`.
 */
export function valuesFrom({ tables }: Match): Partial<Record<CellId, Value>> {
  const values: Partial<Record<CellId, Value>> = {}
  for (const { edition, places } of tables) {
    for (const [id, { cell }] of places) {
      const form = cellOf(editions[edition], id)
      if (!form) throw new Error(`${id} is no cell of edition ${edition}`)
      values[id] = cell ? held(cell, form.quantity) : null
    }
  }
  return values
}
