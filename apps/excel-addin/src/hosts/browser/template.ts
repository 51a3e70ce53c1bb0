import { liveBook, type StoredBook, type Where } from '@gongkai/workbook/sheets'
import type { CellEdit, OpenFile } from './workbook.ts'

/** An empty template as the build makes it. */
export interface StoredTemplate {
  readonly book: StoredBook
  /** Cells that depend on the year: `{year}` and `{next}` stand for it and the one after; `null` is the year as a number. */
  readonly yearCells: readonly (Where & { readonly content: string | null })[]
}

/** A new report on an empty template, and what has to be written into it for its year. */
export function newFile(
  { book, yearCells }: StoredTemplate,
  year: number,
  id: string,
  bytes: OpenFile['bytes'],
): { readonly file: OpenFile; readonly edits: readonly CellEdit[] } {
  const edits = yearCells.map(
    ({ content, ...at }): CellEdit => ({
      at,
      set: content?.replaceAll('{year}', String(year)).replaceAll('{next}', String(year + 1)) ?? year,
    }),
  )
  return { file: { id, original: liveBook(book), bytes }, edits }
}
