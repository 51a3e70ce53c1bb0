import { cellOf, cellsOf } from './cells.ts'
import type { Edition } from './editions/form.ts'
import type { CellId, CellPattern } from './editions/index.ts'

/** Σ left = Σ right over cells; at most one `*`, the same in every pattern: each column, or each row. */
export interface SumRule {
  readonly left: readonly [CellPattern, ...CellPattern[]]
  /** `row-parts`, `column-parts`: what the form itself adds up to the left cell, along its row or up its column. */
  readonly right: readonly CellPattern[] | 'row-parts' | 'column-parts'
}

/** A sum rule at one place of the form. */
export interface Sum {
  readonly left: readonly CellId[]
  readonly right: readonly CellId[]
}

/** The pattern with `*` filled in. */
export const fillStar = (pattern: string, star: string) => pattern.replace('*', star) as CellId

/** What `*` stands for: the rows or columns of the edition that fit the pattern, none where it has no such cell. */
export function starsOf(edition: Edition, pattern: CellPattern): readonly string[] {
  const [table, row, column] = pattern.split('.')
  const fitting = cellsOf(edition).filter(
    (cell) =>
      cell.table === table && (row === '*' || cell.row === row) && (column === '*' || cell.column === column),
  )
  return fitting.map((cell) => (row === '*' ? cell.row : cell.column))
}

/** The rule at every place where the edition has its cells, in the order of the form. */
export function expandSum(edition: Edition, rule: SumRule): readonly Sum[] {
  return starsOf(edition, rule.left[0]).map((star) => {
    const left = rule.left.map((pattern) => fillStar(pattern, star))
    const total = cellOf(edition, left[0]!)!
    const right =
      rule.right === 'row-parts'
        ? total.rowParts
        : rule.right === 'column-parts'
          ? total.columnParts
          : rule.right.map((pattern) => fillStar(pattern, star))
    return { left, right }
  })
}
