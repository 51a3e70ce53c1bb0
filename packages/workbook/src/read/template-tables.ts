import type { CellId, FormGrid } from '@gongkai/schema'
import { placeKey } from './reference.ts'
import type { Sheet } from './sheet.ts'
import { type Spot, spotAt } from './source.ts'

/**
 * Puts into `figures` those of a table whose area is as the template made it: of the form's size (and its frame of one row and one
 * column), every label the form's own at its place, and nothing beside a figure in the cells that are merged with it.
 * `false` where anything differs; then the labels have to be looked for.
 */
export function takeFigures({ sheet, area }: Spot, grid: FormGrid, figures: Map<CellId, Spot>): boolean {
  const { top, left, bottom, right } = area
  if (bottom - top !== grid.rows || right - left !== grid.columns) return false
  for (const { row, column, columnSpan, id, text } of grid.cells) {
    if (id === undefined) {
      if (!saysLabel(sheet, top + row, left + column, text)) return false
      continue
    }
    for (let over = 1; over < columnSpan; over++) {
      if (sheet.cells.has(placeKey(top + row, left + column + over))) return false
    }
    figures.set(id, spotAt(sheet, top + row, left + column))
  }
  return true
}

/** The template may break a label's lines. */
function saysLabel({ cells }: Sheet, row: number, column: number, label: string): boolean {
  const content = cells.get(placeKey(row, column))?.value
  if (content === label) return true
  if (typeof content !== 'string') return false
  const squeezed = content.replace(/\s/gu, '')
  return squeezed === label || squeezed === label.replace(/\s/gu, '')
}
