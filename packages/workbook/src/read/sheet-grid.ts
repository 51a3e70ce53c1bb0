import type { Grid, GridCell } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { contentAt } from './cell-value.ts'
import { columnOf, contains, placeKey, rowOf } from './reference.ts'
import type { Sheet } from './sheet.ts'
import type { Source, Spot } from './source.ts'

/** A part of a worksheet as a grid, and the place on the sheet of the grid's first row and column. */
export interface SheetGrid {
  readonly grid: Grid
  readonly sheet: Sheet
  readonly top: number
  readonly left: number
}

/** The filled and the merged cells of an area; the whole sheet without one. What lies hidden under a merged cell is left out. */
export function gridOf(source: Source, sheet: Sheet, within?: Area): SheetGrid {
  const area = within ?? usedArea(sheet)
  const { top, left, bottom, right } = area
  const merges = sheet.merges.filter((merge) => contains(area, placeKey(merge.top, merge.left)))
  const corners = new Map(merges.map((merge) => [placeKey(merge.top, merge.left), merge]))
  const covered = coveredBy(sheet, merges)
  const keys = [...sheet.cells.keys()].filter((key) => contains(area, key) && !covered.has(key))
  const cells = [...new Set([...keys, ...corners.keys()])]
    .sort((a, b) => a - b)
    .map((key): GridCell => {
      const [row, column] = [rowOf(key), columnOf(key)]
      const merge = corners.get(key)
      const value = contentAt(source, sheet, key)
      return {
        row: row - top,
        column: column - left,
        rowSpan: merge ? Math.min(merge.bottom, bottom) - row + 1 : 1,
        columnSpan: merge ? Math.min(merge.right, right) - column + 1 : 1,
        text: String(value ?? ''),
        value,
      }
    })
  return { grid: { rows: bottom - top + 1, columns: right - left + 1, cells }, sheet, top, left }
}

function usedArea({ cells }: Sheet): Area {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0]
  for (const key of cells.keys()) {
    top = Math.min(top, rowOf(key))
    bottom = Math.max(bottom, rowOf(key))
    left = Math.min(left, columnOf(key))
    right = Math.max(right, columnOf(key))
  }
  return bottom === 0 ? { top: 1, left: 1, bottom: 1, right: 1 } : { top, left, bottom, right }
}

/** Filled cells that a merged cell hides. */
function coveredBy({ cells }: Sheet, merges: readonly Area[]): ReadonlySet<number> {
  const covered = new Set<number>()
  for (const key of cells.keys()) {
    if (merges.some((merge) => contains(merge, key) && key !== placeKey(merge.top, merge.left)))
      covered.add(key)
  }
  return covered
}

/** The place on the sheet of a row and column of the grid. */
export function spotIn({ sheet, top, left }: SheetGrid, row: number, column: number): Spot {
  const area = { top: top + row, left: left + column, bottom: top + row, right: left + column }
  return { sheet, area }
}
