import type { Edition, SectionId } from '../editions/form.ts'
import { headingOf } from '../rules/sections.ts'
import { looksLikeAgency } from './agency-name.ts'
import { closingOf } from './closing.ts'
import { dateOfText } from './dates.ts'
import { endsTitle, fieldIn, periodIn, titleIn, yearIn } from './fields.ts'
import { headingFinder } from './headings.ts'

/** Words and where a source has them. */
export interface Words<P> {
  readonly text: string
  readonly place: P
}

export interface ProseLine<P> extends Words<P> {
  /** What stands right beside it: 「填报单位 | 某县某局」. */
  readonly beside?: Words<P> | undefined
  /**
   * Inside a table of the form that was found: beside its figures, where only a heading counts, or among its column labels,
   * where a title or a field may stand too.
   */
  readonly inTable?: 'figures' | 'labels' | undefined
  /** The table of this section begins here, with a heading above it or without. */
  readonly begins?: SectionId | undefined
}

/** Lines that read on from above: a page, a sheet. */
export interface ProsePart<P> {
  /** What the part is called; a sheet may bear a section's title. */
  readonly name?: string
  readonly lines: Iterable<ProseLine<P>>
}

/** What a source says in words. */
export interface Prose<P> {
  readonly title?: Words<P>
  readonly year?: { readonly year: number; readonly place: P }
  readonly agency?: Words<P>
  readonly signature?: Words<P>
  /** ISO text. */
  readonly date?: Words<P>
  readonly preface: readonly Words<P>[]
  /** Only sections with a heading, or a table that says it begins one. */
  readonly sections: ReadonlyMap<SectionId, readonly Words<P>[]>
  /** Headings as printed, where they differ from the form's. */
  readonly headings: ReadonlyMap<SectionId, Words<P>>
  /** Where the sections of paragraphs begin. */
  readonly places: ReadonlyMap<SectionId, P>
  /** Lines between title and first section that are no paragraph (附表, 单位：件, 来源：…). */
  readonly asides: readonly Words<P>[]
  /** Lines below the date. */
  readonly after: readonly Words<P>[]
}

type Scalars = Pick<Prose<unknown>, 'title' | 'year' | 'agency' | 'signature' | 'date' | 'after'>

type Growing<P> = { -readonly [K in keyof Scalars]: Prose<P>[K] } & {
  readonly preface: Words<P>[]
  readonly asides: Words<P>[]
  readonly sections: Map<SectionId, Words<P>[]>
  readonly headings: Map<SectionId, Words<P>>
  readonly places: Map<SectionId, P>
}

/** Anything shorter before the first section is a remark of the form or of the page, unless it is a sentence. */
const shortestPreface = 20
const sentence = /[。；：]$/u
/** What content systems write above an article. */
const pageWords =
  /^[【[（(]?(?:发布|公开|成文|生成)(?:日期|时间|机构)|^(?:来源|信息来源|索引号|浏览|点击|阅读|访问|字号|字体|作者|分享|打印|当前位置|您(?:现在)?的?位置)/u

const isPreface = (text: string) =>
  (text.length >= shortestPreface || sentence.test(text)) && !pageWords.test(text)

/**
 * Reads title, agency, year, date, headings and paragraphs off lines of text: a line that is one of the six headings begins
 * its section, what follows in words belongs to it. Paragraphs come as they stand. What is not found is missing; nothing is
 * made up.
 */
export function readProse<P>(
  parts: Iterable<ProsePart<P>>,
  edition: Edition,
  samePlace: (a: P, b: P) => boolean,
): Prose<P> {
  const findHeading = headingFinder(edition)
  const holdsText = new Set(edition.sections.flatMap(({ id, holds }) => (holds === 'paragraphs' ? id : [])))
  const found: Growing<P> = {
    preface: [],
    asides: [],
    after: [],
    sections: new Map(),
    headings: new Map(),
    places: new Map(),
  }
  const headed = new Set<SectionId>()
  let headDate: Words<P> | undefined
  for (const { name, lines } of parts) {
    let section = name === undefined ? undefined : findHeading(name)
    /** The place of a value that a field's name stood beside. */
    let taken: P | undefined
    /** The lines above, for a title set in several. */
    let above: readonly Words<P>[] = []
    for (const line of lines) {
      const { text, place, inTable, begins } = line
      if (begins && !found.sections.has(begins)) {
        section = begins
        found.sections.set(begins, [])
      }
      if (taken !== undefined && samePlace(place, taken)) continue
      const heading = findHeading(text)
      if (heading) {
        section = heading
        if (!found.sections.has(heading)) found.sections.set(heading, [])
        if (holdsText.has(heading) && !found.places.has(heading)) found.places.set(heading, place)
        // A caption below the heading, or a list of contents above, says it again.
        if (!headed.has(heading) && text !== headingOf(edition, heading))
          found.headings.set(heading, { text, place })
        headed.add(heading)
        continue
      }
      if (inTable === 'figures') continue
      const field = takeTitle(found, line, above) ?? takeField(found, line)
      above = [...above.slice(-1), line]
      if (field !== undefined) {
        taken = field
        continue
      }
      if (inTable) continue
      const list = section && found.sections.get(section)
      if (list) list.push({ text, place })
      else {
        const date = dateOfText(text)
        if (date !== undefined) headDate ??= { text: date, place }
        else if (found.title && found.sections.size === 0)
          (isPreface(text) ? found.preface : found.asides).push({ text, place })
      }
    }
  }
  takeClosing(found, edition, headDate)
  takePeriod(found)
  return found
}

/** The value's place, if the line is the title, alone or with the lines above it. The last one before the sections counts. */
function takeTitle<P>(found: Growing<P>, line: Words<P>, above: readonly Words<P>[]): P | undefined {
  if (!endsTitle(line.text)) return undefined
  const alone = titleIn(line.text)
  const lines = alone ? [line] : [...above.slice(-1), line]
  const words = alone ?? titleIn(lines.map(({ text }) => text).join(''))
  if (!words) return undefined
  // Inside the sections a report may be named; its title stands above them.
  if (found.sections.size > 0) {
    if (found.title) return undefined
  } else {
    found.asides.push(...found.preface.splice(0))
  }
  const { place } = line
  const before = words.agency === '' ? above.at(-lines.length) : undefined
  const named = before && looksLikeAgency(before.text) ? before : undefined
  const printed = [...(named ? [named] : []), ...lines].map(({ text }) => text.replace(/\s+/gu, ' ').trim())
  found.title = { text: printed.join(''), place }
  found.year = { year: words.year, place }
  const agency = words.agency || named?.text.replace(/\s+/gu, '')
  if (agency) found.agency = { text: agency, place: named?.place ?? place }
  return place
}

/** The value's place, if the line is a field with its name in front; the first of each counts. */
function takeField<P>(found: Growing<P>, { text, place, beside }: ProseLine<P>): P | undefined {
  const field = fieldIn(text)
  if (!field) return undefined
  const named = field.value === '' ? beside : { text: field.value, place }
  if (field.field === 'agency') {
    if (named) found.agency ??= named
  } else {
    const year = yearIn(named?.text ?? '')
    if (named && year !== undefined) found.year ??= { year, place: named.place }
  }
  return named?.place ?? place
}

/** Date and signature stand below the last paragraph of the last section; else a date above the first section counts. */
function takeClosing<P>(found: Growing<P>, edition: Edition, headDate: Words<P> | undefined): void {
  const last = edition.sections.findLast(({ id }) => found.sections.has(id))
  const list = last && found.sections.get(last.id)
  const closing = list && closingOf(list, found.agency?.text)
  if (closing) {
    found.after = list.slice(closing.end)
    list.length = closing.start
    found.date = closing.date
    if (closing.signature) {
      found.signature = closing.signature
      found.agency ??= closing.signature
    }
  } else if (headDate) found.date = headDate
}

/** A source without a title may say what period its figures are of. */
function takePeriod<P>(found: Growing<P>): void {
  if (found.year) return
  for (const { text, place } of [...found.preface, ...[...found.sections.values()].flat()]) {
    const year = periodIn(text)
    if (year === undefined) continue
    found.year = { year, place }
    return
  }
}
