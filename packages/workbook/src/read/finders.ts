import { matchTables, readProse } from '@gongkai/schema'

/** What finds tables and texts by their words, where a workbook has not the template's names. */
export interface Finders {
  readonly matchTables: typeof matchTables
  readonly readProse: typeof readProse
}

export const finders: Finders = { matchTables, readProse }
