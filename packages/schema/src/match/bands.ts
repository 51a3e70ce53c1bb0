import type { Form, FormBlock } from './forms.ts'
import type { Header } from './header.ts'
import type { Scan, ScanRow } from './scan.ts'

/** The columns of a sheet in which a table is looked for. */
export interface Field {
  /** First column of the row labels. */
  readonly left: number
  /** First column that may hold figures, and so a label over them. */
  readonly inner: number
  /** Where the next table begins. */
  readonly right: number
}

/** Rows of column labels, with those above and below that may hold a part of them. */
export interface Band {
  readonly top: number
  readonly bottom: number
  /** Labels of the form's columns, or beginnings of them, seen in it. */
  readonly labels: number
  readonly zone: readonly ScanRow[]
  /** The source has a cell for every place. */
  readonly dense: boolean
  readonly headers: Map<FormBlock, Header>
}

/** Parts of one label, and the groups above it, are this near. */
const groupRows = 3
const partRows = 2

interface OpenBand {
  readonly top: number
  bottom: number
  /** Last row before it, and first row after it, that is no part of it whatever is printed there. */
  readonly after: number
  before: number
  labels: number
  /** Place of its first row in the scan. */
  readonly place: number
}

/** The scanned rows of a band and those near it. */
function zoneOf(
  rows: readonly ScanRow[],
  { top, bottom, after, before, place }: OpenBand,
): readonly ScanRow[] {
  const from = Math.max(after + 1, top - groupRows)
  const to = Math.min(before - 1, bottom + partRows)
  let start = place
  while (start > 0 && rows[start - 1]!.row >= from) start--
  let end = place
  while (end < rows.length && rows[end]!.row <= to) end++
  return rows.slice(start, end)
}

/**
 * Groups the rows of column labels into bands. Figures or a row's label in between part them, and so does a label seen again
 * in its column, unless it is a merged cell taken apart.
 */
export function bandsOf(form: Form, { rows, grid }: Scan, field: Field): readonly Band[] {
  const { columnLexicon, rowLexicon } = form
  const bands: OpenBand[] = []
  const seen = new Set<string>()
  let open = false
  let body = -1
  rows.forEach(({ row, words, figures }, place) => {
    const own = words.filter(({ cell }) => cell.row === row && cell.column < field.right)
    const heads = own.filter(({ cell }) => cell.column >= field.inner)
    const hits = heads.filter(({ label }) => columnLexicon.hits(label).length > 0)
    const parts = hits.length > 0 ? hits : heads.filter(({ label }) => columnLexicon.begins(label))
    const last = bands.at(-1)
    const isRow = own.some(
      ({ cell, label }) =>
        cell.column >= field.left && cell.column < field.inner && rowLexicon.hits(label).length > 0,
    )
    if (!isRow && (hits.length > 0 || parts.length > 1)) {
      const keys = parts.map(({ cell, label }) => `${cell.column} ${label.body}`)
      const again = last && row > last.bottom + 1 && keys.some((key) => seen.has(key))
      if (open && last && row - last.bottom <= groupRows && !again) {
        last.bottom = row
        last.labels += parts.length
      } else {
        if (last) last.before = Math.min(last.before, row)
        const after = Math.max(body, last?.bottom ?? -1)
        const before = Number.POSITIVE_INFINITY
        bands.push({ top: row, bottom: row, after, before, labels: parts.length, place })
        seen.clear()
        open = true
      }
      for (const key of keys) seen.add(key)
    } else if (isRow || figures.some(({ column }) => column >= field.left && column < field.right)) {
      if (last) last.before = Math.min(last.before, row)
      open = false
      body = row
    }
  })
  return bands.map((band) => ({
    ...band,
    zone: zoneOf(rows, band),
    dense: grid.dense === true,
    headers: new Map(),
  }))
}
