import {
  cellOfBook,
  changesBetween,
  type LiveBook,
  type LiveContent,
  liveBook,
  type StoredBook,
  type Where,
  withContents,
} from '@gongkai/workbook/sheets'
import { holds } from '../held.ts'

/** A change of a workbook's cells, in a form that can be kept. */
export interface CellEdit {
  readonly at: Where
  readonly set: LiveContent
}

/** A workbook the page has opened: as it was in its file, and as it is now. */
export interface OpenFile {
  /** Tells it from others that were opened before. */
  readonly id: string
  /** As the file was called; a new report has none yet. */
  readonly name?: string
  readonly original: LiveBook
  /** The bytes that the changes are put into when it is saved. */
  readonly bytes: () => Promise<Uint8Array>
}

/** The page's one workbook; everything that is typed or applied goes through it. */
export interface Desk {
  readonly file: () => OpenFile | undefined
  readonly book: () => LiveBook | undefined
  open(file: OpenFile, edits?: readonly CellEdit[]): void
  close(): void
  /** @throws RangeError for a cell that the workbook does not have */
  set(edits: readonly CellEdit[]): void
  /** What is not in the file yet. */
  readonly edits: () => readonly CellEdit[]
  /** @returns stops telling */
  onChange(listener: () => void): () => void
}

export function openDesk(): Desk {
  const listeners = new Set<() => void>()
  let file: OpenFile | undefined
  let book: LiveBook | undefined
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    file: () => file,
    book: () => book,
    open(opened, edits = []) {
      book = edits.length > 0 ? withContents(opened.original, edits) : opened.original
      file = opened
      tell()
    },
    close() {
      file = undefined
      book = undefined
      tell()
    },
    set(edits) {
      if (!book) throw new RangeError('no workbook is open')
      const now = book
      // A field that is left with what was typed in it changes nothing, and nobody has to look again.
      const changes = edits.filter(({ at, set }) => {
        const cell = cellOfBook(now, at)
        return !cell || !holds(cell, set)
      })
      if (changes.length === 0) return
      book = withContents(now, changes)
      tell()
    },
    edits: () => (file && book ? changesBetween(file.original, book) : []),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The file with everything that was changed put into it; every other part of it stays byte for byte. */
export async function savedBytes(
  file: OpenFile,
  edits: readonly CellEdit[],
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ setCells }, bytes] = await Promise.all([import('@gongkai/workbook'), file.bytes()])
  return setCells(
    bytes,
    edits.map(({ at, set }) => ({ ...at, value: set })),
    { formulas: 'replace' },
  )
}

export const openFile = (file: Omit<OpenFile, 'original'>, stored: StoredBook): OpenFile => ({
  ...file,
  original: liveBook(stored),
})
