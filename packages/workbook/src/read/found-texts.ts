import type { Edition, Prose, ProseLine, ProsePart } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { contentAt } from './cell-value.ts'
import type { Finders } from './finders.ts'
import { reportSheets } from './own-sheets.ts'
import { columnOf, placeKey, rowOf } from './reference.ts'
import type { Sheet } from './sheet.ts'
import { type Source, type Spot, spotAt } from './source.ts'
import { paragraphsOf } from './template-texts.ts'

/** What a workbook without the template's names says in words. */
export type FoundTexts = Prose<Spot>

/** Reads the texts off sheets, the tables found left out (`tables`: the areas of their figures by sheet). */
export function findTexts(
  source: Source,
  tables: ReadonlyMap<Sheet, readonly Area[]>,
  edition: Edition,
  { readProse }: Finders,
): FoundTexts {
  const parts = reportSheets(source).map(
    (sheet): ProsePart<Spot> => ({ name: sheet.name, lines: linesOf(source, sheet, tables.get(sheet)) }),
  )
  return readProse(parts, edition, samePlace)
}

const samePlace = (a: Spot, b: Spot) =>
  a.sheet === b.sheet && a.area.top === b.area.top && a.area.left === b.area.left

function* linesOf(source: Source, sheet: Sheet, areas: readonly Area[] = []): Generator<ProseLine<Spot>> {
  for (const key of sheet.cells.keys()) {
    const [row, column] = [rowOf(key), columnOf(key)]
    const place = spotAt(sheet, row, column)
    const text = String(contentAt(source, sheet, placeKey(row, column + 1)) ?? '').trim()
    const beside = text === '' ? undefined : { text, place: spotAt(sheet, row, column + 1) }
    const inTable = partOfTable(row, areas)
    for (const line of paragraphsOf(contentAt(source, sheet, key)))
      yield { text: line, place, beside, inTable }
  }
}

/** Rows of column labels above a table's first figures. A title may stand right above, or among them in a lower header. */
const tallestHeader = 3

function partOfTable(row: number, tables: readonly Area[]): 'figures' | 'labels' | undefined {
  if (tables.some(({ top, bottom }) => row >= top && row <= bottom)) return 'figures'
  return tables.some(({ top, bottom }) => row >= top - tallestHeader && row <= bottom) ? 'labels' : undefined
}
