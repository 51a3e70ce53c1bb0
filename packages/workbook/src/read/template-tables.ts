import type { CellId, FormGrid } from '@gongkai/schema'
import { placeKey } from './reference.ts'
import type { Sheet } from './sheet.ts'
import { type Spot, spotAt } from './source.ts'

/**
 * The figures of a table whose area is as the template made it: of the form's size (and its frame of one row and one
 * column), every label the form's own at its place, and nothing beside a figure in the cells that are merged with it.
 * `undefined` where anything differs; then the labels have to be looked for.
 */
export function figuresIn({ sheet, area }: Spot, grid: FormGrid): ReadonlyMap<CellId, Spot> | undefined {
  const { top, left, bottom, right } = area
  if (bottom - top !== grid.rows || right - left !== grid.columns) return undefined
  const figures = new Map<CellId, Spot>()
  for (const { row, column, columnSpan, id, text } of grid.cells) {
    if (id === undefined) {
      if (!saysLabel(sheet, top + row, left + column, text)) return undefined
      continue
    }
    for (let over = 1; over < columnSpan; over++) {
      if (sheet.cells.has(placeKey(top + row, left + column + over))) return undefined
    }
    figures.set(id, spotAt(sheet, top + row, left + column))
  }
  return figures
}

/** The template may break a label's lines. */
function saysLabel({ cells }: Sheet, row: number, column: number, label: string): boolean {
  const content = cells.get(placeKey(row, column))?.value
  return (
    content === label ||
    (typeof content === 'string' && content.replace(/\s/gu, '') === label.replace(/\s/gu, ''))
  )
}
