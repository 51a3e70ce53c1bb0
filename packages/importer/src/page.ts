import type { Finding, Grid, GridCell } from '@gongkai/schema'

/** A paragraph or a table, in the order of the page. A line break inside a paragraph stands as \n. */
export type Piece =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly grid: Grid }

/** What any published source becomes: lines and tables. */
export interface Page {
  readonly pieces: readonly Piece[]
  /** What the file calls itself, beside its pieces (`<title>`). */
  readonly name?: string
  /** What is to be said of the file itself. */
  readonly findings: readonly Finding[]
}

/** Collects pieces while a document is walked: text runs on until its line ends. */
export interface PieceWriter {
  readonly text: (text: string) => void
  readonly endLine: () => void
  readonly add: (pieces: readonly Piece[]) => void
  readonly done: () => readonly Piece[]
}

/** `tidy` makes a paragraph's text of what was written. */
export function pieceWriter(tidy: (text: string) => string = (text) => text): PieceWriter {
  const pieces: Piece[] = []
  let line = ''
  const endLine = () => {
    const text = tidy(line)
      .split('\n')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n')
    if (text !== '') pieces.push({ kind: 'line', text })
    line = ''
  }
  return {
    text(text) {
      line += text
    },
    endLine,
    add(more) {
      endLine()
      pieces.push(...more)
    },
    done() {
      endLine()
      return pieces
    },
  }
}

/** A cell of a table as a document has it: it may hold lines, and tables again. */
export interface CellPieces extends Omit<GridCell, 'text'> {
  readonly pieces: readonly Piece[]
}

const textOf = (piece: Piece): readonly string[] => {
  if (piece.kind === 'line') return [piece.text]
  return piece.grid.cells.flatMap(({ text }) => (text === '' ? [] : [text]))
}

const isTable = (piece: Piece) => piece.kind === 'table' && piece.grid.cells.length > 1

/**
 * A table as pieces. One with further tables in its cells only lays the page out: its content reads on from cell to cell. A
 * frame around a single cell is no table of its own.
 */
export function tablePieces(
  cells: readonly CellPieces[],
  { rows, columns }: Pick<Grid, 'rows' | 'columns'>,
): readonly Piece[] {
  if (cells.length === 0) return []
  if (cells.length === 1 || cells.some(({ pieces }) => pieces.some(isTable)))
    return cells.flatMap(({ pieces }) => pieces)
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const grid: Grid = {
    rows,
    columns,
    cells: sorted.map(({ pieces, ...cell }) => ({ ...cell, text: pieces.flatMap(textOf).join('\n') })),
    dense: true,
  }
  return [{ kind: 'table', grid }]
}
