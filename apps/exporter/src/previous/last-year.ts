import { nameKey, type Report } from '@gongkai/schema'
import type { Catalogue, Entry } from './catalogue.ts'
import { loadKept } from './read.ts'
import { currentName } from './renames.ts'

/** What became of the search for a report of the year before. */
export type LastYear =
  | {
      readonly state: 'found'
      readonly file: string
      /** The name in it, where that is another than this year's. */
      readonly agency?: string
      /** Places of the file that were not understood: their cells count as blank. */
      readonly doubts?: number
    }
  | {
      readonly state: 'missing'
      /** The year that was looked for. */
      readonly year: number
      /** What there is instead: of the agency, of another year; or the one file that was named. */
      readonly near?: { readonly file: string; readonly agency: string; readonly year: number }
    }
  /** Several files with different figures. */
  | { readonly state: 'ambiguous'; readonly year: number; readonly files: readonly string[] }

type Sought = Pick<Report, 'year'> & { readonly agency: Pick<Report['agency'], 'name'> }

const nearBy = ({ input, agency, year }: Entry) => ({ file: input.name, agency, year })

/** Finds the report of the year before among those given, by agency (renames counted) and year. */
export function findLastYear(
  { agency, year }: Sought,
  { entries, renames, meant }: Catalogue,
): { readonly lastYear: LastYear; readonly entry?: Entry } {
  const key = currentName(renames, agency.name)
  const own = entries.filter((entry) => meant || (key !== '' && currentName(renames, entry.agency) === key))
  const fitting = own.filter((entry) => entry.year === year - 1)
  const [entry] = fitting
  if (!entry) {
    const near = own.toSorted((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year))[0]
    return { lastYear: { state: 'missing', year: year - 1, ...(near && { near: nearBy(near) }) } }
  }
  if (fitting.some(({ figures }) => figures !== entry.figures)) {
    const files = fitting.map(({ input }) => input.name)
    return { lastYear: { state: 'ambiguous', year: year - 1, files } }
  }
  const renamed = nameKey(entry.agency) !== nameKey(agency.name)
  const lastYear = {
    state: 'found',
    file: entry.input.name,
    ...(renamed && { agency: entry.agency }),
  } as const
  return { lastYear, entry }
}

/** What was found beside a report, with the report of the year before itself. */
export interface Beside {
  readonly lastYear: LastYear
  readonly previous?: Report
}

/** The report of the year before, read; not there where it is missing or ambiguous. Throws a Problem. */
export async function besideOf(sought: Sought, catalogue: Catalogue): Promise<Beside> {
  const { lastYear, entry } = findLastYear(sought, catalogue)
  if (!entry) return { lastYear }
  const { report, doubts } = await loadKept(entry.input)
  return { lastYear: { ...lastYear, ...(doubts > 0 && { doubts }) }, previous: report }
}
