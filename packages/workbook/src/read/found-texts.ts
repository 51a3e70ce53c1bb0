import { type Edition, headingOf, readLabel, type SectionId } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { contentAt } from './cell-value.ts'
import { dateOfText, digit, numberOf } from './dates.ts'
import { reportSheets } from './own-sheets.ts'
import { columnOf, placeKey, rowOf } from './reference.ts'
import type { Sheet } from './sheet.ts'
import { type Source, type Spot, spotAt } from './source.ts'
import { type Paragraph, paragraphsOf, type Texts } from './template-texts.ts'

/** What a workbook without the template's names says in words. */
export interface FoundTexts extends Texts {
  readonly title?: Paragraph
  readonly year?: { readonly year: number; readonly spot: Spot }
  readonly agency?: Paragraph
  readonly signature?: Paragraph
  readonly date?: Paragraph
}

/** A line of text on a sheet. */
interface Line extends Paragraph {
  /** The number or text to its right, for 「填报单位 | 某县某局」. */
  readonly beside: Paragraph | undefined
}

const titlePattern = new RegExp(
  `^(.*?)(${digit}{4})年度?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告$`,
  'u',
)
const agencyLabel =
  /^(?:编制机关|编制单位|填报单位|填报机关|报送单位|单位名称|机关名称|单位全称)(?:[:：]\s*(.*))?$/u
const yearLabel = /^(?:报告年度|填报年度|统计年度|年度|年份)(?:[:：]\s*(\d{4})年?)?$/u

/**
 * Reads titles, headings and paragraphs off sheets: a line that is one of the six headings begins its section, what follows
 * in words belongs to it. Rows of the tables found are left out (`tables`: the areas of their figures by sheet).
 */
export function findTexts(
  source: Source,
  tables: ReadonlyMap<Sheet, readonly Area[]>,
  edition: Edition,
): FoundTexts {
  const titles = titlesOf(edition)
  const holdsText = new Set(edition.sections.flatMap(({ id, holds }) => (holds === 'paragraphs' ? id : [])))
  const sections = new Map<SectionId, Paragraph[]>()
  const headings = new Map<SectionId, Paragraph>()
  const preface: Paragraph[] = []
  const places = new Map<SectionId, Spot>()
  const found: Found = { preface, sections, headings, places }
  for (const sheet of reportSheets(source)) {
    let section = sectionOf(titles, sheet.name)
    /** The place of a value that a field's name stood beside. */
    let taken = 0
    for (const line of linesOf(source, sheet)) {
      if (keyAt(line.spot) === taken) continue
      const heading = sectionOf(titles, line.text)
      if (heading) {
        section = heading
        if (!sections.has(heading)) sections.set(heading, [])
        if (holdsText.has(heading) && !places.has(heading)) places.set(heading, line.spot)
        if (line.text !== headingOf(edition, heading)) headings.set(heading, line)
        continue
      }
      const areas = tables.get(sheet)
      if (isInTable(line, areas)) continue
      const field = takeField(found, line)
      if (field) {
        taken = keyAt(field)
        continue
      }
      if (isInTable(line, areas, tallestHeader)) continue
      const list = section ? sections.get(section) : undefined
      if (list) list.push(line)
      else if (found.title && sections.size === 0 && line.text.length >= shortestPreface) preface.push(line)
    }
  }
  takeSignature(found, sections.get('other'))
  return found
}

/** Anything shorter before the first section is a remark of the form (附表、单位：件), not a paragraph. */
const shortestPreface = 20

function titlesOf(edition: Edition): ReadonlyMap<string, SectionId> {
  return new Map(
    edition.sections.flatMap(({ id, title, variants = [] }) =>
      [title, ...variants].map((text): [string, SectionId] => [readLabel(text)?.body ?? text, id]),
    ),
  )
}

const sectionOf = (titles: ReadonlyMap<string, SectionId>, text: string): SectionId | undefined =>
  titles.get(readLabel(text)?.body ?? '')

function* linesOf(source: Source, sheet: Sheet): Generator<Line> {
  for (const key of sheet.cells.keys()) {
    const [row, column] = [rowOf(key), columnOf(key)]
    const spot = spotAt(sheet, row, column)
    const text = String(contentAt(source, sheet, placeKey(row, column + 1)) ?? '').trim()
    const beside = text === '' ? undefined : { text, spot: spotAt(sheet, row, column + 1) }
    for (const line of paragraphsOf(contentAt(source, sheet, key))) yield { text: line, spot, beside }
  }
}

const keyAt = ({ area }: Spot) => placeKey(area.top, area.left)

/** Rows of column labels above a table's first figures. A title may stand right above, or among them in a lower header. */
const tallestHeader = 3

const isInTable = ({ spot: { area } }: Line, tables: readonly Area[] = [], header = 0): boolean =>
  tables.some(({ top, bottom }) => area.top >= top - header && area.top <= bottom)

type Found = { -readonly [K in keyof FoundTexts]: FoundTexts[K] }

/** Where the value stands if the line is a title, a date, or a field with its name in front; the first of each counts. */
function takeField(found: Found, line: Line): Spot | undefined {
  const { text, spot, beside } = line
  const plain = text.replace(/\s/gu, '').replace(/[０-９]/gu, (wide) => wide.normalize('NFKC'))
  const title = titlePattern.exec(plain)
  if (title) {
    found.title ??= { text: text.replace(/\s+/gu, ' '), spot }
    found.year ??= { year: numberOf(title[2]!), spot }
    if (title[1]) found.agency ??= { text: title[1], spot }
    return spot
  }
  const agency = agencyLabel.exec(text)
  if (agency) {
    const named = agency[1] ? { text: agency[1].trim(), spot } : beside
    if (named) found.agency ??= named
    return named?.spot ?? spot
  }
  const year = yearLabel.exec(plain)
  if (year) {
    const named = year[1] ? { text: year[1], spot } : beside
    const written = /^(\d{4})年?度?$/.exec(named?.text ?? '')
    if (named && written) found.year ??= { year: Number(written[1]), spot: named.spot }
    return named?.spot ?? spot
  }
  const date = dateOfText(text)
  if (date) found.date ??= { text: date, spot }
  return date === undefined ? undefined : spot
}

/** Below the last paragraph and above the date stands the agency's name. */
function takeSignature(found: Found, last: Paragraph[] | undefined): void {
  const line = last?.at(-1)
  if (!last || !line || !found.date || line.text.length > longestName || /[。；，！？]/u.test(line.text))
    return
  if (found.agency && found.agency.text !== line.text) return
  last.pop()
  found.signature = line
  found.agency ??= line
}

const longestName = 40
