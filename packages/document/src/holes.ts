import type { FormGrid } from '@gongkai/schema'

/**
 * Stands for a figure in what a writer makes of an empty form, once for all reports: a character for private use, which no
 * label has.
 */
export const hole = '\uE000'

/** The empty form with a hole for each figure. */
export const withHoles = (layout: FormGrid): FormGrid => ({
  ...layout,
  cells: layout.cells.map((cell) => (cell.role === 'figure' ? { ...cell, text: hole } : cell)),
})

/** A text cut at its holes, to be filled with the figures of a table in their order. */
export type Pieces = readonly string[]

export const cutAtHoles = (text: string): Pieces => text.split(hole)

/**
 * The length about which a text is handed on. One of 64,000 characters is an object of its own to V8, whose memory it fetches from
 * the system and gives back each time, which takes longer than all the writing.
 */
const handy = 2 ** 13

/** The whole text in a few pieces, each figure written into its hole. */
export function fillHoles(
  pieces: Pieces,
  grid: FormGrid,
  write: (figure: FormGrid['cells'][number]) => string,
): string[] {
  const filled: string[] = []
  let out = pieces[0] ?? ''
  let next = 1
  for (const cell of grid.cells) {
    if (cell.role !== 'figure') continue
    out += write(cell) + pieces[next++]
    if (out.length < handy) continue
    filled.push(out)
    out = ''
  }
  filled.push(out)
  return filled
}
