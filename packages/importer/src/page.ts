import type { Finding, Grid, GridCell } from '@gongkai/schema'

/** A table of the source. */
export interface TablePiece {
  readonly kind: 'table'
  readonly grid: Grid
  /** The rows at which tables of the source begin, where several were joined. */
  readonly tops?: readonly number[]
  /** What the source no longer has of it: which cells were merged, or even where blank cells were. */
  readonly lost?: 'spans' | 'blanks'
  /** A cell holds what is not read. */
  readonly unread?: true
}

/**
 * What a source holds, in its order: a paragraph (a line break inside it stands as \n), a table, or something that is shown and
 * not read: a picture, a frame, an embedded object, a text box.
 */
export type Piece =
  | { readonly kind: 'line'; readonly text: string; readonly line?: number }
  | TablePiece
  | { readonly kind: 'unread' }

/** What any published source becomes: lines and tables. */
export interface Page {
  readonly pieces: readonly Piece[]
  /** What the file calls itself, beside its pieces (`<title>`). */
  readonly name?: string
  /** What is to be said of the file itself. */
  readonly findings: readonly Finding[]
  /** It ends before its end. */
  readonly cut?: true
  /** It may show more than it holds: a script would complete it, or it is text made of something else. */
  readonly more?: true
}

/** Collects pieces while a document is walked: text runs on until its line ends. */
export interface PieceWriter {
  readonly text: (text: string) => void
  readonly endLine: () => void
  /** Something that is not read stands here. */
  readonly unread: () => void
  readonly add: (pieces: readonly Piece[]) => void
  readonly done: () => readonly Piece[]
}

/** `tidy` makes a paragraph's text of what was written. */
export function pieceWriter(tidy: (text: string) => string = (text) => text): PieceWriter {
  const pieces: Piece[] = []
  let line = ''
  let unread = false
  const endLine = () => {
    const text = tidy(line)
      .split('\n')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n')
    if (text !== '') pieces.push({ kind: 'line', text })
    if (unread) pieces.push({ kind: 'unread' })
    line = ''
    unread = false
  }
  return {
    text(text) {
      line += text
    },
    endLine,
    unread() {
      unread = true
    },
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
  if (piece.kind === 'unread') return []
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
  const unread = cells.some(({ pieces }) => pieces.some(({ kind }) => kind === 'unread'))
  return [{ kind: 'table', grid, ...(unread && { unread }) }]
}
