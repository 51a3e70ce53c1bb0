import { cellOf, type Edition, type PlacedSum, sumsOf, type TableId } from '@gongkai/schema'
import type { Figure } from './figures.ts'

/**
 * The state of a sum in words, for print and for readers who do not see colours. 缺填 comes before 不符: while figures are
 * missing it is not known whether the sum holds, and 相差 says how far it is off with blanks as 0.
 */
export type State = '未填' | '无法判断' | '缺填' | '不符' | '通过'

/** A line of 校验 as it stands with given figures: what its formulas amount to. */
export interface Line {
  readonly sum: PlacedSum
  readonly table: TableId
  /** Both sides and left less right; `undefined` where nothing is filled in, or a figure is no number. */
  readonly sides: { readonly left: number; readonly right: number; readonly difference: number } | undefined
  readonly blanks: number
  /** Operands that hold something else than a number. */
  readonly others: number
  readonly state: State
}

type Figures = ReadonlyMap<string, Figure>

/** How many of the cells are blank, and how many hold something else than a number. */
export function tally(figures: Figures, ids: readonly string[]): { blanks: number; others: number } {
  const values = ids.map((id) => figures.get(id)?.value ?? null)
  return {
    blanks: values.filter((value) => value === null).length,
    others: values.filter((value) => typeof value === 'string').length,
  }
}

const total = (figures: Figures, ids: readonly string[]) =>
  ids.reduce((sum, id) => sum + Number(figures.get(id)?.value ?? 0), 0)

function sidesOf(figures: Figures, sum: PlacedSum) {
  const left = total(figures, sum.left)
  const right = total(figures, sum.right)
  // As the formula rounds it.
  return { left, right, difference: Math.round((left - right) * 1e6) / 1e6 }
}

export function linesFor(edition: Edition, figures: Figures): readonly Line[] {
  return sumsOf(edition).map((sum): Line => {
    const operands = [...sum.left, ...sum.right]
    const [first] = operands
    const table = first && cellOf(edition, first)?.table
    if (!table) throw new RangeError(`${sum.rule.code} reads no cell of the form`)
    const { blanks, others } = tally(figures, operands)
    const unfilled = blanks === operands.length
    const sides = unfilled || others > 0 ? undefined : sidesOf(figures, sum)
    const holds = sides?.difference === 0
    const judged = blanks > 0 ? '缺填' : holds ? '通过' : '不符'
    return { sum, table, sides, blanks, others, state: unfilled ? '未填' : sides ? judged : '无法判断' }
  })
}
