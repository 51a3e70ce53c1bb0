import type { Area } from '../a1.ts'
import type { Book, SheetEntry } from './book.ts'
import { dateStyles } from './formats.ts'
import { readSheet, type Sheet, type SheetCell, sheetLimits } from './sheet.ts'
import { readSharedStrings } from './strings.ts'

/** A workbook whose parts are read when they are first asked for, and once. */
export interface Source {
  readonly book: Book
  /** `undefined` where the workbook has no worksheet of that name. */
  sheet(name: string): Sheet | undefined
  /** Every worksheet, in the order of the tabs. */
  sheets(): readonly Sheet[]
  /** The sheets read so far. */
  sheetsRead(): readonly Sheet[]
  /** Whether the cell's format shows its number as a date. */
  showsDate(cell: SheetCell): boolean
}

export function sourceOf(book: Book, limits = sheetLimits): Source {
  const { zip, stringsPart, stylesPart } = book
  const entries = new Map(book.sheets.map((entry) => [entry.name.toLowerCase(), entry]))
  const sheets = new Map<SheetEntry, Sheet>()
  let strings: readonly string[] | undefined
  let dates: ReadonlySet<number> | undefined

  const readStrings = () => {
    strings ??= stringsPart === undefined ? [] : readSharedStrings(zip.stream(stringsPart))
    return strings
  }
  const read = (entry: SheetEntry): Sheet => {
    let sheet = sheets.get(entry)
    if (!sheet) {
      sheet = readSheet(zip, entry, readStrings, limits)
      sheets.set(entry, sheet)
    }
    return sheet
  }
  return {
    book,
    sheet(name) {
      const entry = entries.get(name.toLowerCase())
      return entry && read(entry)
    },
    sheets: () => book.sheets.map(read),
    sheetsRead: () => [...sheets.values()],
    showsDate({ style, value }) {
      if (style === 0 || typeof value !== 'number' || stylesPart === undefined) return false
      dates ??= dateStyles(zip, stylesPart)
      return dates.has(style)
    },
  }
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
  const found = source.book.names.get(name.toLowerCase())
  const sheet = found && source.sheet(found.sheet)
  return sheet && { sheet, area: found.area }
}
