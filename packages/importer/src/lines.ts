import { editions, layoutsOf, type Match, type ProseLine, readLabel, titleIn } from '@gongkai/schema'
import type { Piece } from './page.ts'

/** Rows of groups and headings above a table's column labels, at most. */
const tallestGroups = 3

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

/** A line among the words of a page, and the line of the file where that is text. */
export interface LinePlace {
  readonly index: number
  readonly line: number | undefined
}

/** The words of a page in order, with where they stand to the tables found. */
export function* proseLines(pieces: readonly Piece[], { tables }: Match): Generator<ProseLine<LinePlace>> {
  const extents = tables.flatMap(({ table, extents: own }) => own.map((extent) => ({ ...extent, table })))
  let grid = -1
  let index = 0
  for (const piece of pieces) {
    if (piece.kind === 'unread') continue
    if (piece.kind === 'line') {
      const { line } = piece
      for (const text of linesOf(piece.text)) yield { text, place: { index: index++, line } }
      continue
    }
    grid++
    const own = extents.filter((extent) => extent.grid === grid)
    const { cells } = piece.grid
    for (const [at, cell] of cells.entries()) {
      const within = own.find(({ top, bottom }) => cell.row >= top && cell.row <= bottom)
      const above = own.find(({ top }) => cell.row < top && cell.row >= top - tallestGroups)
      const begins = (within ?? above)?.table
      const inTable = within ? 'figures' : above && !isNote(cell.text) ? 'labels' : undefined
      const right = cells[at + 1]
      const next = right?.row === cell.row ? right.text.trim() : ''
      const place = { index, line: cell.line }
      const beside = next === '' ? undefined : { text: next, place: { index: index + 1, line: right?.line } }
      for (const line of linesOf(cell.text)) {
        if (line.trim() !== '') yield { text: line.trim(), place, beside, inTable, begins }
      }
      index++
    }
  }
}
