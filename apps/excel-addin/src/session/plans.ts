import type { Reading, Repair, TableId, Value } from '@gongkai/schema'
import type { Assessment, Told } from './assess.ts'
import { type Plan, planOf } from './plan.ts'

const settings = (readings: readonly Reading[]) => readings.map(({ at, value }) => ({ at, set: value }))

export const repairPlan = (seen: Assessment, { set, follows }: Repair): Plan | undefined =>
  planOf('repair', seen, settings(set), { follows })

/** The fix a finding proposes. A formula's result is not overwritten: its cell is left to the official. */
export function fixPlan(seen: Assessment, { finding }: Told): Plan | undefined {
  const { fix } = finding
  if (!fix || fix.set.some(({ at }) => isComputed(seen, at))) return undefined
  return planOf(finding.code === 'cell/blank' ? 'fill-zero' : 'fix', seen, settings(fix.set))
}

export const isComputed = ({ computed }: Assessment, id: string) => (computed as ReadonlySet<string>).has(id)

/** Every fix that keeps the meaning (full-width digits and the like). */
export const safeFixesPlan = (seen: Assessment): Plan | undefined =>
  planOf(
    'safe-fixes',
    seen,
    seen.told.flatMap(({ finding: { fix } }) =>
      fix?.safe ? settings(fix.set.filter(({ at }) => !isComputed(seen, at))) : [],
    ),
  )

/** 本年无发生，填 0: the blanks of a table, without blank totals beside filled parts. */
export function fillZeroPlan(seen: Assessment, table: TableId): Plan | undefined {
  const told = seen.told.find(({ finding }) => finding.code === 'cell/blank' && finding.at === table)
  return told && fixPlan(seen, told)
}

/** Figures taken over from last year, for cells that are still blank. */
export function carriedInPlan(seen: Assessment, values: Readonly<Record<string, Value>>): Plan | undefined {
  const blank = Object.entries(values).filter(([id]) => (seen.report.values[id] ?? null) === null)
  return planOf(
    'carried-in',
    seen,
    blank.flatMap(([at, set]) => (isComputed(seen, at) ? [] : [{ at, set }])),
  )
}
