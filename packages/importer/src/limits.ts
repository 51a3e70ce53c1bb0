import { UnreadableSource } from './refusal.ts'

/** Bytes of a page or a text; what a Word file may inflate to. Real reports stay below a tenth of it. */
export const mostBytes = 32 * 2 ** 20
export const mostElements = 300_000
/** Elements within elements, as in the XML reader. */
export const deepest = 256

const mostCells = 100_000
/** A printed table has some twenty columns at most; further ones are none of the form's. */
export const mostColumns = 256

/** Counts the cells of a file's tables. */
export function cellCounter(): () => void {
  let cells = 0
  return () => {
    cells++
    if (cells > mostCells) throw new UnreadableSource('too-large')
  }
}
