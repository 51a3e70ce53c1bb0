import {
  type EditionId,
  editions,
  type Finding,
  headingFinder,
  layoutsOf,
  matchTables,
  type TableId,
} from '@gongkai/schema'
import type { Page, Piece } from '../page.ts'
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

const lostCells = (table: TableId, { cells }: TextRow): Finding => ({
  code: 'source/cells-lost',
  severity: 'note',
  at: table,
  actual: cells.filter((cell) => cell !== '').join(' '),
  evidence: [],
})

/** Rows as a table of the form; rows of no table are lines of text. */
export function piecesOfRows(
  rows: readonly TextRow[],
  likely: readonly EditionId[],
): { readonly pieces: readonly Piece[]; readonly findings: readonly Finding[] } {
  const best = bestOf(rows, likely)
  if (best) {
    const findings = best.torn.map((row) => lostCells(best.table, row))
    return { pieces: [{ kind: 'table', grid: best.grid }], findings }
  }
  const lines = rows.map(({ source }) => source.trim()).filter((text) => text !== '')
  return { pieces: lines.map((text) => ({ kind: 'line', text })), findings: [] }
}

/** Reads plain text whose tables have tabs or bars between the cells, or a cell in each line. */
export function readText(text: string, likely: readonly EditionId[]): Page {
  const isHeading = headingFinder(editions[likely[0]!])
  const pieces: Piece[] = []
  const findings: Finding[] = []
  for (const piece of splitText(text, (line) => isHeading(line) !== undefined)) {
    if (piece.kind === 'line') pieces.push(piece)
    else {
      const read = piecesOfRows(piece.rows, likely)
      pieces.push(...read.pieces)
      findings.push(...read.findings)
    }
  }
  return { pieces, findings }
}
