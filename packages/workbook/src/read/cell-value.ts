import { uncalculated, type Value } from '@gongkai/schema'
import { dateOfSerial } from './dates.ts'
import { evaluate } from './evaluate.ts'
import { formulaText } from './formula-text.ts'
import type { Operand } from './formula-values.ts'
import { placeKey } from './reference.ts'
import type { Sheet, SheetCell } from './sheet.ts'
import type { Source, Spot } from './source.ts'

/**
 * What a cell holds: a number, the text as typed, `null` where it is blank or shows nothing. A number that is shown
 * as a date is that date, since the official sees no number there. A formula without a stored result is calculated where it
 * is a plain sum of cells of its sheet, else it is `uncalculated`.
 */
export function contentAt(source: Source, sheet: Sheet, key: number): Value {
  const cell = sheet.cells.get(key)
  if (cell === undefined || (typeof cell.value === 'string' && cell.value.trim() === '')) return null
  if (cell.value === null) {
    const result = calculated(source, sheet, key, cell)
    return result === undefined ? uncalculated : result
  }
  if (!source.showsDate(cell)) return cell.value
  return dateOfSerial(cell.value as number, source.date1904) ?? cell.value
}

/** The content of a spot's upper left cell. */
export const contentOf = (source: Source, { sheet, area }: Spot): Value =>
  contentAt(source, sheet, placeKey(area.top, area.left))

function calculated(source: Source, sheet: Sheet, key: number, cell: SheetCell): Value | undefined {
  const result = resultOf(sheet, key, cell)
  if (result === undefined || source.showsDate({ ...cell, value: 0 })) return undefined
  return typeof result === 'boolean' ? String(result).toUpperCase() : result === '' ? null : result
}

type Result = ReturnType<typeof evaluate>

/** Each formula is calculated once; one that is met while it is being calculated goes in a circle and has no result. */
const results = new WeakMap<Sheet, Map<number, Result>>()

/** Cells that a result may depend on through others, one below the other. */
const maxChain = 64

/**
 * What a formula cell amounts to by the contents of its sheet alone, whatever result is stored; `undefined` where that
 * cannot be told (see `evaluate`). Operands that are formulas go by their stored results, where they have one.
 */
export function resultOf(sheet: Sheet, key: number, { formula }: SheetCell, chain = 0): Result {
  const known = results.get(sheet) ?? new Map<number, Result>()
  results.set(sheet, known)
  if (known.has(key)) return known.get(key)
  known.set(key, undefined)
  if (!formula || chain > maxChain) return undefined
  const isSameSheet = (name: string) => name.toLowerCase() === sheet.name.toLowerCase()
  const result = evaluate(formulaText(formula), (at) => operandOf(sheet, at, chain), isSameSheet)
  known.set(key, result)
  return result
}

function operandOf(sheet: Sheet, key: number, chain: number): Operand | undefined {
  const cell = sheet.cells.get(key)
  if (cell === undefined) return null
  if (cell.value === null) return resultOf(sheet, key, cell, chain + 1)
  // An error value, or a text that begins like one.
  return typeof cell.value === 'string' && cell.value.startsWith('#') ? undefined : cell.value
}
