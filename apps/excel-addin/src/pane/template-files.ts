import { type EditionId, editionForYear } from '@gongkai/schema'

import { newFile, type StoredTemplate } from '../hosts/browser/template.ts'
import { savedBytes } from '../hosts/browser/workbook.ts'

const books: Readonly<Record<EditionId, () => Promise<{ readonly default: StoredTemplate }>>> = {
  '2019': () => import('virtual:gongkai/book/2019'),
  '2021': () => import('virtual:gongkai/book/2021'),
}
const files: Readonly<Record<EditionId, () => Promise<{ readonly default: string }>>> = {
  '2019': () => import('virtual:gongkai/file/2019'),
  '2021': () => import('virtual:gongkai/file/2021'),
}

export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** An empty report of a year, as the page opens it. Throws a RangeError for a year without a form. */
export async function emptyReport(year: number, id: string) {
  const edition = editionForYear(year)
  if (!edition) throw new RangeError(`no form for ${year}`)
  const { default: template } = await books[edition.id]()
  return newFile(template, year, id, async () => bytesOfBase64((await files[edition.id]()).default))
}

/** The template of a year as a file. */
export async function emptyFile(year: number): Promise<Uint8Array<ArrayBuffer>> {
  const { file, edits } = await emptyReport(year, '')
  return savedBytes(file, edits)
}
