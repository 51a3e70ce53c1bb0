import { cellOf, cellsOf, exactSum, readQuantity } from '@gongkai/schema'
import { areaOf, totalFormulaOver } from '@gongkai/workbook/sheets'
import type { Assessment } from './assess.ts'
import { type Plan, planOf } from './plan.ts'
import { isComputed } from './plans.ts'

/** Every total as its parts make it; `undefined` where a part is no number or all are blank. */
function totalsOf({ report, edition }: Assessment) {
  const known = new Map<string, number | undefined>()
  const partsOf = (id: string) => {
    const cell = cellOf(edition, id)!
    return cell.rowParts.length > 0 ? cell.rowParts : cell.columnParts
  }
  const amount = (id: string): number | null | undefined => {
    if (known.has(id)) return known.get(id)
    const parts = partsOf(id)
    if (parts.length === 0) {
      const cell = cellOf(edition, id)!
      const reading = readQuantity(report.values[id] ?? null, cell.quantity, cell.unit)
      return reading.state === 'blank' ? null : reading.state === 'number' ? reading.value : undefined
    }
    const amounts = parts.map(amount)
    const sum =
      amounts.includes(undefined) || amounts.every((part) => part === null)
        ? undefined
        : exactSum(amounts.map((part) => part ?? 0))
    known.set(id, sum)
    return sum
  }
  return cellsOf(edition).flatMap(({ id }) => {
    const parts = partsOf(id)
    return parts.length === 0 ? [] : [{ id, parts, sum: amount(id) ?? undefined }]
  })
}

/** Typed totals as their parts make them. A formula is left alone. */
export const totalValuesPlan = (seen: Assessment): Plan | undefined =>
  planOf(
    'total-values',
    seen,
    totalsOf(seen).flatMap(({ id, sum }) =>
      sum === undefined || isComputed(seen, id) ? [] : [{ at: id, set: sum }],
    ),
  )

/**
 * Formulas for the totals that are typed. A total that is not what its parts make stays typed: a formula in its place would
 * hide the fault; so does one whose parts stand on another sheet.
 */
export function totalFormulasPlan(seen: Assessment): Plan | undefined {
  const { report, where } = seen
  const left: string[] = []
  const contents = totalsOf(seen).flatMap(({ id, parts, sum }) => {
    const place = where(id)
    const cells = parts.map(where)
    if (!place || isComputed(seen, id)) return []
    const typed = report.values[id] ?? null
    const own = cells.flatMap((part) => {
      const area = part?.sheet === place.sheet ? areaOf(part.address) : undefined
      return area ? [{ row: area.top, column: area.left }] : []
    })
    if ((typed !== null && typed !== sum) || own.length < parts.length) {
      left.push(id)
      return []
    }
    return [{ at: id, set: { formula: `=${totalFormulaOver(own)}` }, shows: sum ?? null }]
  })
  return planOf('total-formulas', seen, contents, { left })
}
