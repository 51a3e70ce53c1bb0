import { cellsOf, editions, type Report } from '@gongkai/schema'

const keys = [
  'format',
  'edition',
  'year',
  'title',
  'agency',
  'date',
  'preface',
  'sections',
  'headings',
  'explanations',
  'values',
] as const satisfies readonly (keyof Report)[]

const agencyKeys = ['name', 'signature', 'kind', 'level', 'mayMakeRules'] as const

/** The entries of an object in a known order; what the order does not name follows, sorted. */
function ordered(object: object, order: readonly string[]): Record<string, unknown> {
  const entries = object as Readonly<Record<string, unknown>>
  const known = order.filter((key) => entries[key] !== undefined)
  const others = Object.keys(entries).filter((key) => !known.includes(key) && entries[key] !== undefined)
  return Object.fromEntries([...known, ...others.sort()].map((key) => [key, entries[key]]))
}

/** The report as JSON (`gongkai-report/1`): keys and cells in the order of the form, so that two files can be compared. */
export function toJson(report: Report): string {
  const edition = editions[report.edition]
  const sections = edition.sections.map(({ id }) => id)
  const cells = cellsOf(edition).map(({ id }) => id)
  const sorted = ordered(
    {
      ...report,
      agency: ordered(report.agency, agencyKeys),
      sections: ordered(report.sections, sections),
      headings: report.headings && ordered(report.headings, sections),
      values: ordered(report.values, cells),
    },
    keys,
  )
  return `${JSON.stringify(sorted, undefined, 2)}\n`
}
