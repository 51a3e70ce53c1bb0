import { edition2019 } from './2019.ts'
import { edition2021 } from './2021.ts'
import type { CellIdOf, CellPatternOf, Edition, EditionId } from './form.ts'

export const editions = { '2019': edition2019, '2021': edition2021 } as const satisfies Record<
  EditionId,
  Edition
>

export type CellId2019 = CellIdOf<typeof edition2019>
export type CellId2021 = CellIdOf<typeof edition2021>
/** `table.row.column` of either edition. */
export type CellId = CellId2019 | CellId2021
export type CellPattern = CellPatternOf<CellId>

/**
 * The edition whose form a report of that year takes; `undefined` before 2019, when article 50 of the
 * 条例 as revised was not yet in force and no such form existed.
 */
export function editionForYear(year: number): Edition | undefined {
  return Object.values<Edition>(editions).find(
    ({ years }) => years.from <= year && (years.to === undefined || year <= years.to),
  )
}

/** The edition whose form is in force. */
export const editionInForce = Object.values<Edition>(editions).find(({ years }) => years.to === undefined)!
