import { finders } from './finders.ts'
import { type OpenBook, sourceOfSheets } from './open-sheets.ts'
import { type ReadOptions, readReport, type SheetsReading } from './read-report.ts'

/**
 * Reads the report in a workbook that a program has open (see `readReport`): the same tables, by the same names and
 * labels, as from a file. Give all ranges that hold something, or at least those that the template's names mean; what is
 * not told counts as blank.
 */
export const readSheets = (book: OpenBook, options?: ReadOptions): SheetsReading =>
  readReport(sourceOfSheets(book), finders, options)
