import { type Agency, carriedInFrom, carriedInWords, type Edition, type Report } from '@gongkai/schema'
import { agencySheet } from './agency-sheet.ts'
import { checksSheet } from './checks-sheet.ts'
import { writeSheets } from './exceljs.ts'
import { figuresFor } from './figures.ts'
import { instructionsSheet } from './instructions-sheet.ts'
import { linesFor } from './lines.ts'
import type { Sheet } from './model.ts'
import { tableSheet } from './table-sheet.ts'
import { explanationsSheet, textSheet } from './text-sheets.ts'

export { UnwritableText } from './stored-text.ts'

export interface TemplateOptions {
  readonly edition: Edition
  readonly year: number
  /** Default: the report's, else last year's. */
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

const agencyOf = ({ agency, report, previous }: TemplateOptions): Partial<Agency> =>
  agency ?? report?.agency ?? previous?.agency ?? {}

/** The sheets of a template, as data. */
export function templateSheets(options: TemplateOptions): readonly Sheet[] {
  const { edition, year, report, previous, totals = 'formula', zero = false } = options
  const agency = agencyOf(options)
  const values = { ...(previous && carriedInFrom(previous, edition)), ...report?.values }
  const figures = figuresFor({ edition, totals, zero, values })
  const lines = linesFor(edition, figures)
  const sections = edition.sections.map(({ id }): Sheet => {
    const table = edition.tables.find((candidate) => candidate.id === id)
    if (table) {
      const own = lines.filter((line) => line.table === table.id)
      return tableSheet(edition, table, figures, report, own)
    }
    if (id === 'overview' || id === 'problems' || id === 'other') return textSheet(edition, id, report)
    throw new RangeError(`section ${id} of edition ${edition.id} holds no table of the form`)
  })
  return [
    instructionsSheet(edition, year, {
      totals,
      zero,
      carriedOver: previous ? carriedInWords(previous, edition, 'zh-CN') : [],
    }),
    agencySheet(edition, year, agency, report),
    ...sections,
    explanationsSheet(report),
    checksSheet(edition, figures, lines),
  ]
}

/**
 * Writes the Excel template of a year's report, empty or filled in, as the bytes of an .xlsx file. The same options give the
 * same sheets.
 *
 * @throws RangeError where the report has a cell that its edition does not have
 * @throws UnwritableText where a text is longer than a cell holds
 */
export function writeTemplate(options: TemplateOptions): Promise<Uint8Array> {
  const { edition, year } = options
  return writeSheets(templateSheets(options), `${agencyOf(options).name ?? ''}${year}年${edition.title}`)
}
