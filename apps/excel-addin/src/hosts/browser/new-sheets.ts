import { addSheet as sheetAdded, insertSheets as sheetsInserted, storedBook } from '@gongkai/workbook'
import { type LiveBook, openBookOf, sheetAreaOf, type WordSheet } from '@gongkai/workbook/sheets'
import { HostError, type Inserted, type Removed } from '../../port.ts'
import { keptBy } from '../kept-sheets.ts'
import { type Desk, type OpenFile, openFile } from './workbook.ts'

/** What was on the desk when the official clicked. */
export interface OnDesk {
  readonly file: OpenFile
  readonly book: LiveBook
}

/** See `Host.addSheet`. */
export async function addSheet(desk: Desk, { file, book }: OnDesk, sheet: WordSheet): Promise<void> {
  if (book.structureLocked) throw new HostError('protected')
  const { name, mark } = sheet
  const taken = book.sheets.some((known) => known.name.toLowerCase() === name.toLowerCase())
  const meant = sheetAreaOf(book.names[mark.name]?.slice(1) ?? '')
  if (taken || meant) throw new HostError('refused', { cause: `the workbook has ${name} or ${mark.name}` })
  reopen(desk, file, sheetAdded(await file.bytes(), sheet))
}

/** See `Host.insertSheets`. */
export async function insertSheets(
  desk: Desk,
  { file, book }: OnDesk,
  from: Uint8Array,
): Promise<readonly string[]> {
  if (book.structureLocked) throw new HostError('protected')
  const done = sheetsInserted(await file.bytes(), from)
  if (done.state !== 'inserted') throw new HostError('refused', { cause: done })
  const opened = reopen(desk, file, done.bytes)
  return opened.original.sheets.slice(book.sheets.length).map(({ name }) => name)
}

/** What a file was before sheets were put into it. */
const earlier = new WeakMap<OpenFile, OpenFile>()

/**
 * The file itself has the sheets, so that they are there when the changes are put in on saving. What was typed and is in no file
 * yet stays so.
 */
function reopen(desk: Desk, file: OpenFile, bytes: Uint8Array): OpenFile {
  if (desk.file() !== file) throw new HostError('gone')
  const opened = openFile({ ...file, bytes: async () => bytes }, storedBook(bytes))
  earlier.set(opened, file)
  desk.open(opened, desk.edits())
  return opened
}

/** See `Host.removeSheets`. The file from before comes back, with what was typed into its own sheets before and since. */
export function removeSheets(desk: Desk, { file, book }: OnDesk, inserted: Inserted): Removed {
  if (book.structureLocked) throw new HostError('protected')
  const kept = keptBy(openBookOf(book), inserted)
  if (kept) return kept
  const before = earlier.get(file)
  if (!before) throw new HostError('gone')
  const taken = new Set(inserted.sheets.map(({ name }) => name))
  desk.open(
    before,
    desk.edits().filter(({ at }) => !taken.has(at.sheet)),
  )
  return { state: 'removed' }
}
