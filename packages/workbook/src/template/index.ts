import type { Agency, Edition, Report, TableId } from '@gongkai/schema'
import { checksSheet, linesFor } from './checks-sheet.ts'
import { writeSheets } from './exceljs.ts'
import { carriedOver, figuresFor } from './figures.ts'
import { agencySheet, explanationsSheet, instructionsSheet, textSheet } from './front-sheets.ts'
import type { Sheet } from './model.ts'
import { tableSheet } from './table-sheet.ts'

export interface TemplateOptions {
  readonly edition: Edition
  readonly year: number
  readonly agency?: Partial<Agency>
  /** Fills the workbook in: values as they are (text stays text, `null` blank), texts, title, date, explanations. */
  readonly report?: Report
  /** Last year's report: its 结转下年度 becomes 上年结转. */
  readonly previous?: Report
  /** `formula` (default): totals are locked formulas. `typed`: the official types them. */
  readonly totals?: 'formula' | 'typed'
  /** Every figure that nothing else fills is 0: a complete zero report. */
  readonly zero?: boolean
}

/** The sheets of a template, as data. */
export function templateSheets(options: TemplateOptions): readonly Sheet[] {
  const { edition, year, agency = {}, report, previous, totals = 'formula', zero = false } = options
  const values = { ...carriedOver(edition, previous), ...report?.values }
  const figures = figuresFor({ edition, totals, zero, values })
  const lines = linesFor(edition, figures)
  const broken = (table: TableId) =>
    lines.filter((line) => line.table === table && line.state === '不符').length
  const sections = edition.sections.map(({ id }): Sheet => {
    const table = edition.tables.find((candidate) => candidate.id === id)
    if (table) return tableSheet(edition, table, figures, report, broken(table.id))
    if (id === 'overview' || id === 'problems' || id === 'other') return textSheet(edition, id, report)
    throw new RangeError(`section ${id} of edition ${edition.id} holds no table of the form`)
  })
  return [
    instructionsSheet(edition, year),
    agencySheet(edition, year, agency, report),
    ...sections,
    explanationsSheet(report),
    checksSheet(edition, figures, lines),
  ]
}

/** Writes the Excel template of a year's report, empty or filled in. The same options give the same sheets. */
export function writeTemplate(options: TemplateOptions): Promise<Uint8Array> {
  const { edition, year, agency } = options
  return writeSheets(templateSheets(options), `${agency?.name ?? ''}${year}年${edition.title}`)
}
