import { cellOf } from '../cells.ts'
import type { Finding } from '../finding.ts'
import type { Report } from '../report.ts'
import type { ChainRule, Link } from '../rules/chain.ts'
import type { RuleCode } from '../rules/index.ts'
import { type CheckCode, type Figures, figuresOf, type Outcome, readingAt } from './figures.ts'

/** Last year's figures; `undefined` where the report given is not of the year before. */
export const beforeOf = (report: Report, previous: Report | undefined): Figures | undefined =>
  previous && previous.year === report.year - 1 ? figuresOf(previous, 'final') : undefined

/** `2023:requests.carriedOut.total`, a cell of an earlier report: never taken for a cell of this one. */
export const earlierCell = (year: number, id: string): string => `${year}:${id}`

function numbersOf({ edition, readings, indexOf }: Figures, ids: readonly string[]): number[] | undefined {
  const numbers: number[] = []
  for (const id of ids) {
    const reading = cellOf(edition, id) && readings[indexOf(id)]
    if (reading?.state !== 'number') return undefined
    numbers.push(reading.value)
  }
  return numbers
}

/** A rule over two years at one place; a cell that is blank, unreadable or not in last year's form cannot be judged. */
export function judgeChain(
  figures: Figures,
  before: Figures | undefined,
  rule: ChainRule & { readonly code: RuleCode },
  link: Link,
): Outcome {
  const [first] = link.now
  if (first === undefined) throw new RangeError(`${rule.code} reads nothing of this year`)
  const now = before && numbersOf(figures, link.now)
  const last = before && numbersOf(before, link.before)
  const verdict = now && last && rule.judge(now, last, first)
  if (!before || !now || !verdict) return { state: 'notAssessable' }
  if (verdict === true) return { state: 'passed' }
  const at = link.now[verdict.at]
  const actual = now[verdict.at]
  if (at === undefined || actual === undefined)
    throw new RangeError(`${rule.code} points at figure ${verdict.at}`)
  const finding: Finding<CheckCode> = {
    code: rule.code,
    severity: rule.severity,
    at,
    actual,
    ...(verdict.expected !== undefined && { expected: verdict.expected }),
    evidence: [
      ...link.now.map((id) => readingAt(figures.report, id)),
      ...link.before.map((id) => readingAt(before.report, id, earlierCell(before.report.year, id))),
    ],
  }
  return { state: 'broken', findings: [finding] }
}
