import type { Report } from '@gongkai/schema'
import { openBook } from '../read/book.ts'
import { sourceOf } from '../read/book-source.ts'
import { finders } from '../read/finders.ts'
import { readReport } from '../read/read-report.ts'
import { refusing } from '../read/refusal.ts'
import { noLimits } from '../read/sheet-part.ts'
import { type AddedParagraph, placeParagraphs } from './place-paragraphs.ts'
import { type SetOptions, setCells } from './set-cells.ts'

/**
 * A copy of a workbook made from the template, with paragraphs in blank rows of their sections, below what is written there.
 * Nothing is written over, and nothing that stands there already is written again.
 *
 * @throws UnreadableWorkbook
 */
export function addParagraphs(
  bytes: Uint8Array,
  sections: Report['sections'],
  options: SetOptions = {},
): { readonly bytes: Uint8Array; readonly paragraphs: readonly AddedParagraph[] } {
  const paragraphs = refusing(() => {
    const source = sourceOf(openBook(bytes), noLimits)
    return placeParagraphs(source, sections, readReport(source, finders).report.sections)
  })
  const settings = paragraphs.flatMap((paragraph) =>
    paragraph.state === 'added' ? [{ ...paragraph.where, value: paragraph.text }] : [],
  )
  return { bytes: settings.length > 0 ? setCells(bytes, settings, options) : bytes, paragraphs }
}
