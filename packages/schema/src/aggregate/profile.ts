import { cellsOf } from '../cells.ts'
import { editions } from '../editions/index.ts'
import type { Finding, Reading } from '../finding.ts'
import { readQuantity } from '../quantity.ts'
import type { Agency, Report } from '../report.ts'
import type { RollupCode } from './codes.ts'
import { powers, type Unit } from './unit.ts'

/** The report with what the roster knows of its agency, which outranks what the agency says of itself. */
export const withProfile = (report: Report, { profile }: Unit): Report => ({
  ...report,
  agency: { ...report.agency, ...profile },
})

const facts = ['kind', 'level', 'mayMakeRules'] as const satisfies readonly (keyof Agency)[]

/** Where the agency says otherwise of itself than the roster; figures in rows of powers it does not have (无该项权力). */
export function checkProfile(report: Report, unit: Unit): readonly Finding<RollupCode>[] {
  const { agency, values } = report
  const differing = facts.filter(
    (fact) =>
      unit.profile[fact] !== undefined && agency[fact] !== undefined && unit.profile[fact] !== agency[fact],
  )
  const findings = differing.map(
    (fact): Finding<RollupCode> => ({
      code: 'rollup/profile-differs',
      severity: 'note',
      at: `agency.${fact}`,
      actual: String(agency[fact]),
      expected: String(unit.profile[fact]),
      evidence: [],
    }),
  )
  const cells = cellsOf(editions[report.edition])
  const lacking = powers.filter((power) => unit.powers?.includes(power) === false)
  for (const power of lacking) {
    const filled = cells.flatMap(({ id, table, row, quantity, unit: measure }): Reading[] => {
      if (table !== 'proactive' || row !== power) return []
      const reading = readQuantity(values[id], quantity, measure)
      return reading.state === 'number' && reading.value !== 0 ? [{ at: id, value: reading.value }] : []
    })
    const [first] = filled
    if (!first) continue
    findings.push({
      code: 'rollup/without-power',
      severity: 'warning',
      at: first.at,
      actual: first.value,
      expected: 0,
      evidence: filled,
    })
  }
  return findings
}
