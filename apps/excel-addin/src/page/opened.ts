import { type Language, titleOf } from '@gongkai/schema'
import type { CellEdit, OpenFile } from '../hosts/browser/workbook.ts'
import { openFile } from '../hosts/browser/workbook.ts'
import { fileName } from '../pane/files.ts'
import { bytesOfBase64, emptyReport } from '../pane/template-files.ts'
import type { Assessment } from '../session/assess.ts'
import type { Kept } from './keep.ts'

/** A workbook for the desk, with what was changed in it already. */
export interface Opened {
  readonly file: OpenFile
  readonly edits: readonly CellEdit[]
  /** What was changed is in no file. */
  readonly unsaved?: true
}

/** Why a file cannot be opened, in a sentence. */
export interface Refused {
  readonly refused: string
}

let opened = 0
const nextId = () => `${Date.now()}-${++opened}`

export const newReport = (year: number): Promise<Opened> => emptyReport(year, nextId())

/** Opens the bytes of a workbook, or says in a sentence why they cannot be. The reader is loaded now. */
export async function openBytes(
  bytes: Uint8Array,
  name: string | undefined,
  language: Language,
): Promise<Opened | Refused> {
  const { describeRefusal, storedBook, UnreadableWorkbook } = await import('@gongkai/workbook')
  try {
    return {
      file: openFile(
        { id: nextId(), ...(name !== undefined && { name }), bytes: async () => bytes },
        storedBook(bytes),
      ),
      edits: [],
    }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    const { message, todo } = describeRefusal(error.code, language)
    return { refused: `${message}${todo}` }
  }
}

/** A report as it was when it was kept. */
export async function openKept({ bytes, name, edits }: Kept, language: Language): Promise<Opened | Refused> {
  const read = await openBytes(bytesOfBase64(bytes), name, language)
  return 'refused' in read ? read : { ...read, edits, unsaved: true }
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  // Arguments of one call are limited.
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(text)
}

/** The opened file's name, else one made of agency, year and the form's title. */
export const saveName = ({ name }: OpenFile, { report, edition }: Assessment): string =>
  name ?? `${fileName(titleOf(report, edition))}.xlsx`
