import type { Finding, Reading } from '../finding.ts'
import type { CensusOptions, Filing, Standing } from './census.ts'
import type { FilingCode, RollupCode } from './codes.ts'
import type { PlacedUnit, Unit } from './unit.ts'

const severities: Readonly<Record<FilingCode, Finding['severity']>> = {
  'rollup/missing': 'error',
  'rollup/own-missing': 'warning',
  'rollup/late': 'warning',
  'rollup/double': 'error',
  'rollup/copy': 'warning',
  'rollup/unreadable': 'error',
  'rollup/unknown-unit': 'error',
  'rollup/other-year': 'error',
  'rollup/other-edition': 'error',
  'rollup/faulty-left-out': 'error',
  'rollup/faulty-included': 'warning',
  'rollup/scope-unstated': 'warning',
}

export const say = (
  code: FilingCode,
  at: string,
  facts: Pick<Finding, 'actual' | 'expected'> & { readonly evidence?: readonly Reading[] } = {},
): Finding<RollupCode> => ({ code, severity: severities[code], at, evidence: [], ...facts })

const sameValues = (a: Filing, b: Filing) =>
  a.year === b.year &&
  a.edition === b.edition &&
  [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])].every(
    (id) => (a.values[id] ?? null) === (b.values[id] ?? null),
  )

/** What one unit's filings come to. */
export interface Judged {
  readonly standing: Standing
  readonly filing?: Filing
  /** The reports that differ, where it is `double`. */
  readonly several?: readonly Filing[]
  readonly findings: readonly Finding<RollupCode>[]
}

/** One unit's filings: none, one that can be added up or not, or several. */
export function judge({ unit, below }: PlacedUnit, filed: readonly Filing[], options: CensusOptions): Judged {
  const { name } = unit
  const [filing, ...more] = filed
  if (!filing) {
    const own = below > 0 && unit.scope !== 'whole'
    return own
      ? { standing: 'none', findings: [say('rollup/own-missing', name)] }
      : { standing: 'missing', findings: [say('rollup/missing', name)] }
  }
  const files = filed.map(({ file }): Reading => ({ at: file, value: null }))
  if (more.some((other) => !sameValues(filing, other))) {
    const finding = say('rollup/double', name, { actual: filed.length, evidence: files })
    return { standing: 'double', several: filed, findings: [finding] }
  }
  const findings =
    more.length > 0 ? [say('rollup/copy', name, { actual: filed.length, evidence: files })] : []
  const off = (standing: Standing, finding: Finding<RollupCode>): Judged => ({
    standing,
    filing,
    findings: [...findings, finding],
  })
  if (filing.year !== options.year) {
    const facts = { actual: filing.year, expected: options.year }
    return off('other-year', say('rollup/other-year', name, facts))
  }
  if (filing.edition !== options.edition) {
    const facts = { actual: filing.edition, expected: options.edition }
    return off('other-edition', say('rollup/other-edition', name, facts))
  }
  const late = lateness(unit, filing)
  if (late) findings.push(late)
  if (filing.errors > 0) {
    const code = options.includeFaulty ? 'rollup/faulty-included' : 'rollup/faulty-left-out'
    return off(options.includeFaulty ? 'counted' : 'faulty', say(code, name, { actual: filing.errors }))
  }
  return { standing: 'counted', filing, findings }
}

/** By 落款日期, the only date that travels with a report; both are ISO dates. */
function lateness({ name, deadline }: Unit, { date }: Filing): Finding<RollupCode> | undefined {
  if (deadline === undefined || date === undefined || date <= deadline) return undefined
  return say('rollup/late', name, { actual: date, expected: deadline })
}
