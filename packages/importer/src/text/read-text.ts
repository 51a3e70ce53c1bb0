import {
  type EditionId,
  editions,
  type Finding,
  headingFinder,
  layoutsOf,
  matchTables,
  type SectionId,
  type TableId,
  titleIn,
} from '@gongkai/schema'
import { likelyEditions } from '../likely-editions.ts'
import type { Page, Piece } from '../page.ts'
import { layOutLines } from './bare.ts'
import { type LaidOut, layOut } from './grid.ts'
import { splitText, type TextRow } from './rows.ts'

interface Reading extends LaidOut {
  readonly table: TableId
  readonly cells: number
  /** Every cell of the table has its place. */
  readonly whole: boolean
}

function readingsOf(rows: readonly TextRow[], edition: EditionId): readonly Reading[] {
  return layoutsOf(editions[edition]).flatMap((layout) => {
    const laid = layOut(rows, layout)
    const found = matchTables([laid.grid], edition).tables.find(
      (match) => match.table === layout.table && match.edition === edition,
    )
    if (!found || found.places.size === 0) return []
    const { table, missing, doubts, places } = found
    return [{ ...laid, table, cells: places.size, whole: missing.length + doubts.length === 0 }]
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

const lostCells = (table: TableId, text: string): Finding => ({
  code: 'source/cells-lost',
  severity: 'note',
  at: table,
  actual: text,
  evidence: [],
})

type Read = Pick<Page, 'pieces' | 'findings'>

/** Rows as a table of the form; rows of no table are lines of text. */
function piecesOfRows(rows: readonly TextRow[], likely: readonly EditionId[]): Read {
  const best = bestOf(rows, likely)
  if (best) {
    const findings = best.torn.map(({ cells }) =>
      lostCells(best.table, cells.filter((cell) => cell !== '').join(' ')),
    )
    return { pieces: [{ kind: 'table', grid: best.grid }], findings }
  }
  const lines = rows.map(({ source }) => source.trim()).filter((text) => text !== '')
  return { pieces: lines.map((text) => ({ kind: 'line', text })), findings: [] }
}

/** Lines below a table's heading that are the cells of that table; undefined where they are text. */
function bareTable(
  lines: readonly string[],
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
  const rest = lines.slice(best.lines).map((text): Piece => ({ kind: 'line', text }))
  return {
    pieces: [{ kind: 'table', grid: best.grid }, ...rest],
    findings: best.torn.map((text) => lostCells(best.table, text)),
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
  const add = (read: Read) => {
    pieces.push(...read.pieces)
    findings.push(...read.findings)
  }
  for (let at = 0; at < split.length; at++) {
    const piece = split[at]!
    if (piece.kind === 'rows') {
      add(piecesOfRows(piece.rows, likely))
      continue
    }
    pieces.push(piece)
    const section = sectionOf(piece.text)
    if (!section) continue
    const lines: string[] = []
    for (
      let next = split[at + 1];
      next?.kind === 'line' && !sectionOf(next.text);
      next = split[at + lines.length + 1]
    )
      lines.push(next.text)
    const table = bareTable(lines, section, likely)
    if (!table) continue
    add(table)
    at += lines.length
  }
  return { pieces, findings }
}
