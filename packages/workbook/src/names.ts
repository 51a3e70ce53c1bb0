import { type Edition, type FormGrid, layoutsOf, type SectionId, type TableId } from '@gongkai/schema'
import type { Area, Place } from './a1.ts'

/**
 * What template, reader and pane agree on: the sheets' names, the defined names, and where a table stands in a fresh
 * template. A user may move things: readers go by the defined names, guarded by the labels inside.
 */

/** The sheets that are not one of the six sections. */
export const sheetNames = {
  instructions: '说明',
  agency: '单位信息',
  explanations: '核实说明',
  checks: '校验',
} as const

/** The sheet of each section: its number and a short title, so that all tabs stay in view. */
export const sectionSheets: Readonly<Record<SectionId, string>> = {
  overview: '一、总体情况',
  proactive: '二、主动公开',
  requests: '三、申请',
  disputes: '四、复议诉讼',
  problems: '五、问题与改进',
  other: '六、其他',
}

/** One cell each, on the agency sheet. `edition` and `year` are locked; the others are the official's to fill. */
export const fieldNames = {
  edition: 'gk_edition',
  year: 'gk_year',
  title: 'gk_title',
  name: 'gk_agency_name',
  signature: 'gk_agency_signature',
  kind: 'gk_agency_kind',
  level: 'gk_agency_level',
  mayMakeRules: 'gk_agency_mayMakeRules',
  date: 'gk_date',
} as const

export type FieldId = keyof typeof fieldNames

/**
 * The table as `layoutOf` lays it out, its first cell at (1, 1), and one empty locked row and column beyond it: with all
 * four corners locked, no cut-and-paste of a figure can move or shrink the name. `INDEX(gk_requests, r, c)` is the
 * layout's cell in zero-based row r − 1, column c − 1.
 */
export const tableName = (table: TableId): string => `gk_${table}`

/**
 * One paragraph in each cell of the first column, blank cells meaning nothing; the first and the last row are locked
 * labels and no paragraphs, so that rows inserted between them are inside the name. For a section that holds a table these
 * are the notes below it; `preface` stands before 一.
 */
export const textName = (section: SectionId | 'preface'): string => `gk_text_${section}`

/** One cell: the section's heading as printed. Locked; the form's own unless the report had another. */
export const headingName = (section: SectionId): string => `gk_heading_${section}`

/** 核实说明, two columns: `code@at` of the finding, and why it stands. First and last row are locked labels. */
export const explanationsName = 'gk_explanations'

/** One cell, on 来源 of the roll-up workbook: what it stands in adds up other reports. */
export const rollupName = 'gk_rollup'

/** The 校验 lines' states in words, one cell a line, for each table that has sums. */
export const statesName = (table: TableId): string => `gk_states_${table}`

/** What a total formula says where one of its parts is no number, so that it never shows a sum of the rest. */
export const unsummable = '无法合计'

/** Where the upper left corner of a table stands on its sheet: below the section's heading and the line of faults. */
export const tableOrigin: Place = { row: 3, column: 1 }

/** The place on the sheet of a zero-based row and column of a table's layout. */
export const placeOf = ({ row, column }: Place): Place => ({
  row: tableOrigin.row + row,
  column: tableOrigin.column + column,
})

/** The area of a table's defined name in a fresh template: the layout and its frame of one row and one column. */
export const tableArea = (grid: FormGrid): Area => ({
  top: tableOrigin.row,
  left: tableOrigin.column,
  bottom: tableOrigin.row + grid.rows,
  right: tableOrigin.column + grid.columns,
})

/** Where a figure stands in a fresh template. Throws a RangeError where the edition has no such cell. */
export function figurePlace(edition: Edition, id: string): Place & { readonly sheet: string } {
  for (const { table, cells } of layoutsOf(edition)) {
    const cell = cells.find((candidate) => candidate.id === id)
    if (cell) return { sheet: sectionSheets[table], ...placeOf(cell) }
  }
  throw new RangeError(`the form of ${edition.id} has no cell ${id}`)
}
