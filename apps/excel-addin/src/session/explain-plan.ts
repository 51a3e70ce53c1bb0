import { identityOf } from '@gongkai/schema'
import {
  a1,
  areaOf,
  explanationsName,
  type SheetArea,
  sheetAreaOf,
  type Where,
} from '@gongkai/workbook/sheets'
import type { Assessment, Told } from './assess.ts'
import { cellState } from './cell-state.ts'
import { type Plan, planOf } from './plan.ts'

/** Why 核实说明 cannot be written at once: there is no place for it, or all of its rows are taken. */
type NoPlace = 'none' | 'full'

/**
 * Writes 核实说明 for a warning into the workbook's area for it: over the one it has, else into the first free row.
 */
export function explainPlan(seen: Assessment, told: Told, text: string): Plan | NoPlace | undefined {
  const { names } = seen.snapshot.book
  const name = Object.keys(names).find((known) => known.toLowerCase() === explanationsName)
  const found = name === undefined ? undefined : sheetAreaOf(names[name]!.replace(/^=/, ''))
  return found ? explainIn(seen, told, text, found) : 'none'
}

/** @param sheet - the one that the area is on, where it has yet to be put in */
export function explainIn(
  seen: Assessment,
  { finding, explainedAt }: Told,
  text: string,
  { sheet: name, area }: SheetArea,
  sheet?: Plan['sheet'],
): Plan | 'full' | undefined {
  const { book } = seen.snapshot
  const at = (row: number, column: number): Where => ({ sheet: name, address: a1({ row, column }) })
  const identity = identityOf(finding)
  const rows = Array.from({ length: area.bottom - area.top - 1 }, (_, i) => area.top + 1 + i)
  const said = (row: number) => String(cellState(book, at(row, area.left)).value ?? '').trim()
  const known = explainedAt === undefined ? undefined : seen.where(explainedAt)?.address
  const written = (row: number) =>
    `${said(row)}${String(cellState(book, at(row, area.left + 1)).value ?? '').trim()}`
  const row =
    rows.find((candidate) => at(candidate, area.left).address === known) ??
    rows.find((candidate) => written(candidate) === '')
  if (row === undefined) return 'full'
  const given = text.trim()
  return planOf(
    'explain',
    seen,
    [
      { at: 'explanation', set: given === '' ? null : identity, place: at(row, area.left) },
      { at: 'explanation', set: given === '' ? null : given, place: at(row, area.left + 1) },
    ],
    sheet ? { sheet } : {},
  )
}

/** Blanks the row of a 核实说明 that belongs to no warning; `undefined` for any other finding. */
export function unexplainPlan(seen: Assessment, { finding }: Told): Plan | undefined {
  const place = finding.code.startsWith('source/explanation-') ? seen.where(finding.at) : undefined
  const area = place && areaOf(place.address)
  if (!area) return undefined
  const { top: row, left } = area
  return planOf(
    'unexplain',
    seen,
    [left, left + 1].map((column) => ({
      at: 'explanation',
      set: null,
      place: { sheet: place.sheet, address: a1({ row, column }) },
    })),
  )
}
