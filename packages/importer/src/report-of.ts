import type { NativeZip } from '@gongkai/ooxml'
import {
  type CellId,
  cellsOf,
  type EditionId,
  editions,
  type Finding,
  type Match,
  matchTables,
  type Prose,
  type Report,
  readProse,
  reportFormat,
  type SectionId,
  type TableFinding,
  type TableId,
  titleIn,
  titleOf,
  valuesFrom,
} from '@gongkai/schema'
import { blamed, unreadIn } from './fault.ts'
import { joinTables } from './joined.ts'
import type { SourceKind } from './kind.ts'
import { likelyEditions } from './likely-editions.ts'
import { type LinePlace, proseLines } from './lines.ts'
import type { Page } from './page.ts'
import { type TableFound, tablesOf } from './tables-found.ts'
import { type Places, placesOf, rowOf } from './where.ts'

/** Facts that the caller knows better than the page says them, and what the platform does faster than script. */
export interface ImportOptions extends NativeZip {
  readonly year?: number | undefined
  /** Full name of the agency. */
  readonly agency?: string | undefined
}

/** A report read off a page. */
export interface PageReading {
  readonly report: Report
  readonly findings: readonly Finding[]
  readonly where: Places['where']
  readonly tables: readonly TableFound[]
  /** Whether the page has a title that names a report. */
  readonly titled: boolean
}

const defined = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }

/** The year of the file's own name, where the page itself has no title. */
const yearOfName = (name: string | undefined) =>
  name
    ?.split(/[-_|—–]/u)
    .map((part) => titleIn(part.trim()))
    .find((words) => words !== undefined)

const note = (texts: readonly string[], at: string): Finding => ({
  code: 'source/text-left-out',
  severity: 'note',
  at,
  actual: texts.slice(0, 5).join(' / '),
  evidence: texts.map((value) => ({ at, value })),
})

function textFindings({ asides, after }: Prose<unknown>): readonly Finding[] {
  const texts = (list: Prose<unknown>['after']) => list.map(({ text }) => text)
  return [
    ...(asides.length > 0 ? [note(texts(asides), 'preface')] : []),
    ...(after.length > 0 ? [note(texts(after), 'after')] : []),
  ]
}

const missing = (code: 'source/year-missing' | 'source/agency-missing', at: string): Finding => ({
  code,
  severity: 'error',
  at,
  evidence: [],
})

/** Sections with their paragraphs; a section whose table was found is there, with or without its heading. */
function sectionsOf({ sections }: Prose<unknown>, { tables }: Match): Report['sections'] {
  const written = [...sections].map(([id, lines]): [SectionId, string[]] => [
    id,
    lines.map(({ text }) => text),
  ])
  return { ...Object.fromEntries(tables.map(({ table }) => [table, []])), ...Object.fromEntries(written) }
}

/** Reads the report off a page: figures by the matcher, words by their place around the tables. */
export function reportOf(page: Page, kind: SourceKind, options: ImportOptions): PageReading {
  const pieces = joinTables(page.pieces)
  const tables = pieces.flatMap((piece) => (piece.kind === 'table' ? [piece] : []))
  const grids = tables.map(({ grid }) => grid)
  const [first] = likelyEditions(options.year)
  let match = matchTables(grids, first)
  const prose = readProse<LinePlace>(
    [{ lines: proseLines(pieces, match) }],
    editions[match.edition ?? first],
    (a, b) => a.index === b.index,
  )
  const named = yearOfName(page.name)
  const year = options.year ?? prose.year?.year ?? named?.year
  // The year decides for tables that are the same in both editions.
  const due = likelyEditions(year)[0]
  if (due !== first) match = matchTables(grids, due)
  const edition = match.edition ?? due
  const agency = options.agency ?? prose.agency?.text ?? (named?.agency || undefined)
  const signature = prose.signature?.text
  const report: Report = {
    format: reportFormat,
    edition,
    year: year ?? 0,
    agency: { name: agency ?? '', ...(signature !== undefined && signature !== agency && { signature }) },
    ...defined({ date: prose.date?.text }),
    preface: prose.preface.map(({ text }) => text),
    sections: sectionsOf(prose, match),
    headings: Object.fromEntries([...prose.headings].map(([id, { text }]) => [id, text])),
    values: valuesOf(match, edition),
  }
  const title = prose.title?.text
  const { placed, where } = placesOf(tables, match, prose)
  const findings: readonly TableFinding<string>[] = [
    ...page.findings,
    ...match.findings,
    ...(year === undefined ? [missing('source/year-missing', 'year')] : []),
    ...(agency === undefined ? [missing('source/agency-missing', 'agency')] : []),
    ...textFindings(prose),
  ]
  return {
    report:
      title === undefined || title === titleOf(report, editions[edition]) ? report : { ...report, title },
    findings: blamed(findings, {
      kind,
      tables,
      unread: unreadIn(page.pieces, edition),
      cut: page.cut === true,
      more: page.more === true,
    }).map(({ place, cause, ...finding }) => {
      const at = place && placed(place, finding.at.split('.')[0] as TableId)
      // A torn row is meant, not one of its cells.
      const found = finding.where ?? (at && cause === 'torn' ? rowOf(at) : at) ?? where(finding.at)
      return { ...finding, ...(found && { where: found }) }
    }),
    where,
    tables: tablesOf(match, edition),
    titled: title !== undefined,
  }
}

/** The values of cells the edition has; tables of another edition beside it are a finding. */
function valuesOf(match: Match, edition: EditionId): Report['values'] {
  const ids = new Set<string>(cellsOf(editions[edition]).map(({ id }) => id))
  const values = valuesFrom(match)
  return Object.fromEntries(
    (Object.keys(values) as CellId[]).filter((id) => ids.has(id)).map((id) => [id, values[id]!]),
  )
}
