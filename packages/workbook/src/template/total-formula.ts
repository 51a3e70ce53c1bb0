import { type Area, a1Area, type Place } from '../a1.ts'
import { unsummable } from '../names.ts'
import { areasOfPlaces } from './areas.ts'
import { blanksOf, numbersOf, sumOf } from './operands.ts'

/**
 * The formula of a total, without `=`, over parts on its own sheet. It says nothing where no part is filled, and that it
 * cannot add up where a part is no number, which SUM would leave out in silence.
 */
export function totalFormula(parts: readonly Area[]): string {
  const references = parts.map(a1Area)
  const cells = parts.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  )
  const numbers = numbersOf(references)
  const readable = `${numbers}+${blanksOf(references)}=${cells}`
  return `IF(${readable},IF(${numbers}=0,"",${sumOf(references)}),"${unsummable}")`
}

/** The same over single cells, as few ranges as they make. */
export const totalFormulaOver = (parts: readonly Place[]): string => totalFormula(areasOfPlaces(parts))
