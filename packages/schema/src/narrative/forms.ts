import type { Cell } from '../cells.ts'
import type { CellId } from '../editions/index.ts'

/** Cells added up, those with `-` taken away: one legal reading of a number in the text. */
export type Form = readonly (CellId | `-${CellId}`)[]

/** Where a form's cells have their figures: the edition's cells as read. */
export interface FigureSource {
  readonly has: (id: string) => boolean
  /** `undefined` for a blank or unreadable cell. */
  readonly number: (id: string) => number | undefined
}

export interface Evaluated {
  readonly cells: readonly string[]
  /** `undefined` where one of the cells is blank or unreadable. */
  readonly value: number | undefined
}

const bare = (term: string) => (term.startsWith('-') ? term.slice(1) : term)

/** The same cells in other columns of 附表三: received.total → received.natural. */
export const inColumns = (form: Form, columns: readonly Cell['column'][]): Form =>
  columns.length === 0
    ? form
    : form.flatMap((term) => columns.map((column) => term.replace(/\.total$/u, `.${column}`) as Form[number]))

const cellsOfForms = new WeakMap<Form, readonly string[]>()

function cellsOf(form: Form): readonly string[] {
  const known = cellsOfForms.get(form)
  if (known) return known
  const cells = form.map(bare)
  cellsOfForms.set(form, cells)
  return cells
}

/** The value of a form; `undefined` where the edition does not have all its cells. */
export function evaluate(form: Form, figures: FigureSource): Evaluated | undefined {
  const cells = cellsOf(form)
  let value: number | undefined = 0
  for (let i = 0; i < cells.length; i++) {
    const id = cells[i] as string
    if (!figures.has(id)) return undefined
    const figure = figures.number(id)
    if (figure === undefined || value === undefined) value = undefined
    else value += form[i]?.startsWith('-') ? -figure : figure
  }
  return { cells, value }
}
