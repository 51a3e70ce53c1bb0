import type { Finding, Reading } from '../finding.ts'
import type { PlacedSum } from '../rules/sums.ts'
import { type CheckCode, type Figures, type Outcome, readingAt, unfilled } from './figures.ts'

interface Side {
  readonly sum: number
  readonly blanks: number
  readonly readable: boolean
}

function addUp({ readings, indexOf }: Figures, ids: readonly string[]): Side {
  let sum = 0
  let blanks = 0
  let readable = true
  for (const id of ids) {
    const reading = readings[indexOf(id)]
    if (reading?.state === 'number') sum += reading.value
    else if (reading?.state === 'blank') blanks += 1
    else readable = false
  }
  return { sum, blanks, readable }
}

const read = ({ report }: Figures, ids: readonly string[]): readonly Reading[] =>
  ids.map((id) => readingAt(report, id))

/**
 * One sum at one place. All operands blank, or one unreadable: not assessable. Holding only when blanks are taken as 0
 * is counted apart; one that has blanks and does not hold is not yet wrong while filling. A blank total beside filled parts
 * is a finding of its own, with the sum to write.
 */
export function assess(figures: Figures, { rule, left, right }: PlacedSum): Outcome {
  const a = addUp(figures, left)
  const b = addUp(figures, right)
  const blanks = a.blanks + b.blanks
  if (!a.readable || !b.readable || blanks === left.length + right.length) return { state: 'notAssessable' }
  if (a.sum === b.sum) return { state: blanks === 0 ? 'passed' : 'ifBlankIsZero' }
  const at = left[0]
  if (at === undefined) throw new RangeError(`${rule.code} has no left side`)
  const evidence = read(figures, [...left, ...right])
  if (left.length === 1 && a.blanks === 1 && b.blanks === 0) {
    if (figures.absent.has(at)) return { state: 'notAssessable' }
    const finding: Finding<CheckCode> = {
      code: 'cell/total-blank',
      severity: unfilled(figures.stage),
      at,
      actual: null,
      expected: b.sum,
      evidence,
      fix: { title: 'set-total', safe: false, set: [{ at, value: b.sum }] },
    }
    return { state: 'broken', findings: [finding] }
  }
  const finding: Finding<CheckCode> = {
    code: rule.code,
    severity: blanks === 0 ? rule.severity : unfilled(figures.stage),
    at,
    actual: a.sum,
    expected: b.sum,
    evidence,
  }
  return { state: 'broken', findings: [finding] }
}
