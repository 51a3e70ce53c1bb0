import type { Edition, Explanation, SectionId, Value, Words } from '@gongkai/schema'
import { headingOf } from '@gongkai/schema'
import { explanationsName, headingName, textName } from '../names.ts'
import { contentAt, contentOf } from './cell-value.ts'
import { around } from './places.ts'
import { columnOf, placeKey, rowOf } from './reference.ts'
import { type Source, type Spot, spotAt, spotOf } from './source.ts'

/** A paragraph and the cell it was read from. */
type Paragraph = Words<Spot>

/** The texts of a report by section. A section that the workbook does not have is missing. */
export interface Texts {
  readonly preface: readonly Paragraph[]
  readonly sections: ReadonlyMap<SectionId, readonly Paragraph[]>
  /** Headings as printed, where they differ from the form's. */
  readonly headings: ReadonlyMap<SectionId, Paragraph>
  /** Where a section of paragraphs stands, or begins. */
  readonly places: ReadonlyMap<SectionId, Spot>
}

/** The paragraphs in one cell: a line each, without the blanks that people indent by. */
export function paragraphsOf(content: Value): string[] {
  return String(content ?? '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What stands in the first column of an area, its first and last row left out. */
function inside({ sheet, area }: Spot): Spot[] {
  const spots: Spot[] = []
  for (const key of sheet.cells.keys()) {
    const row = rowOf(key)
    if (columnOf(key) === area.left && row > area.top && row < area.bottom)
      spots.push(spotAt(sheet, row, area.left))
  }
  return spots
}

/** The first cells of the rows in which an area of two columns holds anything, its first and last row left out. */
function rowsInside({ sheet, area: { top, left, bottom } }: Spot): Spot[] {
  const rows = new Set<number>()
  for (const key of sheet.cells.keys()) {
    const [row, column] = [rowOf(key), columnOf(key)]
    if ((column === left || column === left + 1) && row > top && row < bottom) rows.add(row)
  }
  return [...rows].sort((a, b) => a - b).map((row) => spotAt(sheet, row, left))
}

const paragraphsIn = (source: Source, block: Spot): readonly Paragraph[] =>
  inside(block).flatMap((spot) =>
    paragraphsOf(contentOf(source, spot)).map((text) => ({ text, place: spot })),
  )

/** Where the first paragraph is to be written. */
const firstInside = ({ sheet, area }: Spot): Spot => spotAt(sheet, area.top + 1, area.left)

/** Reads the texts that the template's names point to; `undefined` where the workbook has none of these names. */
export function readTexts(source: Source, edition: Edition): Texts | undefined {
  const sections = new Map<SectionId, readonly Paragraph[]>()
  const headings = new Map<SectionId, Paragraph>()
  const places = new Map<SectionId, Spot>()
  for (const { id, holds } of edition.sections) {
    const block = spotOf(source, textName(id))
    if (block) {
      const paragraphs = paragraphsIn(source, block)
      sections.set(id, paragraphs)
      if (holds === 'paragraphs')
        places.set(id, around(paragraphs.map(({ place }) => place)) ?? firstInside(block))
    }
    const spot = spotOf(source, headingName(id))
    const text = spot && String(contentOf(source, spot) ?? '').trim()
    if (spot && text && text !== headingOf(edition, id)) headings.set(id, { text, place: spot })
  }
  if (sections.size === 0) return undefined
  const preface = spotOf(source, textName('preface'))
  return { preface: preface ? paragraphsIn(source, preface) : [], sections, headings, places }
}

/** 核实说明: what names a finding, and beside it why that stands. A row without a name is kept: the check asks for it. */
export function readExplanations(source: Source): readonly (Explanation & { readonly place: Spot })[] {
  const spot = spotOf(source, explanationsName)
  return (spot ? rowsInside(spot) : []).flatMap((at) => {
    const { top, left } = at.area
    const finding = String(contentOf(source, at) ?? '').trim()
    const text = String(contentAt(source, at.sheet, placeKey(top, left + 1)) ?? '').trim()
    return text === '' ? [] : [{ for: finding, text, place: at }]
  })
}
