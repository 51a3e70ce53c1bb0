import type { CellState, Content } from '../port.ts'

/** Whether two tellings of a cell say the same. */
export const sameState = (now: CellState, then: CellState): boolean =>
  (now.value ?? '') === (then.value ?? '') && sameFormula(now.formula, then.formula)

/** Programs write a formula with their own spacing and capitals. */
const sameFormula = (a = '', b = ''): boolean => plain(a) === plain(b)
const plain = (formula: string) => formula.replace(/\s+/g, '').toUpperCase()

/** Whether a cell holds a content after it was written; a boolean is only ever put back. */
export function holds(state: CellState, content: Content | boolean): boolean {
  if (content !== null && typeof content === 'object') return sameFormula(state.formula, content.formula)
  return sameState(state, { value: content })
}
