import { reference } from '../a1.ts'
import type { Book, SheetEntry } from '../read/book.ts'
import { resultsName } from '../read/own-sheets.ts'
import { freeSheetName } from '../word-sheet.ts'
import { dropCalculationOrder } from './calculation.ts'
import type { Draft } from './draft.ts'
import type { Namespaces } from './package-parts.ts'
import { resultsTitle } from './results-sheet.ts'
import { addNames, addSheetPart } from './sheet-entry.ts'

/** Writes the sheet of results: over the one of an earlier run, else as the last sheet of the workbook. */
export function writeResults(draft: Draft, book: Book, content: string, namespaces: Namespaces): void {
  const earlier = resultsEntry(book)
  if (earlier) {
    draft.write(earlier.part, content)
    dropCalculationOrder(draft, book, earlier)
    return
  }
  const sheet = freeSheetName(
    resultsTitle,
    book.sheets.map(({ name }) => name),
  )
  const formula = reference(sheet, { top: 1, left: 1, bottom: 1, right: 1 })
  addSheetPart(draft, book, { name: sheet, content }, namespaces)
  addNames(draft, book, [{ name: resultsName, formula, hidden: true }])
}

const resultsEntry = (book: Book): SheetEntry | undefined => {
  const name = book.names.get(resultsName)?.sheet.toLowerCase()
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === name)
}
