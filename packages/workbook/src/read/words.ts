import type { Agency, Edition, EditionId, Report, SectionId } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import type { Finders } from './finders.ts'
import { type FoundTexts, findTexts } from './found-texts.ts'
import { around } from './places.ts'
import type { ReadOptions } from './read-report.ts'
import type { Sheet } from './sheet.ts'
import type { Source, Spot } from './source.ts'
import type { FoundTables } from './tables.ts'
import { defined, type Fields } from './template-fields.ts'
import { readTexts, type Texts } from './template-texts.ts'

/** What a workbook says in words, and where. */
export interface Words {
  readonly year?: number
  /** As declared, by the caller or by the template. */
  readonly edition?: EditionId
  readonly title?: string
  readonly date?: string
  readonly agency: Partial<Agency>
  readonly preface: readonly string[]
  readonly sections: NonNullable<Report['sections']>
  readonly headings: NonNullable<Report['headings']>
  /** Lines below the date, which belong to no section. */
  readonly after: readonly string[]
  /** A year that cannot be read, as typed, where no other is known. */
  readonly unreadYear?: string
  /** What is wrong with the agency's profile. */
  readonly fieldFindings: Fields['findings']
  /** Under what findings call them: `overview#2`, `title`, `date`, … */
  readonly spots: ReadonlyMap<string, Spot>
}

/** Words by the template's names; where the workbook has none, as they stand on its sheets. The caller's own facts count first. */
export function readWords(
  source: Source,
  fields: Fields,
  tables: FoundTables,
  edition: Edition,
  options: ReadOptions,
  finders: Finders,
): Words {
  const named = readTexts(source, edition)
  const found = named ? undefined : findTexts(source, tableAreas(tables), edition, finders)
  const texts: Texts = named ?? found!
  const year = options.year ?? fields.year ?? found?.year?.year
  const sections = sectionsOf(texts, tables, edition)
  return {
    ...defined({
      year,
      unreadYear: year === undefined ? fields.unreadYear : undefined,
      edition: options.edition ?? fields.edition,
      title: fields.title ?? found?.title?.text,
      date: fields.date ?? found?.date?.text,
    }),
    agency: defined({
      ...fields.agency,
      name: options.agency ?? fields.agency.name ?? found?.agency?.text,
      signature: fields.agency.signature ?? found?.signature?.text,
    }),
    preface: texts.preface.map(({ text }) => text),
    sections,
    fieldFindings: fields.findings,
    after: found?.after.map(({ text }) => text) ?? [],
    headings: Object.fromEntries([...texts.headings].map(([id, { text }]) => [id, text])),
    spots: new Map([...spotsOf(texts), ...foundSpots(found), ...fieldSpots(fields)]),
  }
}

/** The areas of the figures found, by sheet. */
function tableAreas({ figures }: FoundTables): ReadonlyMap<Sheet, readonly Area[]> {
  const byTable = new Map<string, Spot[]>()
  for (const [id, spot] of figures) {
    const key = `${id.split('.', 1)[0]} ${spot.sheet.name}`
    byTable.set(key, [...(byTable.get(key) ?? []), spot])
  }
  const areas = new Map<Sheet, Area[]>()
  for (const spots of byTable.values()) {
    const { sheet, area } = around(spots)!
    const list = areas.get(sheet) ?? []
    areas.set(sheet, [...list, area])
  }
  return areas
}

/** A section whose table was found is there, with or without its heading. */
function sectionsOf({ sections }: Texts, { figures }: FoundTables, edition: Edition): Words['sections'] {
  const found = new Set<string>()
  for (const id of figures.keys()) found.add(id.slice(0, id.indexOf('.')))
  const tables = edition.tables.filter(({ id }) => found.has(id))
  const written = [...sections].map(([id, paragraphs]): [SectionId, string[]] => [
    id,
    paragraphs.map(({ text }) => text),
  ])
  return { ...Object.fromEntries(tables.map(({ id }) => [id, []])), ...Object.fromEntries(written) }
}

function* fieldSpots({ spots }: Fields): Generator<[string, Spot]> {
  for (const [id, spot] of spots) yield [id === 'name' ? 'agency' : id, spot]
}

function* spotsOf({ preface, sections, places }: Texts): Generator<[string, Spot]> {
  yield* places
  const lists: readonly (readonly [string, Texts['preface']])[] = [['preface', preface], ...sections]
  for (const [id, paragraphs] of lists) {
    for (const [index, { place }] of paragraphs.entries()) yield [`${id}#${index + 1}`, place]
  }
}

function* foundSpots(found: FoundTexts | undefined): Generator<[string, Spot]> {
  if (!found) return
  const { title, year, agency, date } = found
  for (const [id, at] of Object.entries({ title, year, agency, date })) if (at) yield [id, at.place]
}
