import type { FormGrid } from '@gongkai/schema'
import { linePitch, textHeight, textWidth } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { columnWidths, innerWidth, longestWord, textEms } from './columns.ts'

/** How a table is set: text size in points, column widths and least row height in twips. */
export interface Setting {
  readonly size: number
  readonly columns: readonly number[]
  readonly rowHeight: number
}

/** Exact height of a line of table text: it must not follow the grid of the body, or rows blow up. */
export const tableLine = (size: number): number => Math.round(size * 24)

/** Estimated height of the empty form: each row as high as its fullest label of one row. */
function tableHeight(grid: FormGrid, { size, columns, rowHeight }: Setting): number {
  const heights = new Array<number>(grid.rows).fill(rowHeight)
  for (const cell of grid.cells) {
    if (cell.rowSpan > 1) continue
    const perLine = Math.max(1, Math.floor((2 * innerWidth(cell, columns)) / (size * 20)) / 2)
    const lines = Math.ceil(textEms(cell.text) / perLine)
    heights[cell.row] = Math.max(heights[cell.row]!, lines * tableLine(size))
  }
  return heights.reduce((sum, height) => sum + height, 0)
}

const keepsFigures = (grid: FormGrid, { size, columns }: Setting) =>
  grid.cells.every(
    (cell) => cell.role !== 'figure' || longestWord(cell.text) * size * 20 <= innerWidth(cell, columns),
  )

/** Least row heights in points, roomiest first. */
const rowHeights = [24, 20, 18, 16]

function settingsOnOnePage(layout: FormGrid, profile: Profile): readonly Setting[] {
  const { tableLargest, tableSmallest } = profile.sizes
  const width = textWidth(profile)
  const room = textHeight(profile) - linePitch(profile)
  const settings = [...new Set([tableLargest, tableSmallest])].flatMap((size) => {
    const columns = columnWidths(layout, size, width)
    return rowHeights.map((points): Setting => ({ size, columns, rowHeight: points * 20 }))
  })
  const fitting = settings.filter((setting) => tableHeight(layout, setting) <= room)
  return fitting.length > 0 ? fitting : settings.slice(-1)
}

const known = new WeakMap<Profile, WeakMap<FormGrid, readonly Setting[]>>()

/** The settings in which the form stands on one page with its heading, the best first; failing that, the tightest. */
function settingsOf(layout: FormGrid, profile: Profile): readonly Setting[] {
  const byLayout = known.get(profile) ?? new WeakMap<FormGrid, readonly Setting[]>()
  known.set(profile, byLayout)
  const settings = byLayout.get(layout) ?? settingsOnOnePage(layout, profile)
  byLayout.set(layout, settings)
  return settings
}

/**
 * The largest text size and the roomiest rows in which figures stay whole and the table stands on one page. Where no size
 * keeps the figures whole, the smallest, in which they are set narrower. One object per form, profile and choice.
 */
export function settingOf(grid: FormGrid, layout: FormGrid, profile: Profile): Setting {
  const settings = settingsOf(layout, profile)
  return (
    settings.find((setting) => keepsFigures(grid, setting)) ??
    settings.find(({ size }) => size === settings.at(-1)!.size)!
  )
}
