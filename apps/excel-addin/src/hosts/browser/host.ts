import { cellOfBook, isFixed, isProtected, openBookOf, type Where } from '@gongkai/workbook/sheets'
import { type Applied, type Before, type CellState, type Edit, type Host, HostError } from '../../port.ts'
import { contentOf } from '../../session/cell-state.ts'
import type { Desk } from './workbook.ts'

export interface PageParts {
  /** Shows a cell in the page; whether the page has a field for it. */
  readonly reveal: (at: Where) => boolean
  readonly saveFile: (name: string, bytes: Uint8Array, type: string) => void
}

const blank = (value: CellState['value']) => (value === '' || value === undefined ? null : value)

const same = (a: CellState, b: CellState) =>
  a.formula === undefined && b.formula === undefined
    ? blank(a.value) === blank(b.value)
    : a.formula === b.formula && blank(a.value) === blank(b.value)

/** The page itself as a host: a workbook in memory, typed in through the page's grid. */
export function browserHost(desk: Desk, page: PageParts): Host {
  const stop = new Set<() => void>()
  const opened = () => {
    const [file, book] = [desk.file(), desk.book()]
    if (!file || !book) throw new HostError('no-workbook')
    return { file, book }
  }

  function apply(edits: readonly Edit[]): Applied {
    const { book } = opened()
    const before = edits.map(({ at }): Before => {
      const state = cellOfBook(book, at)
      if (!state) throw new HostError('gone')
      return { at, state }
    })
    const fixed = edits.filter(({ at }) => isFixed(book, at))
    if (fixed.length > 0) return { state: 'protected', cells: fixed.map(({ at }) => at) }
    const stale = edits.filter(({ expect }, i) => !same(expect, before[i]!.state))
    if (stale.length > 0) return { state: 'stale', cells: stale.map(({ at }) => at) }
    desk.set(edits)
    const after = opened().book
    const failed = edits.filter(({ at, set }) => {
      const now = cellOfBook(after, at)
      return typeof set === 'object' && set !== null
        ? now?.formula !== set.formula
        : blank(now?.value) !== blank(set)
    })
    if (failed.length === 0) return { state: 'applied', before }
    desk.set(before.map(({ at, state }) => ({ at, set: contentOf(state) })))
    return { state: 'failed', cells: failed.map(({ at }) => at) }
  }

  return {
    name: 'browser',
    can: { marks: false, insertSheets: true, saveFile: true },
    start: async () => {},
    async read() {
      const { file, book } = opened()
      return {
        workbook: file.id,
        book: openBookOf(book),
        protectedSheets: book.sheets.filter(isProtected).map(({ name }) => name),
      }
    },
    onDirty(listener) {
      const off = desk.onChange(listener)
      stop.add(off)
      return () => {
        off()
        stop.delete(off)
      }
    },
    async reveal(at) {
      if (!cellOfBook(opened().book, at)) throw new HostError('gone')
      if (!page.reveal(at)) throw new HostError('not-shown')
    },
    apply: async (edits) => apply(edits),
    mark: () => Promise.reject(new HostError('unsupported')),
    clearMarks: async () => 0,
    async addSheet(sheet) {
      const before = opened()
      const { addSheet } = await import('./new-sheets.ts')
      await addSheet(desk, before, sheet)
    },
    async insertSheets(file) {
      const before = opened()
      const { insertSheets } = await import('./new-sheets.ts')
      return insertSheets(desk, before, file)
    },
    async removeSheets(inserted) {
      const { removeSheets } = await import('./new-sheets.ts')
      return removeSheets(desk, opened(), inserted)
    },
    saveFile: async (name, bytes, type) => page.saveFile(name, bytes, type),
    dispose() {
      for (const off of stop) off()
      stop.clear()
    },
  }
}
