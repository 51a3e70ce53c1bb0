import type { CellState, Content } from '../port.ts'
import type { Change } from '../session/plan.ts'
import type { PaneWords } from './words-zh.ts'

/** What stands in a cell, in words. */
export function stateText({ value, formula }: CellState, words: PaneWords): string {
  const shown = value === null || value === undefined || value === '' ? words.blankCell : String(value)
  return formula === undefined ? shown : `${shown}（${formula}）`
}

/** What a cell will hold, in words: a formula with what it will show. */
export function contentText(
  { edit: { set }, shows }: Pick<Change, 'edit' | 'shows'>,
  words: PaneWords,
): string {
  const plain = (content: Exclude<Content, { readonly formula: string }>) =>
    content === null || content === '' ? words.blankCell : String(content)
  return typeof set === 'object' && set !== null ? `${plain(shows ?? null)}（${set.formula}）` : plain(set)
}
