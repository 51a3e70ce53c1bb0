import { type Area, a1Area } from '../a1.ts'
import type { Spot } from './source.ts'

/** A place in the workbook: `三、申请` and `J6`, or `D6:J6` for a row. */
export interface Where {
  readonly sheet: string
  readonly address: string
}

export const placeOfSpot = ({ sheet, area }: Spot): Where => ({ sheet: sheet.name, address: a1Area(area) })

/**
 * Looks places up by what findings call them: a name of `spots`, the first that has it, else what several of them have in front,
 * such as the row `requests.received`: the area of all of them that stand on the sheet of the first.
 */
export function placeFinder(
  ...spots: readonly ReadonlyMap<string, Spot>[]
): (at: string) => Where | undefined {
  const within = (at: string) =>
    around(
      spots.flatMap((some) => [...some].flatMap(([id, spot]) => (id.startsWith(`${at}.`) ? [spot] : []))),
    )
  return (at) => {
    const spot = spots.find((some) => some.has(at))?.get(at) ?? within(at)
    return spot && placeOfSpot(spot)
  }
}

/** The smallest area that holds the spots on the first one's sheet. */
export function around([first, ...others]: readonly Spot[]): Spot | undefined {
  if (!first) return undefined
  const area = others
    .filter(({ sheet }) => sheet === first.sheet)
    .reduce((sum, { area }) => union(sum, area), first.area)
  return { sheet: first.sheet, area }
}

const union = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
})
