import { addSheet as sheetAdded, insertSheets as sheetsInserted, storedBook } from '@gongkai/workbook'
import { type LiveBook, sheetAreaOf, type WordSheet } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'
import { type Desk, type OpenFile, openFile } from './workbook.ts'

/** What was on the desk when the official clicked. */
export interface OnDesk {
  readonly file: OpenFile
  readonly book: LiveBook
}

/** See `Host.addSheet`. */
export async function addSheet(desk: Desk, { file, book }: OnDesk, sheet: WordSheet): Promise<void> {
  const { name, mark } = sheet
  const taken = book.sheets.some((known) => known.name.toLowerCase() === name.toLowerCase())
  const meant = sheetAreaOf(book.names[mark.name]?.slice(1) ?? '')
  if (taken || meant) throw new HostError('refused', { cause: `the workbook has ${name} or ${mark.name}` })
  if (book.structureLocked) throw new HostError('refused', { cause: 'the structure is protected' })
  reopen(desk, file, sheetAdded(await file.bytes(), sheet))
}

/** See `Host.insertSheets`. */
export async function insertSheets(desk: Desk, { file }: OnDesk, from: Uint8Array): Promise<void> {
  const done = sheetsInserted(await file.bytes(), from)
  if (done.state !== 'inserted') throw new HostError('refused', { cause: done })
  reopen(desk, file, done.bytes)
}

/**
 * The file itself has the sheets, so that they are there when the changes are put in on saving. What was typed and is in no file
 * yet stays so.
 */
function reopen(desk: Desk, file: OpenFile, bytes: Uint8Array): void {
  if (desk.file() !== file) throw new HostError('gone')
  const { template: _, ...same } = file
  desk.open(openFile({ ...same, bytes: async () => bytes }, storedBook(bytes)), desk.edits())
}
