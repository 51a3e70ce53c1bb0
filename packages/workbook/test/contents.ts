import { a1 } from '../src/a1.ts'
import { openBook } from '../src/read/book.ts'
import { sourceOf } from '../src/read/book-source.ts'
import { formulaText } from '../src/read/formula-text.ts'
import { columnOf, rowOf } from '../src/read/reference.ts'
import type { Sheet } from '../src/read/sheet.ts'

export const sourceFrom = (bytes: Uint8Array) => sourceOf(openBook(bytes))

/** What stands in each filled cell: its value; for a formula `=formula` and its result. */
export function contentsOf({ cells }: Sheet): Record<string, unknown> {
  const found: Record<string, unknown> = Object.create(null)
  for (const [key, { value, formula }] of cells) {
    found[a1({ row: rowOf(key), column: columnOf(key) })] = formula
      ? [`=${formulaText(formula)}`, value]
      : value
  }
  return found
}

/** The contents of the first sheet. */
export const firstSheet = (bytes: Uint8Array): Record<string, unknown> =>
  contentsOf(sourceFrom(bytes).sheets()[0]!)
