import type { Finding } from '../finding.ts'
import { maskPersonal } from '../narrative/personal.ts'
import type { DocumentRule } from '../rules/document-rule.ts'
import type { FigureRule } from '../rules/figures.ts'
import type { RuleCode } from '../rules/index.ts'
import { type CheckCode, type Figures, type Outcome, readingAt, unfilled } from './figures.ts'

type Coded<R> = R & { readonly code: RuleCode }

/** A rule over a few figures at one place; a blank or unreadable figure makes it not assessable. */
export function judgeFigures(figures: Figures, rule: Coded<FigureRule>, place: readonly string[]): Outcome {
  const { report, readings, indexOf } = figures
  const numbers: number[] = []
  for (const id of place) {
    const reading = readings[indexOf(id)]
    if (reading?.state !== 'number') return { state: 'notAssessable' }
    numbers.push(reading.value)
  }
  const verdict = rule.judge(numbers, report)
  if (verdict === undefined) return { state: 'notAssessable' }
  if (verdict === true) return { state: 'passed' }
  const at = place[verdict.at]
  const actual = numbers[verdict.at]
  if (at === undefined || actual === undefined)
    throw new RangeError(`${rule.code} points at figure ${verdict.at}`)
  const finding: Finding<CheckCode> = {
    code: rule.code,
    severity: rule.severity,
    at,
    actual,
    ...(verdict.expected !== undefined && { expected: verdict.expected }),
    evidence: place.map((id) => readingAt(report, id)),
  }
  return { state: 'broken', findings: [finding] }
}

/** A rule over the report as a document: one outcome, a finding for each place it objects to. */
export function judgeDocument(
  { report, edition, stage }: Figures,
  rule: Coded<Omit<DocumentRule, 'kind'>>,
): Outcome {
  const hits = rule.ofYear && report.year === 0 ? undefined : rule.judge(report, edition)
  if (hits === undefined) return { state: 'notAssessable' }
  if (hits.length === 0) return { state: 'passed' }
  const findings = hits.map(
    ({ at, actual, expected, evidence = [] }): Finding<CheckCode> => ({
      code: rule.code,
      severity: rule.blank ? unfilled(stage) : rule.severity,
      at,
      // What a finding quotes goes into every output: no personal number with it.
      ...(actual !== undefined && { actual: maskPersonal(actual) }),
      ...(expected !== undefined && { expected }),
      evidence,
    }),
  )
  return { state: 'broken', findings }
}
