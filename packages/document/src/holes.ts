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

/** The pieces of an empty form, and between them what is written into each hole. */
export function fillHoles<Piece>(
  pieces: readonly Piece[],
  grid: FormGrid,
  write: (figure: FormGrid['cells'][number]) => string,
): (Piece | string)[] {
  const filled: (Piece | string)[] = pieces.slice(0, 1)
  let next = 1
  for (const cell of grid.cells) if (cell.role === 'figure') filled.push(write(cell), pieces[next++]!)
  return filled
}
