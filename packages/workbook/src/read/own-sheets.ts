import { explanationsName, sheetNames } from '../names.ts'
import type { Sheet } from './sheet.ts'
import type { Source } from './source.ts'

/** The defined name by which the sheet with the results of a check is known again, whatever it is called by then. */
export const resultsName = 'gk_results'

/** Names that come with a sheet put into a workbook that others made. */
const guests = [explanationsName, resultsName]

/** Whether the workbook comes from the template: it has one of its names. */
export const isTemplate = ({ names }: Source): boolean =>
  [...names.keys()].some((name) => name.startsWith('gk_') && !guests.includes(name))

/**
 * The sheets that may hold tables and texts of a report: not the one with the results of a check, and of a template not the
 * instructions, explanations and 校验, which repeat the form's labels.
 */
export function reportSheets(source: Source): readonly Sheet[] {
  const { names, tabs } = source
  const own = guests.map((name) => names.get(name)?.sheet)
  if (isTemplate(source)) own.push(sheetNames.instructions, sheetNames.checks, sheetNames.explanations)
  return tabs.filter(({ name }) => !own.includes(name)).map(({ name }) => source.sheet(name)!)
}
