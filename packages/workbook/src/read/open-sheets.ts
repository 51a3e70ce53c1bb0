import type { Value } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { areaOf, placeKey, type SheetArea, sheetAreaOf } from './reference.ts'
import type { Sheet, SheetCell } from './sheet.ts'
import { showsDate } from './shows-date.ts'
import type { Source } from './source.ts'

export type OpenValue = Value | boolean | undefined

/** Part of a sheet as a program that has the workbook open tells of it: rows of equal length. */
export interface OpenRange {
  /** Row and column of the first cell, from 1. */
  readonly row: number
  readonly column: number
  /** '' or `null` for a blank cell; `undefined` where a formula's result is not known. */
  readonly values: readonly (readonly OpenValue[])[]
  /** Of the same size: `=SUM(A1:B1)` where a cell is calculated, anything else where it is not. */
  readonly formulas?: readonly (readonly OpenValue[])[]
  /** Number formats, of the same size. */
  readonly formats?: readonly (readonly OpenValue[])[]
}

export interface OpenSheet {
  readonly name: string
  readonly hidden?: boolean
  readonly ranges: readonly OpenRange[]
  /** Merged areas, `B3:C4`, as far as the program tells. */
  readonly merges?: readonly string[]
  /** There is, or may be, more on the sheet than is told here. */
  readonly cut?: boolean
}

/** A workbook open in a program. */
export interface OpenBook {
  /** In the order of the tabs. */
  readonly sheets: readonly OpenSheet[]
  /** Names for the whole workbook and what each stands for: `='三、申请'!$A$3:$K$31`. */
  readonly names: Readonly<Record<string, string>>
  readonly date1904?: boolean
}

export function sourceOfSheets({ sheets, names, date1904 = false }: OpenBook): Source {
  const formats: string[] = ['']
  const read = sheets.map((sheet) => sheetOf(sheet, formats))
  return {
    tabs: sheets,
    names: areasOf(names),
    date1904,
    sheet: (name) => read.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()),
    sheets: () => read,
    sheetsRead: () => read,
    showsDate: ({ style, value }) => typeof value === 'number' && showsDate(formats[style]!),
  }
}

function areasOf(names: OpenBook['names']): ReadonlyMap<string, SheetArea> {
  const areas = new Map<string, SheetArea>()
  for (const [name, formula] of Object.entries(names)) {
    const area = sheetAreaOf(formula.replace(/^=/, ''))
    if (area) areas.set(name.toLowerCase(), area)
  }
  return areas
}

function sheetOf(
  { name, hidden = false, ranges, merges = [], cut = false }: OpenSheet,
  formats: string[],
): Sheet {
  const cells = new Map<number, SheetCell>()
  for (const range of ranges) {
    range.values.forEach((row, down) => {
      row.forEach((_, right) => {
        const cell = cellIn(range, down, right, formats)
        if (cell) cells.set(placeKey(range.row + down, range.column + right), cell)
      })
    })
  }
  const areas = merges.flatMap((merge): Area | [] => areaOf(merge) ?? [])
  return { name, hidden, cells, merges: areas, cut }
}

function cellIn(range: OpenRange, down: number, right: number, formats: string[]): SheetCell | undefined {
  const told = range.values[down]![right]
  const written = range.formulas?.[down]?.[right]
  const calculated = typeof written === 'string' && written.startsWith('=') && written !== told
  const value = typeof told === 'boolean' ? String(told).toUpperCase() : (told ?? '')
  if (value === '' && !calculated) return undefined
  const style = styleOf(range.formats?.[down]?.[right], formats)
  if (!calculated) return { value, style }
  return {
    value: told === undefined ? null : value,
    formula: { text: written.slice(1), down: 0, right: 0 },
    style,
  }
}

function styleOf(format: OpenValue, formats: string[]): number {
  const text = String(format ?? '')
  const known = formats.indexOf(text)
  return known < 0 ? formats.push(text) - 1 : known
}
