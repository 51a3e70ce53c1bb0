import type { Finding } from '../finding.ts'
import { unevenness } from './additive.ts'
import type { Aggregate, Origin } from './aggregate.ts'
import type { RollupCode } from './codes.ts'

/** Units named beside a cell that does not simply add up: those with the largest figures. */
const named = 5

const largest = (origins: readonly Origin[]) =>
  [...origins].sort((a, b) => Math.abs(b.number ?? 0) - Math.abs(a.number ?? 0)).slice(0, named)

/** Units that left cells blank or unreadable: one finding each, since whole tables are left blank. */
function gapFindings({ cells }: Aggregate): readonly Finding<RollupCode>[] {
  const byUnit = new Map<string, string[]>()
  for (const { id, gaps } of cells) {
    for (const { unit } of gaps) {
      const own = byUnit.get(unit)
      if (own) own.push(id)
      else byUnit.set(unit, [id])
    }
  }
  return [...byUnit].map(([unit, ids]) => ({
    code: 'rollup/gaps',
    severity: 'error',
    at: unit,
    actual: ids.length,
    evidence: ids.map((at) => ({ at, value: null })),
  }))
}

/** What is to be said of a sum: nothing in it, cells without a sum, cells whose figures may stand for the same thing twice. */
export function sumFindings(sums: Aggregate, government: string): readonly Finding<RollupCode>[] {
  if (sums.parts === 0) return [{ code: 'rollup/nothing', severity: 'error', at: government, evidence: [] }]
  const uneven = sums.cells.flatMap(({ id, sum, origins }): Finding<RollupCode>[] => {
    const code = unevenness(id)
    const counting = origins.filter(({ number }) => number !== undefined)
    if (code === undefined || counting.length < 2) return []
    const evidence = largest(counting).map(({ unit, value }) => ({ at: unit, value }))
    return [{ code, severity: 'warning', at: id, actual: sum, evidence }]
  })
  return [...gapFindings(sums), ...uneven]
}
