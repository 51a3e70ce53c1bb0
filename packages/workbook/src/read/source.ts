import type { Area } from '../a1.ts'
import type { SheetArea } from './reference.ts'
import type { Sheet, SheetCell } from './sheet.ts'

/** A workbook as reading sees it, wherever it comes from: a file, or a program that has it open. */
export interface Source<S extends Sheet = Sheet> {
  /** In the order of the tabs. */
  readonly tabs: readonly { readonly name: string }[]
  /** Names that mean one area, by name in lower case. Those that hold for one sheet only are left out. */
  readonly names: ReadonlyMap<string, SheetArea>
  /** Serial day 0 is 1904-01-01 (old Excel for Mac), else 1899-12-31. */
  readonly date1904: boolean
  /** `undefined` where the workbook has no worksheet of that name. */
  sheet(name: string): S | undefined
  /** Every worksheet, in the order of the tabs. */
  sheets(): readonly S[]
  /** The sheets read so far. */
  sheetsRead(): readonly S[]
  /** Whether the cell's format shows its number as a date. */
  showsDate(cell: SheetCell): boolean
}

/** A place of the workbook that something was read from. */
export interface Spot {
  readonly sheet: Sheet
  readonly area: Area
}

export const spotAt = (sheet: Sheet, row: number, column: number): Spot => ({
  sheet,
  area: { top: row, left: column, bottom: row, right: column },
})

/** Where a defined name points, if its sheet is there. */
export function spotOf(source: Source, name: string): Spot | undefined {
  const found = source.names.get(name.toLowerCase())
  const sheet = found && source.sheet(found.sheet)
  return sheet && { sheet, area: found.area }
}
