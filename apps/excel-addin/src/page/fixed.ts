import { cellOfBook, isFixed, type LiveBook, type Where } from '@gongkai/workbook/sheets'
import type { FormWords } from './form-words.ts'

/** Why nothing can be typed into a cell here; `undefined` where it can be. */
export function fixedBy(book: LiveBook, at: Where, words: FormWords): string | undefined {
  const formula = cellOfBook(book, at)?.formula
  if (formula !== undefined) return `${words.computed} ${formula}`
  return isFixed(book, at) ? words.locked : undefined
}
