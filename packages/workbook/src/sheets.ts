import { type OpenBook, sourceOfSheets } from './read/open-sheets.ts'
import { type ReadOptions, readReport, type SheetsReading } from './read/read-report.ts'

export { kindWords, levelWords, yesNoWords } from './agency-words.ts'
export { type Area, a1, a1Area, columnLetters, type Place, reference } from './a1.ts'
export { dateOfSerial, serialOfDate } from './read/dates.ts'
export { changesBetween } from './live/changes.ts'
export {
  cellOfBook,
  isFixed,
  isProtected,
  type LiveBook,
  type LiveCell,
  type LiveContent,
  liveBook,
  openBookOf,
  withContents,
} from './live/live-book.ts'
export type { StoredBook, StoredCell, StoredSheet } from './live/stored-book.ts'
export { isMarkFormula, markColours, markFormula } from './mark-formula.ts'
export {
  explanationsName,
  fieldNames,
  figurePlace,
  headingName,
  sectionSheets,
  sheetNames,
  tableName,
  textName,
} from './names.ts'
export { markedPlaces } from './patch/marked-places.ts'
export type { OpenBook, OpenRange, OpenSheet, OpenValue } from './read/open-sheets.ts'
export type { Where } from './read/places.ts'
export type { ReadOptions, SheetsReading } from './read/read-report.ts'
export { areaOf, type SheetArea, sheetAreaOf } from './read/reference.ts'
export { totalFormulaOver } from './template/total-formula.ts'

/**
 * Reads the report in a workbook that a program has open (see `readReport`): the same tables, by the same names and
 * labels, as from a file. Give all ranges that hold something, or at least those that the template's names mean; what is
 * not told counts as blank.
 */
export const readSheets = (book: OpenBook, options?: ReadOptions): SheetsReading =>
  readReport(sourceOfSheets(book), options)
