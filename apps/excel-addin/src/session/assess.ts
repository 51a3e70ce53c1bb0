import {
  absentCells,
  type CellId,
  type Checked,
  checkWith,
  type Diagnosis,
  type diagnose,
  type Edition,
  editions,
  explain,
  type Finding,
  identityOf,
  type JudgeClaims,
  type Repair,
  type Report,
  type Severity,
  type Stage,
  type Undetermined,
} from '@gongkai/schema'
import { type Finders, type ReadOptions, readSheetsWith, type SheetsReading } from '@gongkai/workbook/sheets'
import type { Snapshot } from '../port.ts'

/** A finding with what belongs to it. */
export interface Told {
  /** `code@at`, and a number behind it where several findings have the same. */
  readonly key: string
  readonly finding: Finding
  /** Repairs that would resolve it; more than one are alternatives, none preferred. */
  readonly repairs: readonly Repair[]
  /** Why no cell can be named. */
  readonly undetermined?: Undetermined
  /** 核实说明 of the agency; errors cannot be explained away. */
  readonly explanation?: string
  /** The row it was read from: `explanations#2`. */
  readonly explainedAt?: string
}

/** What one reading of the workbook came to. */
export interface Assessment extends Pick<SheetsReading, 'report' | 'computed' | 'where' | 'hidden'> {
  readonly snapshot: Snapshot
  readonly edition: Edition
  readonly told: readonly Told[]
  readonly checked: Checked
  readonly diagnosis: Diagnosis
  /** The text was judged, and cells were suspected, too. */
  readonly complete: boolean
}

/** What goes deeper than the rules on figures: half of the code, and not needed to see that something is wrong. */
export interface Insight {
  /** Judges the text against the tables. */
  readonly judgeClaims: JudgeClaims
  /** Finds the cells that are most likely wrong, and what they should be. */
  readonly diagnose: typeof diagnose
}

const none: Insight = { judgeClaims: () => [], diagnose: () => ({ repairs: [], undetermined: [] }) }

export interface AssessOptions extends ReadOptions {
  readonly stage: Stage
  /** Find tables and texts that no name of the template points to; `undefined` until they are loaded. */
  readonly finders?: Finders | undefined
  /** `undefined` until it is loaded. */
  readonly insight?: Insight | undefined
  /** Last year's report, for 结转 and other rules over two years. */
  readonly previous?: Report | undefined
}

/**
 * Reads, checks and diagnoses a workbook as it stood at one moment. Pure.
 *
 * @returns `undefined` where finders are needed and not given
 */
export function assess(
  snapshot: Snapshot,
  { stage, previous, insight, finders, ...facts }: AssessOptions,
): Assessment | undefined {
  const reading = readSheetsWith(finders, snapshot.book, facts)
  if (!reading) return undefined
  const { report, computed, findings, where, hidden } = reading
  const { judgeClaims, diagnose } = insight ?? none
  const edition = editions[report.edition]
  const absent = absentCells(findings, edition)
  const result = checkWith(judgeClaims, report, { stage, previous, computed, absent })
  const diagnosis = diagnose(report, { computed })
  return {
    snapshot,
    report,
    computed,
    where,
    hidden,
    edition,
    told: toldOf([...findings, ...result.findings], reading, diagnosis, insight !== undefined),
    checked: result.checked,
    diagnosis,
    complete: insight !== undefined,
  }
}

/** Which 核实说明 belong to nothing is told once the text was judged, too: they may belong to that. */
function toldOf(
  findings: readonly Finding[],
  { report, where }: Pick<SheetsReading, 'report' | 'where'>,
  diagnosis: Diagnosis,
  complete: boolean,
): readonly Told[] {
  const explained = explain(report.explanations ?? [], findings, where)
  const times = new Map<string, number>()
  return [...findings, ...(complete ? explained.findings : [])].map((finding) => {
    const id = identityOf(finding)
    const time = (times.get(id) ?? 0) + 1
    times.set(id, time)
    const undetermined = diagnosis.undetermined.find(({ sums }) => sums.some((sum) => identityOf(sum) === id))
    const explanation = explained.of(finding)
    return {
      key: time === 1 ? id : `${id}~${time}`,
      finding,
      repairs: diagnosis.repairs.filter(({ resolves }) => resolves.includes(id)),
      ...(undetermined && { undetermined }),
      ...(explanation && { explanation: explanation.text, explainedAt: explanation.at }),
    }
  })
}

/** The state at a glance. */
export type Glance = {
  readonly errors: number
  /** Warnings without 核实说明. */
  readonly warnings: number
  readonly explained: number
  readonly notes: number
} & (
  | { readonly kind: 'right' | 'faults' }
  /** `no-table`: none of the form's tables was found; `empty`: nothing is filled in yet. */
  | { readonly kind: 'unassessable'; readonly why: 'no-table' | 'empty' }
)

export function glanceOf({ told, report }: Pick<Assessment, 'told' | 'report'>): Glance {
  const of = (severity: Severity, explained: boolean) =>
    told.filter(
      ({ finding, explanation }) =>
        finding.severity === severity && (explanation !== undefined) === explained,
    ).length
  const counts = {
    errors: of('error', false),
    warnings: of('warning', false),
    explained: of('warning', true),
    notes: of('note', false) + of('note', true),
  }
  const values = Object.values(report.values)
  if (values.length === 0) return { ...counts, kind: 'unassessable', why: 'no-table' }
  if (values.every((value) => value === null || value === ''))
    return { ...counts, kind: 'unassessable', why: 'empty' }
  return { ...counts, kind: counts.errors + counts.warnings > 0 ? 'faults' : 'right' }
}

/** Cells with their gravest finding. */
export function severities(told: readonly Told[]): ReadonlyMap<CellId | string, Severity> {
  const order: readonly Severity[] = ['note', 'warning', 'error']
  const found = new Map<string, Severity>()
  for (const { finding } of told) {
    const ids = finding.code === 'cell/blank' ? finding.evidence.map(({ at }) => at) : [finding.at]
    for (const id of ids) {
      const known = found.get(id)
      if (known === undefined || order.indexOf(finding.severity) > order.indexOf(known))
        found.set(id, finding.severity)
    }
  }
  return found
}
