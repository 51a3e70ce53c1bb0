import {
  absentCells,
  type Checked,
  check,
  checkProfile,
  describe,
  diagnose,
  editions,
  explain,
  type Finding,
  findingPlace,
  type Language,
  type Reader,
  type Sentence,
  type Undetermined,
  type Unit,
  withoutRoster,
  withProfile,
} from '@gongkai/schema'
import type { Source } from './input.ts'
import type { Beside, LastYear } from './previous/last-year.ts'
import { similarToLastYear } from './similar/last-year.ts'

/** A finding with its sentence and its place in the file. */
export interface Told extends Finding, Sentence {
  /** 核实说明 the agency gave for it. */
  readonly explanation?: string
}

export interface Proposal {
  readonly set: readonly { readonly at: string; readonly value: number | string | null }[]
  readonly resolves: readonly string[]
}

/** What one file came to. */
export interface FileResult {
  readonly file: string
  readonly agency: string
  readonly year: number
  readonly edition: string
  readonly findings: readonly Told[]
  /** Smallest first. Those that resolve the same are alternatives. */
  readonly repairs: readonly Proposal[]
  readonly undetermined: readonly Undetermined[]
  /** The place of a cell, for sentences about cells without a finding. */
  readonly placeOf: Source['where']
  readonly checked: Checked
  /** What was found of last year's report, where it was looked for. */
  readonly lastYear?: LastYear
}

/** A file that could not be read, with the sentence why. */
export interface Unread {
  readonly file: string
  readonly error: string
}

export type Result = FileResult | Unread

export const isUnread = (result: Result): result is Unread => 'error' in result

export interface InspectOptions {
  readonly beside?: Beside | undefined
  readonly reader?: Reader
  readonly unit?: Unit | undefined
}

/**
 * What the reader said and what the final check says, each with its sentence, and the smallest repairs. With last year's report
 * `beside` it, the chain of years is judged too. `reader` is who will read it; `unit` is what the roster knows of the agency, which
 * is held against what the report says.
 */
export function inspect(
  source: Source,
  language: Language,
  { beside, reader = 'command', unit }: InspectOptions = {},
): FileResult {
  const { path, computed, where } = source
  const report = unit ? withProfile(source.report, unit) : source.report
  const edition = editions[report.edition]
  const absent = absentCells(source.findings, edition)
  const previous = beside?.previous
  const { findings, checked } = check(report, { stage: 'final', previous, computed, absent })
  const { repairs, undetermined } = diagnose(report, { computed })
  const alike = previous ? similarToLastYear(report, previous) : []
  // The roster may know what the workbook does not say.
  const said = source.findings.filter(
    ({ code }) => code !== 'source/profile-missing' || report.agency.kind === undefined,
  )
  const ofProfile = unit ? checkProfile(source.report, unit) : []
  const all = [...said, ...findings, ...alike, ...ofProfile]
  const explained = explain(report.explanations ?? [], all, where)
  const unmatched = unit?.powers ? explained.findings : withoutRoster(explained.findings, report, where)
  const tell = (finding: Finding): Told => {
    const place = findingPlace(finding, where)
    const explanation = explained.of(finding)?.text
    return {
      ...finding,
      ...(place && { where: place }),
      ...describe(finding, edition, language, reader),
      ...(explanation !== undefined && { explanation }),
    }
  }
  return {
    file: path,
    agency: report.agency.name,
    year: report.year,
    edition: report.edition,
    findings: [...all, ...unmatched].map(tell),
    repairs: repairs.map(({ set, resolves }) => ({ set, resolves })),
    undetermined,
    placeOf: where,
    checked,
    ...(beside && { lastYear: beside.lastYear }),
  }
}

export const hasErrors = (result: FileResult): boolean =>
  result.findings.some(({ severity }) => severity === 'error')
