import { type Finding, sumRules } from '@gongkai/schema'
import type { Where } from '../read/places.ts'

/**
 * The places that a finding marks: one about one cell marks that cell; a broken total its total only. One about more (a row,
 * a table, a sum with two sides) marks every cell that it read.
 */
export function markedPlaces(
  { code, at, evidence }: Finding,
  where: (at: string) => Where | undefined,
): readonly Where[] {
  const place = where(at)
  const sides = sumRules.find((rule) => rule.code === code)?.left.length ?? 1
  const isCell = at.split('.').length === 3 && sides === 1
  const cells = isCell ? [] : evidence.flatMap((read) => where(read.at) ?? [])
  return cells.length > 0 ? cells : place ? [place] : []
}
