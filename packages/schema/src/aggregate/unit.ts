import { cellsOf } from '../cells.ts'
import { invisible } from '../decimal.ts'
import { editions } from '../editions/index.ts'
import type { Agency } from '../report.ts'

/** 权力: rows of 附表二 that only some bodies have anything to report in. */
export const powers = ['permits', 'penalties', 'coercion', 'fees'] as const
export type Power = (typeof powers)[number]

/** 行政许可: the row's official label. */
export function powerLabel(power: Power): string {
  const cell = cellsOf(editions['2021']).find(({ table, row }) => table === 'proactive' && row === power)
  if (!cell) throw new RangeError(`附表二 has no row ${power}`)
  return cell.rowLabels.at(-1) ?? power
}

/** A unit of the roster (名册): who has to file, to whom, and what its rules need to know of it. */
export interface Unit {
  readonly name: string
  /** The government its figures go to; none for the uppermost. */
  readonly parent?: string
  readonly profile: Pick<Agency, 'kind' | 'level' | 'mayMakeRules'>
  /** What it may do; without it nothing is said of its figures there. */
  readonly powers?: readonly Power[]
  /** ISO date by which its report is due. */
  readonly deadline?: string
  /** Of a government with units below it: whether what it files is 本级 alone, or 汇总, its units included. */
  readonly scope?: 'own' | 'whole'
}

/** Names are the same when they differ in blanks, unseen characters and the width of brackets only. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(invisible, '').replace(/\s/gu, '')

/** A unit's place in the tree below a government. */
export interface PlacedUnit {
  readonly unit: Unit
  /** 0 for the government itself. */
  readonly depth: number
  /** Units below it on any level. */
  readonly below: number
}

/**
 * The government and every unit below it, each before its own units, in the order of the roster.
 *
 * @throws RangeError where the units run in a circle, which the roster's reader refuses
 */
export function treeOf(units: readonly Unit[], government: string): readonly PlacedUnit[] {
  const children = new Map<string, Unit[]>()
  for (const unit of units) {
    if (unit.parent === undefined) continue
    const key = nameKey(unit.parent)
    const own = children.get(key)
    if (own) own.push(unit)
    else children.set(key, [unit])
  }
  const top = units.find(({ name }) => nameKey(name) === nameKey(government))
  if (!top) throw new RangeError(`${government} is not on the roster`)
  const seen = new Set<Unit>()
  const visit = (unit: Unit, depth: number): PlacedUnit[] => {
    if (seen.has(unit)) throw new RangeError(`${unit.name} stands below itself`)
    seen.add(unit)
    const lower = (children.get(nameKey(unit.name)) ?? []).flatMap((child) => visit(child, depth + 1))
    return [{ unit, depth, below: lower.length }, ...lower]
  }
  return visit(top, 0)
}
