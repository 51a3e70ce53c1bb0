import type { Report, SectionId } from '@gongkai/schema'
import { a1 } from '../a1.ts'
import { textName } from '../names.ts'
import { type OpenBook, sourceOfSheets } from '../read/open-sheets.ts'
import type { Where } from '../read/places.ts'
import { placeKey } from '../read/reference.ts'
import { type Source, type Spot, spotAt, spotOf } from '../read/source.ts'

/** A paragraph that is to be written, and what becomes of it. */
export type AddedParagraph = { readonly section: SectionId; readonly text: string } & (
  | { readonly state: 'added'; readonly where: Where }
  /** `present`: it stands there already. `no-room`: no block of the template's for it, or no blank row below its text. */
  | { readonly state: 'present' | 'no-room' }
)

/** The rows of a block of paragraphs that hold nothing, below all text. A blank that somebody typed is left alone too. */
function freeRows({ sheet, area }: Spot): readonly Spot[] {
  const spots = Array.from({ length: Math.max(0, area.bottom - area.top - 1) }, (_, i) =>
    spotAt(sheet, area.top + 1 + i, area.left),
  )
  const last = spots.findLastIndex((spot) => sheet.cells.has(placeKey(spot.area.top, spot.area.left)))
  return spots.slice(last + 1)
}

/** Where paragraphs go: into blank rows of their sections, in their order. `written`: what the report has there already. */
export const placeParagraphs = (
  source: Source,
  sections: Report['sections'],
  written: Report['sections'],
): readonly AddedParagraph[] =>
  (Object.entries(sections) as [SectionId, readonly string[] | undefined][]).flatMap(
    ([section, given = []]) => {
      const block = spotOf(source, textName(section))
      const free = (block ? freeRows(block) : [])[Symbol.iterator]()
      return given.map((text): AddedParagraph => {
        if (written[section]?.includes(text)) return { section, text, state: 'present' }
        const spot = free.next().value
        if (!spot) return { section, text, state: 'no-room' }
        const address = a1({ row: spot.area.top, column: spot.area.left })
        return { section, text, state: 'added', where: { sheet: spot.sheet.name, address } }
      })
    },
  )

/** The same in a workbook that a program has open. */
export const placeParagraphsIn = (
  book: OpenBook,
  sections: Report['sections'],
  written: Report['sections'],
): readonly AddedParagraph[] => placeParagraphs(sourceOfSheets(book), sections, written)
