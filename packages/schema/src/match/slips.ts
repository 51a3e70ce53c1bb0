import type { GridCell } from '../grid.ts'
import type { Copy } from './copies.ts'
import { weights } from './lexicon.ts'
import type { Part } from './parts.ts'
import type { Place } from './strays.ts'

/** A label accepted in other words than the form's. Other blanks, brackets, quotes and number signs are no slip. */
export interface Slip {
  /** What it labels: `requests.received`, `requests.*.natural`, `disputes.review.upheld`, or the table. */
  readonly at: string
  readonly printed: string
  readonly official: string
  readonly place: Place
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function slipsIn(part: Part): readonly Slip[] {
  const { form, scan, rows, headers, left } = part
  const slips: Slip[] = []
  const used = new Set<object>()
  const compare = (cell: GridCell, weight: number, at: string, official: string, printed = cell.text) => {
    used.add(cell)
    if (weight < weights.official)
      slips.push({
        at,
        printed: oneLine(printed),
        official,
        place: { grid: scan.index, row: cell.row, column: cell.column, cell },
      })
  }
  for (const { form: row, word, weight } of rows)
    if (word) compare(word.cell, weight, row.at, row.label?.label ?? '')
  for (const [{ columns }, block] of headers)
    columns.forEach((column, index) => {
      const { at, leaf } = block.columns[index]!
      if (column) compare(column.cell, column.weight, at, leaf.label, column.printed)
    })
  const top = Math.min(...[...headers.keys()].map((header) => header.top))
  const bottom = Math.max(...rows.map(({ row }) => row))
  const end = Math.max(...[...headers.keys()].flatMap(({ found }) => found.map((column) => column.end)))
  for (const { row, words } of scan.rows)
    for (const { cell, label } of words) {
      const inside = row >= top && row <= bottom && cell.column >= left - form.depth && cell.column < end
      if (!inside || cell.row !== row || used.has(cell)) continue
      const [hit] = form.frameLexicon.hits(label)
      const official = hit && form.frame[hit.index]
      if (official) compare(cell, hit.weight, official.at, official.label.label)
    }
  return slips
}

/** The slips of a printing, each once. */
export function slipsOf({ parts }: Copy): readonly Slip[] {
  const slips = new Map<string, Slip>()
  for (const slip of parts.flatMap(slipsIn)) {
    const key = `${slip.at} ${slip.printed}`
    if (!slips.has(key)) slips.set(key, slip)
  }
  return [...slips.values()]
}
