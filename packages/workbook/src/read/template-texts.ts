import type { Edition, Explanation, SectionId } from '@gongkai/schema'
import { headingOf } from '@gongkai/schema'
import { explanationsName, headingName, textName } from '../names.ts'
import { columnOf, placeKey, rowOf } from './reference.ts'
import { cellAt, type Source, type Spot, spotAt, spotOf } from './source.ts'

/** A paragraph and the cell it was read from. */
export interface Paragraph {
  readonly text: string
  readonly spot: Spot
}

/** The texts of a report by section. A section that the workbook does not have is missing. */
export interface Texts {
  readonly preface: readonly Paragraph[]
  readonly sections: ReadonlyMap<SectionId, readonly Paragraph[]>
  /** Headings as printed, where they differ from the form's. */
  readonly headings: ReadonlyMap<SectionId, Paragraph>
}

/** The paragraphs in one cell: a line each, without the blanks that people indent by. */
export function paragraphsOf(content: number | string | null | undefined): string[] {
  return String(content ?? '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What stands in a column of an area, its first and last row left out. */
function inside({ sheet, area }: Spot, column: number): Spot[] {
  const spots: Spot[] = []
  for (const key of sheet.cells.keys()) {
    const row = rowOf(key)
    if (columnOf(key) === column && row > area.top && row < area.bottom)
      spots.push(spotAt(sheet, row, column))
  }
  return spots
}

function paragraphsIn(spot: Spot | undefined): readonly Paragraph[] | undefined {
  return (
    spot &&
    inside(spot, spot.area.left).flatMap((at) =>
      paragraphsOf(cellAt(at)?.value).map((text) => ({ text, spot: at })),
    )
  )
}

/** Reads the texts that the template's names point to; `undefined` where the workbook has none of these names. */
export function readTexts(source: Source, edition: Edition): Texts | undefined {
  const sections = new Map<SectionId, readonly Paragraph[]>()
  const headings = new Map<SectionId, Paragraph>()
  for (const { id } of edition.sections) {
    const paragraphs = paragraphsIn(spotOf(source, textName(id)))
    if (paragraphs) sections.set(id, paragraphs)
    const spot = spotOf(source, headingName(id))
    const text = spot && String(cellAt(spot)?.value ?? '').trim()
    if (spot && text && text !== headingOf(edition, id)) headings.set(id, { text, spot })
  }
  if (sections.size === 0) return undefined
  return { preface: paragraphsIn(spotOf(source, textName('preface'))) ?? [], sections, headings }
}

/** 核实说明: `code@at` of a finding, and beside it why it stands. */
export function readExplanations(source: Source): readonly Explanation[] {
  const spot = spotOf(source, explanationsName)
  return (spot ? inside(spot, spot.area.left) : []).flatMap((at) => {
    const { top, left } = at.area
    const finding = String(cellAt(at)?.value ?? '').trim()
    const text = String(at.sheet.cells.get(placeKey(top, left + 1))?.value ?? '').trim()
    return finding === '' || text === '' ? [] : [{ for: finding, text }]
  })
}
