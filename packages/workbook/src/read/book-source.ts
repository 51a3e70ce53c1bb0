import type { Book, SheetEntry } from './book.ts'
import { dateStyles } from './formats.ts'
import { type PartSheet, readSheet, sheetLimits } from './sheet-part.ts'
import type { Source } from './source.ts'
import { readSharedStrings } from './strings.ts'

/** A workbook in a file. Its parts are read when they are first asked for, and once. */
export interface BookSource extends Source<PartSheet> {
  readonly book: Book
}

export function sourceOf(book: Book, limits = sheetLimits): BookSource {
  const { zip, stringsPart, stylesPart } = book
  const entries = new Map(book.sheets.map((entry) => [entry.name.toLowerCase(), entry]))
  const sheets = new Map<SheetEntry, PartSheet>()
  let strings: readonly string[] | undefined
  let dates: ReadonlySet<number> | undefined

  const readStrings = () => {
    strings ??= stringsPart === undefined ? [] : readSharedStrings(() => zip.stream(stringsPart))
    return strings
  }
  const read = (entry: SheetEntry): PartSheet => {
    let sheet = sheets.get(entry)
    if (!sheet) {
      sheet = readSheet(zip, entry, readStrings, limits)
      sheets.set(entry, sheet)
    }
    return sheet
  }
  return {
    book,
    tabs: book.sheets,
    names: book.names,
    date1904: book.date1904,
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
