import {
  editions,
  layoutsOf,
  type Match,
  type ProseLine,
  readLabel,
  type TableId,
  titleIn,
} from '@gongkai/schema'
import type { Piece } from './page.ts'

/** Rows of a grid that a table takes: from its first figures to its last. */
interface Body {
  readonly table: TableId
  readonly top: number
  readonly bottom: number
}

function bodiesOf({ tables }: Match): ReadonlyMap<number, readonly Body[]> {
  const bodies = new Map<number, Body[]>()
  for (const { table, places } of tables) {
    const rows = new Map<number, number[]>()
    for (const { grid, row } of places.values()) rows.set(grid, [...(rows.get(grid) ?? []), row])
    for (const [grid, own] of rows)
      bodies.set(grid, [
        ...(bodies.get(grid) ?? []),
        { table, top: Math.min(...own), bottom: Math.max(...own) },
      ])
  }
  return bodies
}

/** Rows of column labels above a table's first figures, at most. */
const tallestHeader = 4

let labels: ReadonlySet<string> | undefined

/** Whether a text is one of the form's labels, which belong to a table whatever stands around them. */
function isFormLabel(text: string): boolean {
  labels ??= new Set(
    Object.values(editions).flatMap((edition) =>
      layoutsOf(edition).flatMap(({ cells }) =>
        cells.flatMap(({ role, text: label }) => (role === 'figure' ? [] : (readLabel(label)?.body ?? []))),
      ),
    ),
  )
  const label = readLabel(text)
  return label === undefined || labels.has(label.body)
}

/** Among column labels a sentence is a note, not a label. */
const isNote = (text: string) => text.length >= 20 && !isFormLabel(text)

function* linesOf(text: string): Generator<string> {
  // A title set in two lines is one; other breaks part paragraphs.
  const whole = text.replaceAll('\n', '')
  if (text.includes('\n') && titleIn(whole)) yield whole
  else yield* text.split('\n')
}

/** The words of a page in order, with where they stand to the tables found. The place of a line is its number. */
export function* proseLines(pieces: readonly Piece[], match: Match): Generator<ProseLine<number>> {
  const bodies = bodiesOf(match)
  let grid = -1
  let place = 0
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      for (const text of linesOf(piece.text)) yield { text, place: place++ }
      continue
    }
    grid++
    const own = bodies.get(grid) ?? []
    const { cells } = piece.grid
    for (const [index, cell] of cells.entries()) {
      const within = own.find(({ top, bottom }) => cell.row >= top && cell.row <= bottom)
      const above = own.find(({ top }) => cell.row < top && cell.row >= top - tallestHeader)
      const begins = (within ?? above)?.table
      const inTable = within ? 'figures' : above && !isNote(cell.text) ? 'labels' : undefined
      const right = cells[index + 1]
      const next = right?.row === cell.row ? right : undefined
      const text = next?.text.trim() ?? ''
      const beside = text === '' ? undefined : { text, place: place + 1 }
      for (const line of linesOf(cell.text)) {
        if (line.trim() !== '') yield { text: line.trim(), place, beside, inTable, begins }
      }
      place++
    }
  }
}
