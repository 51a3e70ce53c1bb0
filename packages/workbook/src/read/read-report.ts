import {
  type CellId,
  type EditionId,
  editionForYear,
  editionInForce,
  editions,
  type Finding,
  type Report,
  reportFormat,
} from '@gongkai/schema'
import { rollupName } from '../names.ts'
import { readFigures } from './figures.ts'
import type { Finders } from './finders.ts'
import { placeFinder, type Where } from './places.ts'
import type { Source, Spot } from './source.ts'
import { sourceFindings } from './source-findings.ts'
import { type FoundTables, findTables } from './tables.ts'
import { defined, readFields } from './template-fields.ts'
import { readExplanations } from './template-texts.ts'
import { readWords, type Words } from './words.ts'

/** Facts that the caller knows better than the workbook says them. */
export interface ReadOptions {
  readonly year?: number
  readonly edition?: EditionId
  /** Full name of the agency. */
  readonly agency?: string
}

/** A report as it stands in a workbook. */
export interface SheetsReading {
  readonly report: Report
  /** Cells whose number is the result of a formula. */
  readonly computed: ReadonlySet<CellId>
  /** What is to be said of the file itself: areas `table/` and `source/`. */
  readonly findings: readonly Finding[]
  /**
   * Where a finding's `at` stands: a cell, a row, a table, a section, its paragraph (`overview#2`), `title`, `date`, `year`,
   * `edition`, `explanations#2`. `undefined` where the workbook has no such place.
   */
  readonly where: (at: string) => Where | undefined
  /** Sheets that are hidden and hold figures of the report. */
  readonly hidden: readonly string[]
  /** It is the workbook of a roll-up, with 来源: its figures add up other reports. */
  readonly isRollup: boolean
}

/**
 * Reads the report in a workbook, wherever that comes from: the template's, or any other that has the form's tables with
 * their labels. Figures come as they stand (`Report.values`): numbers, text as typed, `null` where blank; nothing is
 * repaired, but for a total over texts that read as numbers (see `readFigures`). Hidden sheets are read too.
 *
 * A year that neither the workbook nor `options` gives is 0, an agency's name '': both with a finding.
 */
export function readReport(source: Source, finders: Finders, options: ReadOptions = {}): SheetsReading {
  const { tables, words } = readParts(source, finders, options)
  const edition = tables.edition ?? expectedEditions(words.edition, words.year)[0]
  const figures = readFigures(source, tables, editions[edition])
  const explanations = readExplanations(source)
  const report: Report = {
    format: reportFormat,
    edition,
    year: words.year ?? 0,
    agency: { ...words.agency, name: words.agency.name ?? '' },
    ...defined({ title: words.title, date: words.date }),
    preface: words.preface,
    sections: words.sections,
    headings: words.headings,
    explanations: explanations.map(({ for: name, text }) => ({ for: name, text })),
    values: figures.values,
  }
  const explained = new Map(explanations.map(({ place }, i) => [`explanations#${i + 1}`, place]))
  return {
    report,
    computed: figures.computed,
    findings: [...tables.findings, ...figures.findings, ...sourceFindings(source, words, tables.edition)],
    where: placeFinder(explained, tables.figures, words.spots),
    hidden: hiddenAmong(words.spots, tables.figures, explained),
    isRollup: source.names.has(rollupName),
  }
}

/** The names of the hidden sheets that the spots stand on. */
function hiddenAmong(...spots: readonly ReadonlyMap<string, Spot>[]): readonly string[] {
  const names = new Set<string>()
  for (const some of spots) for (const { sheet } of some.values()) if (sheet.hidden) names.add(sheet.name)
  return [...names]
}

interface Parts {
  readonly tables: FoundTables
  readonly words: Words
}

/** Tables and words. The year, which may stand in either, decides for tables that are the same in both editions. */
function readParts(source: Source, finders: Finders, options: ReadOptions): Parts {
  const fields = readFields(source)
  const declared = options.edition ?? fields.edition
  const expected = expectedEditions(declared, options.year ?? fields.year)
  const tables = findTables(source, expected, finders)
  const words = readWords(source, fields, tables, editions[tables.edition ?? expected[0]], options, finders)
  const known = expectedEditions(declared, words.year)
  return { tables: known[0] === expected[0] ? tables : findTables(source, known, finders), words }
}

/** The editions in the order in which to look for their tables. */
function expectedEditions(declared: EditionId | undefined, year = 0): readonly [EditionId, ...EditionId[]] {
  const all = Object.keys(editions) as EditionId[]
  const wanted = [declared, editionForYear(year)?.id, editionInForce.id, ...all]
  return [...new Set(wanted.flatMap((id) => id ?? []))] as [EditionId, ...EditionId[]]
}
