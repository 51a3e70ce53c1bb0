import {
  type EditionId,
  editions,
  type Finding,
  type Grid,
  headingFinder,
  layoutsOf,
  matchTables,
  type SectionId,
  tableFinding,
  titleIn,
} from '@gongkai/schema'
import { likelyEditions } from '../likely-editions.ts'
import type { Page, Piece } from '../page.ts'
import { layOutLines, type TextLine } from './bare.ts'
import { layOut } from './grid.ts'
import { splitText, type TextRow } from './rows.ts'

interface Reading {
  readonly grid: Grid
  readonly cells: number
  /** Every cell of the table has its place. */
  readonly whole: boolean
}

function readingsOf(rows: readonly TextRow[], edition: EditionId): readonly Reading[] {
  return layoutsOf(editions[edition]).flatMap((layout) => {
    const grid = layOut(rows, layout)
    const found = matchTables([grid], edition).tables.find(
      (match) => match.table === layout.table && match.edition === edition,
    )
    if (!found || found.places.size === 0) return []
    const { missing, doubts, places } = found
    return [{ grid, cells: places.size, whole: missing.length + doubts.length === 0 }]
  })
}

/** The form that gives most cells their place, of the likeliest edition if it does as well as another. */
function bestOf(rows: readonly TextRow[], likely: readonly EditionId[]): Reading | undefined {
  let best: Reading | undefined
  for (const edition of likely) {
    for (const reading of readingsOf(rows, edition)) if (reading.cells > (best?.cells ?? 0)) best = reading
    if (best?.whole) break
  }
  return best
}

type Read = Pick<Page, 'pieces' | 'findings'>

/** Rows as a table of the form; rows of no table are lines of text. */
function piecesOfRows(rows: readonly TextRow[], likely: readonly EditionId[]): readonly Piece[] {
  const best = bestOf(rows, likely)
  if (best) return [{ kind: 'table', grid: best.grid, lost: 'spans' }]
  return rows.flatMap(({ source, lines }): Piece[] => {
    const text = source.trim()
    return text === '' ? [] : [{ kind: 'line', text, line: lines[0]! }]
  })
}

/** Lines below a table's heading that are the cells of that table; undefined where they are text. */
function bareTable(
  lines: readonly TextLine[],
  section: SectionId,
  likely: readonly EditionId[],
): Read | undefined {
  const readings = likely.flatMap((edition) => {
    const layout = layoutsOf(editions[edition]).find(({ table }) => table === section)
    const laid = layout && layOutLines(lines, layout)
    return laid ? [{ ...laid, table: layout.table }] : []
  })
  const best = readings.sort((a, b) => b.grid.cells.length - a.grid.cells.length)[0]
  if (!best) return undefined
  const { grid, table, extra } = best
  const rest = lines.slice(best.lines).map((line): Piece => ({ kind: 'line', ...line }))
  return {
    pieces: [{ kind: 'table', grid, lost: 'blanks' }, ...rest],
    findings: extra.map(({ text, line }) =>
      tableFinding('table/extra-row', table, { actual: text, where: { line }, fault: 'unknown' }),
    ),
  }
}

/**
 * Reads plain text whose tables have tabs or bars between the cells, or a cell in each line. The year
 * tells which form to try first; without one the title's.
 */
export function readText(text: string, year: number | undefined): Page {
  const sectionOf = headingFinder(editions[likelyEditions(year)[0]])
  const split = splitText(text, (line) => sectionOf(line) !== undefined)
  const titled = split.flatMap((piece) => (piece.kind === 'line' ? (titleIn(piece.text)?.year ?? []) : []))
  const likely = likelyEditions(year ?? titled[0])
  const pieces: Piece[] = []
  const findings: Finding[] = []
  for (let at = 0; at < split.length; at++) {
    const piece = split[at]!
    if (piece.kind === 'rows') {
      pieces.push(...piecesOfRows(piece.rows, likely))
      continue
    }
    pieces.push(piece)
    const section = sectionOf(piece.text)
    if (!section) continue
    const lines: TextLine[] = []
    for (
      let next = split[at + 1];
      next?.kind === 'line' && !sectionOf(next.text);
      next = split[at + lines.length + 1]
    )
      lines.push({ text: next.text, line: next.line })
    const table = bareTable(lines, section, likely)
    if (!table) continue
    pieces.push(...table.pieces)
    findings.push(...table.findings)
    at += lines.length
  }
  return { pieces, findings, more: true }
}
