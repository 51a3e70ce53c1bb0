import { type CellId, type Edition, type EditionId, editions, type Finding, layoutsOf } from '@gongkai/schema'
import { tableName } from '../names.ts'
import type { Finders } from './finders.ts'
import { reportSheets } from './own-sheets.ts'
import { placeOfSpot } from './places.ts'
import type { Sheet } from './sheet.ts'
import { gridOf, type SheetGrid, spotIn } from './sheet-grid.ts'
import { type Source, type Spot, spotOf } from './source.ts'
import { takeFigures } from './template-tables.ts'

/** The tables of the form as they stand in a workbook. */
export interface FoundTables {
  /** The edition whose form the tables have; `undefined` where no table was found. */
  readonly edition: EditionId | undefined
  readonly figures: ReadonlyMap<CellId, Spot>
  readonly findings: readonly Finding[]
}

/**
 * Finds the three tables: where the template's names say, if every label stands there as the form has it; else by the labels
 * inside the areas that are named and on the other sheets; else by the labels on all sheets. Hidden sheets count.
 */
export function findTables(
  source: Source,
  expected: readonly [EditionId, ...EditionId[]],
  { matchTables }: Finders,
): FoundTables {
  for (const id of expected) {
    const figures = figuresByName(source, editions[id])
    if (figures) return { edition: id, figures, findings: [] }
  }
  const whole = (sheet: Sheet) => gridOf(source, sheet)
  const areas = editions[expected[0]].tables.flatMap(({ id }) => spotOf(source, tableName(id)) ?? [])
  if (areas.length > 0) {
    const named = new Set(areas.map(({ sheet }) => sheet))
    const others = reportSheets(source).filter((sheet) => !named.has(sheet))
    const grids = [...areas.map(({ sheet, area }) => gridOf(source, sheet, area)), ...others.map(whole)]
    const found = matched(grids, expected[0], matchTables)
    if (!found.findings.some(({ code }) => code === 'table/missing')) return found
  }
  return matched(reportSheets(source).map(whole), expected[0], matchTables)
}

function figuresByName(source: Source, edition: Edition): ReadonlyMap<CellId, Spot> | undefined {
  const all = new Map<CellId, Spot>()
  for (const grid of layoutsOf(edition)) {
    const area = spotOf(source, tableName(grid.table))
    if (!area || !takeFigures(area, grid, all)) return undefined
  }
  return all
}

function matched(
  grids: readonly SheetGrid[],
  expected: EditionId,
  matchTables: Finders['matchTables'],
): FoundTables {
  const { edition, tables, findings } = matchTables(
    grids.map(({ grid }) => grid),
    expected,
  )
  const figures = new Map<CellId, Spot>()
  for (const { places } of tables) {
    for (const [id, { grid, row, column }] of places) {
      if (!figures.has(id)) figures.set(id, spotIn(grids[grid]!, row, column))
    }
  }
  return {
    edition,
    figures,
    findings: findings.map(({ place, cause: _, ...finding }) => ({
      ...finding,
      ...(place && { where: placeOfSpot(spotIn(grids[place.grid]!, place.row, place.column)) }),
    })),
  }
}
