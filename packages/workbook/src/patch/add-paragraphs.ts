import type { Report, SectionId } from '@gongkai/schema'
import { a1 } from '../a1.ts'
import { textName } from '../names.ts'
import { openBook } from '../read/book.ts'
import { sourceOf } from '../read/book-source.ts'
import { contentOf } from '../read/cell-value.ts'
import type { Where } from '../read/places.ts'
import { placeKey } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import { noLimits } from '../read/sheet-part.ts'
import { type Source, type Spot, spotAt, spotOf } from '../read/source.ts'
import { type CellSetting, type SetOptions, setCells } from './set-cells.ts'

/** A paragraph that was to be written, and what became of it. */
export interface AddedParagraph {
  readonly section: SectionId
  readonly text: string
  /** `present`: it stands there already. `no-room`: no block of the template's for it, or no blank row below its text. */
  readonly state: 'added' | 'present' | 'no-room'
  readonly where?: Where
}

/** The rows of a block of paragraphs: what stands in them, and those below all text that hold nothing. */
function rowsOf(source: Source, { sheet, area }: Spot) {
  const spots = Array.from({ length: Math.max(0, area.bottom - area.top - 1) }, (_, i) =>
    spotAt(sheet, area.top + 1 + i, area.left),
  )
  // A blank that somebody typed is left alone too.
  const isFree = (spot: Spot) => !sheet.cells.has(placeKey(spot.area.top, spot.area.left))
  const last = spots.findLastIndex((spot) => !isFree(spot))
  return {
    texts: spots.map((spot) => String(contentOf(source, spot) ?? '').trim()),
    free: spots.slice(last + 1),
  }
}

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
  const source = refusing(() => sourceOf(openBook(bytes), noLimits))
  const settings: CellSetting[] = []
  const paragraphs = (Object.entries(sections) as [SectionId, readonly string[] | undefined][]).flatMap(
    ([section, given = []]) => {
      const block = spotOf(source, textName(section))
      const rows = block && rowsOf(source, block)
      const free = rows?.free[Symbol.iterator]()
      return given.map((text): AddedParagraph => {
        if (rows?.texts.includes(text)) return { section, text, state: 'present' }
        const spot = free?.next().value
        if (!spot) return { section, text, state: 'no-room' }
        const where = { sheet: spot.sheet.name, address: a1({ row: spot.area.top, column: spot.area.left }) }
        settings.push({ ...where, value: text })
        return { section, text, state: 'added', where }
      })
    },
  )
  return { bytes: settings.length > 0 ? setCells(bytes, settings, options) : bytes, paragraphs }
}
