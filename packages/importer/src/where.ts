import type { CellId, Match, Place, Prose, SectionId, TableId, Where, Words } from '@gongkai/schema'
import type { LinePlace } from './lines.ts'
import type { TablePiece } from './page.ts'

/** Places of a source in the terms in which one looks for them there. */
export interface Places {
  /** A place in the table's grids. */
  readonly placed: (place: Place, table: TableId) => Where
  /** What a finding's `at` means: a cell, a row, a table, a section's paragraph, `title`, `date` … */
  readonly where: (at: string) => Where | undefined
}

/** The tables of the source that hold a table of the form, each by its grid and first row there. */
function partsOf(table: TableId, { tables }: Match, grids: readonly TablePiece[]) {
  const extents = tables.find((match) => match.table === table)?.extents ?? []
  return grids.flatMap(({ tops = [0], grid: { rows } }, grid) =>
    tops.flatMap((top, index) => {
      const end = tops[index + 1] ?? rows
      const meets = extents.some((own) => own.grid === grid && own.top < end && own.bottom >= top)
      return meets ? [{ grid, top }] : []
    }),
  )
}

function cellPlace(match: Match, grids: readonly TablePiece[]): Places['placed'] {
  return ({ grid, row, column, cell }, table) => {
    if (cell?.line !== undefined) return { line: cell.line }
    const top = grids[grid]?.tops?.findLast((first) => first <= row) ?? 0
    const parts = partsOf(table, match, grids)
    const part = parts.findIndex((one) => one.grid === grid && one.top === top) + 1
    return { table, ...(parts.length > 1 && part > 0 && { part }), row: row - top + 1, column: column + 1 }
  }
}

/** Of a text the line is all there is. */
const tableOf = (where: Where): Where => {
  if (!('table' in where)) return where
  const { row: _, column: __, ...table } = where
  return table
}

export function rowOf(where: Where): Where {
  if (!('table' in where)) return where
  const { column: _, ...row } = where
  return row
}

/** Lines of words by what findings call them. */
function wordsAt(prose: Prose<LinePlace>): ReadonlyMap<string, Words<LinePlace>> {
  const numbered = (id: string, lines: readonly Words<LinePlace>[]) =>
    lines.map((line, index): [string, Words<LinePlace>] => [`${id}#${index + 1}`, line])
  const { title, date, agency, asides, after, preface, sections } = prose
  const single = { title, date, agency, preface: asides[0], after: after[0] }
  return new Map([
    ...Object.entries(single).flatMap(([at, line]): [string, Words<LinePlace>][] =>
      line ? [[at, line]] : [],
    ),
    ...numbered('preface', preface),
    ...[...sections].flatMap(([id, lines]) => numbered(id, lines)),
  ])
}

/** Places of a source by its tables, as they were matched, and its words. */
export function placesOf(grids: readonly TablePiece[], match: Match, prose: Prose<LinePlace>): Places {
  const placed = cellPlace(match, grids)
  const words = wordsAt(prose)
  return {
    placed,
    where(at) {
      for (const { table, places } of match.tables) {
        const place = places.get(at as CellId)
        if (place) return placed(place, table)
        const first = [...places].find(([id]) => id.startsWith(`${at}.`))?.[1]
        if (first) return (at === table ? tableOf : rowOf)(placed(first, table))
      }
      const line = words.get(at)?.place.line
      if (line !== undefined) return { line }
      const [section = '', paragraph] = at.split('#')
      return paragraph !== undefined && prose.sections.has(section as SectionId)
        ? { section: section as SectionId, paragraph: Number(paragraph) }
        : undefined
    },
  }
}
