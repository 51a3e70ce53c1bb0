import type { Finders } from './finders.ts'
import { type OpenBook, sourceOfSheets } from './open-sheets.ts'
import { type ReadOptions, readReport, type SheetsReading } from './read-report.ts'

const needed = Symbol('finders')

const none: Finders = {
  matchTables() {
    throw needed
  },
  readProse() {
    throw needed
  },
}

/**
 * As `readSheets` does, with the finders given from outside (`@gongkai/workbook/finders`): a pane loads them when it meets a workbook that is
 * not made from the template.
 *
 * @returns `undefined` where they are needed and not given
 */
export function readSheetsWith(
  given: Finders | undefined,
  book: OpenBook,
  options?: ReadOptions,
): SheetsReading | undefined {
  try {
    return readReport(sourceOfSheets(book), given ?? none, options)
  } catch (error) {
    if (error === needed) return undefined
    throw error
  }
}
