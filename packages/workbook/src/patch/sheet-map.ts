import type { Area } from '../a1.ts'
import { areaOf, columnOf, contains, keyOf, placeKey, rowOf } from '../read/reference.ts'
import { UnreadableWorkbook } from '../read/refusal.ts'
import { attributesIn, childIn, childrenIn, rootIn, type Span } from './spans.ts'

/** A row of a worksheet part, and where its cells stand. */
export interface RowSpan {
  readonly row: number
  readonly span: Span
  /** In their order. */
  readonly cells: readonly { readonly key: number; readonly span: Span }[]
}

/** A worksheet part with its rows in their order. */
export interface SheetMap {
  readonly xml: string
  readonly root: Span
  readonly data: Span
  readonly rows: readonly RowSpan[]
  /** Areas that an array formula or a data table fills: none of their cells can be set alone. */
  readonly filled: readonly Area[]
  readonly merges: readonly Area[]
}

/**
 * @param wanted - rows whose cells are looked for; those of others are left out
 * @throws UnreadableWorkbook for a worksheet part without `sheetData`
 */
export function mapSheet(xml: string, wanted: ReadonlySet<number>): SheetMap {
  const root = rootIn(xml)
  const data = childIn(xml, root, 'sheetData')
  if (!data) throw new UnreadableWorkbook('damaged', 'a worksheet without sheetData')
  let row = 0
  const rows = [...childrenIn(xml, data.innerStart, data.innerEnd)].flatMap((span): RowSpan[] => {
    if (span.local !== 'row') return []
    row = Number(attributesIn(xml, span).get('r')?.value ?? row + 1)
    return [{ row, span, cells: wanted.has(row) ? cellsIn(xml, span, row) : [] }]
  })
  return { xml, root, data, rows, filled: filledIn(xml, data), merges: mergesIn(xml, root) }
}

function cellsIn(xml: string, row: Span, number: number): RowSpan['cells'] {
  let key = placeKey(number, 0)
  return [...childrenIn(xml, row.innerStart, row.innerEnd)].flatMap((span) => {
    if (span.local !== 'c') return []
    const address = attributesIn(xml, span).get('r')?.value
    key = address === undefined ? key + 1 : keyOf(address)
    return [{ key, span }]
  })
}

const arrayTag = /<(?:[\w.-]+:)?f\s[^>]*\bt\s*=\s*["'](?:array|dataTable)["'][^>]*>/g
const refAttribute = /\bref\s*=\s*["']([^"']+)["']/

function filledIn(xml: string, data: Span): readonly Area[] {
  const tags = xml.slice(data.innerStart, data.innerEnd).match(arrayTag) ?? []
  return tags.flatMap((tag) => areaOf(refAttribute.exec(tag)?.[1] ?? '') ?? [])
}

function mergesIn(xml: string, root: Span): readonly Area[] {
  const list = childIn(xml, root, 'mergeCells')
  if (!list) return []
  return [...childrenIn(xml, list.innerStart, list.innerEnd)].flatMap(
    (span) => areaOf(attributesIn(xml, span).get('ref')?.value ?? '') ?? [],
  )
}

/** The corner of the merged cell that a place is in; the place itself outside any. */
export function cornerOf(merges: readonly Area[], key: number): number {
  const merge = merges.find((area) => contains(area, key))
  return merge ? placeKey(merge.top, merge.left) : key
}

/** The format that a cell not written so far would show: its row's, else its column's. */
export function inheritedStyle({ xml, root, rows }: SheetMap, key: number): string | undefined {
  const row = rows.find((candidate) => candidate.row === rowOf(key))
  const own = row && attributesIn(xml, row.span)
  if (own && ['1', 'true'].includes(own.get('customFormat')?.value ?? '')) return own.get('s')?.value
  const columns = childIn(xml, root, 'cols')
  if (!columns) return undefined
  for (const span of childrenIn(xml, columns.innerStart, columns.innerEnd)) {
    const column = attributesIn(xml, span)
    const [min, max] = [Number(column.get('min')?.value), Number(column.get('max')?.value)]
    if (min <= columnOf(key) && columnOf(key) <= max) return column.get('style')?.value
  }
  return undefined
}
