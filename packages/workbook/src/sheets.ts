export { type Area, a1, a1Area, columnLetters, type Place, reference } from './a1.ts'
export { kindWords, levelWords, yesNoWords } from './agency-words.ts'
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
export { type AddedParagraph, placeParagraphsIn } from './patch/place-paragraphs.ts'
export { dateOfSerial, serialOfDate } from './read/dates.ts'
export type { Finders } from './read/finders.ts'
export type { OpenBook, OpenRange, OpenSheet, OpenValue } from './read/open-sheets.ts'
export type { Where } from './read/places.ts'
export type { ReadOptions, SheetsReading } from './read/read-report.ts'
export { readSheets } from './read/read-sheets.ts'
export { readSheetsWith } from './read/read-sheets-with.ts'
export { areaOf, type SheetArea, sheetAreaOf } from './read/reference.ts'
export { renamedSheets } from './renamed-sheets.ts'
export { totalFormulaOver } from './template/total-formula.ts'
export { explanationsFor, type WordSheet } from './word-sheet.ts'
