import type { Area } from '@gongkai/workbook/sheets'

/** What is read of one sheet, from its first used cell on, and of all together; a report is far smaller. */
const limits = { rows: 5_000, columns: 100, cells: 50_000, all: 200_000 }

/** Where a sheet that was never read before is looked at first: as large as any sheet of a report. */
export const firstLook: Area = { top: 1, left: 1, bottom: 60, right: 20 }

/** `null` where a sheet is blank. */
export interface Extent {
  readonly id: string
  readonly used: Area | null
}

/** What to read of each sheet, in the order given: the first sheets get what the limits allow, later ones what is left. */
export function areasToRead(extents: readonly Extent[]): ReadonlyMap<string, Area> {
  let left = limits.all
  const areas = new Map<string, Area>()
  for (const { id, used } of extents) {
    const area = used && within(used, Math.min(left, limits.cells))
    if (!area) continue
    areas.set(id, area)
    left -= cellsIn(area)
  }
  return areas
}

function within({ top, left, bottom, right }: Area, cells: number): Area | undefined {
  const last = Math.min(right, left + limits.columns - 1)
  const rows = Math.min(limits.rows, Math.floor(cells / (last - left + 1)))
  return rows < 1 ? undefined : { top, left, bottom: Math.min(bottom, top + rows - 1), right: last }
}

const cellsIn = ({ top, left, bottom, right }: Area) => (bottom - top + 1) * (right - left + 1)

export const covers = (whole: Area | undefined, part: Area): boolean =>
  whole !== undefined &&
  whole.top <= part.top &&
  whole.left <= part.left &&
  whole.bottom >= part.bottom &&
  whole.right >= part.right
