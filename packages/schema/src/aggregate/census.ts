import type { EditionId } from '../editions/form.ts'
import type { Finding, Reading } from '../finding.ts'
import type { Report } from '../report.ts'
import type { Part } from './aggregate.ts'
import type { FilingCode, RollupCode } from './codes.ts'
import { nameKey, type PlacedUnit, treeOf, type Unit } from './unit.ts'

/** A report that came in: what is needed of it to be added up. */
export interface Filing {
  readonly file: string
  readonly agency: string
  readonly edition: EditionId
  readonly year: number
  readonly date?: string | undefined
  readonly values: Report['values']
  /** Open errors of its own check. */
  readonly errors: number
}

/** A file that could not be read. */
export interface UnreadFiling {
  readonly file: string
  readonly reason: string
}

/**
 * What became of a unit's filing. `covered`: its figures are in the 汇总 of a government above it, and only compared;
 * `none`: a government that files nothing of its own (本级).
 */
export type Standing =
  | 'counted'
  | 'covered'
  | 'missing'
  | 'none'
  | 'double'
  | 'other-year'
  | 'other-edition'
  | 'faulty'

export interface UnitStanding extends PlacedUnit {
  readonly standing: Standing
  readonly filing?: Filing
  readonly late: boolean
}

export interface Census {
  readonly government: Unit
  /** The government first, then every unit below it, in the order of the roster. */
  readonly units: readonly UnitStanding[]
  /** The reports to add up. */
  readonly parts: readonly Part[]
  readonly findings: readonly Finding<RollupCode>[]
}

export interface CensusOptions {
  readonly units: readonly Unit[]
  readonly government: string
  readonly year: number
  readonly edition: EditionId
  readonly filings: readonly Filing[]
  readonly unread: readonly UnreadFiling[]
  /** Units with open errors are added up too; said either way. */
  readonly includeFaulty?: boolean
}

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

const say = (
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

interface Judged {
  readonly standing: Standing
  readonly filing?: Filing
  readonly findings: readonly Finding<RollupCode>[]
}

/** One unit's filings: none, one that can be added up or not, or several. */
function judge({ unit, below }: PlacedUnit, filed: readonly Filing[], options: CensusOptions): Judged {
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
    return { standing: 'double', findings: [finding] }
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

function byUnit(units: readonly PlacedUnit[], filings: readonly Filing[]) {
  const known = new Map(units.map(({ unit }) => [nameKey(unit.name), [] as Filing[]]))
  const unknown = filings.filter((filing) => {
    const own = known.get(nameKey(filing.agency))
    own?.push(filing)
    return own === undefined
  })
  return { of: (unit: Unit) => known.get(nameKey(unit.name)) ?? [], unknown }
}

/** The unit whose name a file's name holds, the longest such: a guess for the reader's eye, never for the sum. */
function namedIn(file: string, units: readonly PlacedUnit[]): string | undefined {
  const key = nameKey(file)
  return units
    .map(({ unit }) => unit.name)
    .filter((name) => key.includes(nameKey(name)))
    .sort((a, b) => b.length - a.length)[0]
}

/**
 * Who has filed, and which reports go into the government's sum. Nothing that is in doubt does: a second, different report
 * of a unit, another year or edition, open errors (unless asked for).
 */
export function census(options: CensusOptions): Census {
  const placed = treeOf(options.units, options.government)
  const { of, unknown } = byUnit(placed, options.filings)
  const findings: Finding<RollupCode>[] = []
  const units: UnitStanding[] = []
  let coveredUntil = 0
  placed.forEach((place, i) => {
    const { unit, below } = place
    const filed = of(unit)
    const judged = judge(place, filed, options)
    // The government's own 汇总 is compared with its units, never added to them.
    const covered = i < coveredUntil || (i === 0 && unit.scope === 'whole')
    if (unit.scope === 'whole' && !covered) coveredUntil = i + 1 + below
    findings.push(...judged.findings)
    const lower = placed.slice(i + 1, i + 1 + below)
    if (judged.filing && unit.scope === undefined && lower.some((other) => of(other.unit).length > 0))
      findings.push(say('rollup/scope-unstated', unit.name))
    const { filing } = judged
    units.push({
      ...place,
      standing: covered && judged.standing === 'counted' ? 'covered' : judged.standing,
      ...(filing && { filing }),
      late: judged.findings.some(({ code }) => code === 'rollup/late'),
    })
  })
  findings.push(
    ...unknown.map(({ file, agency }) =>
      say('rollup/unknown-unit', file, agency === '' ? {} : { actual: agency }),
    ),
    ...options.unread.map(({ file, reason }) => {
      const likely = namedIn(file, placed)
      return say('rollup/unreadable', file, {
        actual: reason,
        ...(likely !== undefined && { expected: likely }),
      })
    }),
  )
  const parts = units.flatMap(({ unit, standing, filing }): Part[] =>
    standing === 'counted' && filing ? [{ unit: unit.name, values: filing.values }] : [],
  )
  const [top] = placed
  if (!top) throw new RangeError('a tree has its government')
  return { government: top.unit, units, parts, findings }
}

/** Where no roster was given: every unit that filed stands directly below the government. */
export function unitsFiled(government: string, filings: readonly Filing[]): readonly Unit[] {
  const names = new Map(
    filings.filter(({ agency }) => agency !== '').map(({ agency }) => [nameKey(agency), agency]),
  )
  names.delete(nameKey(government))
  const lower = [...names.values()].map((name): Unit => ({ name, parent: government, profile: {} }))
  return [{ name: government, profile: {}, scope: 'own' }, ...lower]
}
