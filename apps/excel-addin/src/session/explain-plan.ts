import { identityOf } from '@gongkai/schema'
import { a1, explanationsName, sheetAreaOf, type Where } from '@gongkai/workbook/sheets'
import type { Assessment, Told } from './assess.ts'
import { cellState } from './cell-state.ts'
import { type Plan, planOf } from './plan.ts'

/** Where 核实说明 can be written; `full` where all of its rows are taken. */
export type ExplanationPlace = 'none' | 'full' | 'free'

/**
 * Writes 核实说明 for a warning into the workbook's area for it: over the one it has, else into the first free row.
 */
export function explainPlan(
  seen: Assessment,
  told: Told,
  text: string,
): Plan | Exclude<ExplanationPlace, 'free'> | undefined {
  const { book } = seen.snapshot
  const name = Object.keys(book.names).find((known) => known.toLowerCase() === explanationsName)
  const found = name === undefined ? undefined : sheetAreaOf(book.names[name]!.replace(/^=/, ''))
  if (!found) return 'none'
  const { sheet, area } = found
  const at = (row: number, column: number): Where => ({ sheet, address: a1({ row, column }) })
  const identity = identityOf(told.finding)
  const rows = Array.from({ length: area.bottom - area.top - 1 }, (_, i) => area.top + 1 + i)
  const said = (row: number) => String(cellState(book, at(row, area.left)).value ?? '').trim()
  const row =
    rows.find((candidate) => said(candidate) === identity) ?? rows.find((candidate) => said(candidate) === '')
  if (row === undefined) return 'full'
  return planOf('explain', seen, [
    { at: 'explanation', set: text.trim() === '' ? null : identity, place: at(row, area.left) },
    { at: 'explanation', set: text.trim() === '' ? null : text.trim(), place: at(row, area.left + 1) },
  ])
}
