import type { EditionId } from '../editions/form.ts'
import type { Finding } from '../finding.ts'
import type { Report } from '../report.ts'
import type { Part } from './aggregate.ts'
import type { RollupCode } from './codes.ts'
import { judge, say } from './judge-filing.ts'
import { nameKey, type PlacedUnit, treeOf, type Unit } from './unit.ts'
import { unitNamedIn } from './unit-named.ts'

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
 * `none`: a government that files nothing of its own (本级); `unreadable`: nothing but a file that by its name is the
 * unit's and could not be read.
 */
export type Standing =
  | 'counted'
  | 'covered'
  | 'missing'
  | 'none'
  | 'unreadable'
  | 'double'
  | 'other-year'
  | 'other-edition'
  | 'faulty'

export interface UnitStanding extends PlacedUnit {
  readonly standing: Standing
  readonly filing?: Filing
  /** The reports that differ, where it is `double`. */
  readonly several?: readonly Filing[]
  /** The file that could not be read, where it is `unreadable`. */
  readonly unread?: string
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

/** Of units elsewhere on the roster nothing is said: they go into other governments' sums. */
function byUnit(units: readonly PlacedUnit[], { filings, units: roster }: CensusOptions) {
  const known = new Map(units.map(({ unit }) => [nameKey(unit.name), [] as Filing[]]))
  const listed = new Set(roster.map(({ name }) => nameKey(name)))
  const unknown = filings.filter((filing) => {
    const key = nameKey(filing.agency)
    known.get(key)?.push(filing)
    return !listed.has(key) && !known.has(key)
  })
  return { of: (unit: Unit) => known.get(nameKey(unit.name)) ?? [], unknown }
}

/**
 * Who has filed, and which reports go into the government's sum. Nothing that is in doubt does: a second, different report
 * of a unit, another year or edition, open errors (unless asked for).
 */
export function census(options: CensusOptions): Census {
  const placed = treeOf(options.units, options.government)
  const { of, unknown } = byUnit(placed, options)
  const names = placed.map(({ unit }) => unit)
  const unread = options.unread.map((one) => ({ ...one, likely: unitNamedIn(one.file, names) }))
  const unreadOf = new Map(unread.map(({ file, likely }) => [likely, file]))
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
    const file = filed.length === 0 ? unreadOf.get(unit.name) : undefined
    if (file !== undefined) {
      // Its file is told of: who sent one is not asked for it as if there were none.
      units.push({ ...place, standing: 'unreadable', unread: file, late: false })
      return
    }
    findings.push(...judged.findings)
    const lower = placed.slice(i + 1, i + 1 + below)
    if (judged.filing && unit.scope === undefined && lower.some((other) => of(other.unit).length > 0))
      findings.push(say('rollup/scope-unstated', unit.name))
    const { filing, several } = judged
    units.push({
      ...place,
      standing: covered && judged.standing === 'counted' ? 'covered' : judged.standing,
      ...(filing && { filing }),
      ...(several && { several }),
      late: judged.findings.some(({ code }) => code === 'rollup/late'),
    })
  })
  findings.push(
    ...unknown.map(({ file, agency }) =>
      say('rollup/unknown-unit', file, agency === '' ? {} : { actual: agency }),
    ),
    ...unread.map(({ file, reason, likely }) =>
      say('rollup/unreadable', file, {
        actual: reason,
        ...(likely !== undefined && { expected: likely }),
      }),
    ),
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
