import {
  editions,
  type FeeAmount,
  type Finding,
  feesOf,
  type Report,
  type SectionId,
  type Where,
} from '@gongkai/schema'
import { parseReport } from '@gongkai/schema/json'
import { readWorkbook } from '@gongkai/workbook'
import { readCsv } from './csv.ts'
import { blamed } from './fault.ts'
import { readHtml } from './html/read-html.ts'
import { kindOf, type SourceKind } from './kind.ts'
import { likelyEditions } from './likely-editions.ts'
import { mostBytes } from './limits.ts'
import type { Page } from './page.ts'
import { UnreadableSource } from './refusal.ts'
import { type ImportOptions, reportOf } from './report-of.ts'
import { type TableFound, tablesOfValues } from './tables-found.ts'
import { decode } from './text/decode.ts'
import { readText } from './text/read-text.ts'
import { readDocx } from './word/read-docx.ts'

/** What of a report was looked for and not found: a field, a section, a table. */
export type Lacking = 'title' | 'year' | 'agency' | 'date' | SectionId

/** A published report, read back. */
export interface Imported {
  readonly report: Report
  /** What the source has that could not be placed, is missing, doubtful or printed with a slip. */
  readonly findings: readonly Finding[]
  /** Where in the source a finding's `at` stands: a cell, a row, a table, a section's paragraph, `title`, `date`. */
  readonly where: (at: string) => Where | undefined
  readonly kind: SourceKind
  /** How a page or text was decoded. */
  readonly encoding?: string
  readonly tables: readonly TableFound[]
  /** The least share of a table's labels that was found, 0 to 1. */
  readonly confidence: number
  readonly lacking: readonly Lacking[]
  /** Amounts of 信息处理费 that the text states. */
  readonly fees: readonly (FeeAmount & { readonly at: string })[]
}

interface Reading extends Pick<Imported, 'report' | 'findings' | 'where'> {
  readonly tables: readonly TableFound[]
  readonly encoding?: string
  /** Whether the source has a title of its own. */
  readonly titled?: boolean
}

/** Each format by its reader; all become the same report. */
function read(bytes: Uint8Array, kind: SourceKind, options: ImportOptions): Reading {
  if (kind === 'xlsx') return readXlsx(bytes, options)
  if (kind === 'docx') return readPage(readDocx(bytes, options), kind, options)
  const { text, encoding, findings } = decode(bytes)
  if (kind === 'json') return readJson(text)
  const page =
    kind === 'html'
      ? readHtml(text)
      : kind === 'csv'
        ? readCsv(text, likelyEditions(options.year))
        : readText(text, options.year)
  return { ...readPage({ ...page, findings: [...findings, ...page.findings] }, kind, options), encoding }
}

function readPage(page: Page, kind: SourceKind, options: ImportOptions): Reading {
  const reading = reportOf(page, kind, options)
  if (reading.tables.every(({ cells }) => cells === 0) && Object.keys(reading.report.sections).length === 0)
    throw new UnreadableSource('no-report')
  return reading
}

function readJson(text: string): Reading {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new UnreadableSource('bad-json', { cause })
  }
  const parsed = parseReport(json)
  if ('report' in parsed)
    return {
      report: parsed.report,
      findings: [],
      where: () => undefined,
      tables: tablesOfValues(parsed.report),
    }
  const detail = parsed.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path === '' ? '(root)' : path}: ${message}`)
    .join('; ')
  throw new UnreadableSource('not-a-report-file', { detail })
}

function readXlsx(bytes: Uint8Array, { year, agency, inflateRaw, crc32 }: ImportOptions): Reading {
  const { report, findings, where } = readWorkbook(bytes, {
    inflateRaw,
    crc32,
    ...(year !== undefined && { year }),
    ...(agency !== undefined && { agency }),
  })
  // Pictures on its sheets are not read.
  const source = { kind: 'xlsx', tables: [], unread: new Set<string>(), cut: false, more: true } as const
  return { report, findings: blamed(findings, source), where, tables: tablesOfValues(report) }
}

function lackingIn({ report, titled = true }: Reading): readonly Lacking[] {
  const { agency, date, sections, year, edition } = report
  const fields: readonly (readonly [Lacking, boolean])[] = [
    ['title', titled],
    ['year', year !== 0],
    ['agency', agency.name !== ''],
    ['date', date !== undefined],
  ]
  return [
    ...fields.flatMap(([name, found]) => (found ? [] : [name])),
    ...editions[edition].sections.flatMap(({ id }) => (sections[id] === undefined ? [id] : [])),
  ]
}

/**
 * Reads a published report back: a web page, a Word file, plain text, CSV, a workbook or report JSON, told apart by content.
 * Figures come as they stand (`Report.values`); nothing is shifted, guessed or repaired, and what could not be placed is a
 * finding with the printed text. A year that neither the source nor `options` gives is 0, an agency's name '': both with a
 * finding. `name`, the file's name, only tells CSV from other text.
 *
 * @throws UnreadableSource, or UnreadableWorkbook for workbooks: `isRefusal`, `describeRefusal`
 */
export function importReport(
  bytes: Uint8Array,
  options: ImportOptions & { readonly name?: string } = {},
): Imported {
  if (bytes.length > mostBytes * 2) throw new UnreadableSource('too-large')
  const kind = kindOf(bytes, options.name)
  if (kind !== 'docx' && kind !== 'xlsx' && bytes.length > mostBytes) throw new UnreadableSource('too-large')
  const reading = read(bytes, kind, options)
  const { report, findings, where, tables, encoding } = reading
  return {
    report,
    findings,
    where,
    kind,
    ...(encoding !== undefined && { encoding }),
    tables,
    confidence: Math.min(...tables.map(({ confidence }) => confidence)),
    lacking: lackingIn(reading),
    fees: feesOf(report),
  }
}
