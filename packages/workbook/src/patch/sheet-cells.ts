import { columnOf, rowOf } from '../read/reference.ts'
import { type CellContent, type CellFormula, cellWith, cellWithResult, newCell } from './cell-xml.ts'
import { inheritedStyle, mapSheet, type RowSpan, type SheetMap } from './sheet-map.ts'
import { attributesIn, prefixOf, type Span } from './spans.ts'
import { appended, insertion, type Splice, spliced, withAttribute } from './splice.ts'

/** What becomes of a cell: new content, or the new result of its formula (`undefined`: none). */
export type CellChange =
  | { readonly content: CellContent | CellFormula }
  | { readonly result: CellFormula['result'] }

/**
 * A worksheet part with some cells changed; every character outside them stays. Cells and rows that are not written yet are
 * put in where they belong.
 */
export function withCells(xml: string, changes: ReadonlyMap<number, CellChange>): string {
  const byRow = new Map<number, number[]>()
  for (const key of [...changes.keys()].sort((a, b) => a - b)) {
    const keys = byRow.get(rowOf(key))
    if (keys) keys.push(key)
    else byRow.set(rowOf(key), [key])
  }
  const map = mapSheet(xml, new Set(byRow.keys()))
  const rows = new Map(map.rows.map((row) => [row.row, row]))
  const splices: Splice[] = []
  const newRows: Placed[] = []
  for (const [number, keys] of byRow) {
    const row = rows.get(number)
    if (row) splices.push(...rowChanges(map, row, keys, changes))
    else newRows.push({ order: number, text: newRow(map, number, keys, changes) })
  }
  const written = map.rows.map(({ row, span }) => ({ order: row, span }))
  return spliced(xml, [...splices, ...placed(xml, map.data, written, newRows)])
}

type Changes = ReadonlyMap<number, CellChange>

function rowChanges(
  map: SheetMap,
  { span, cells }: RowSpan,
  keys: readonly number[],
  changes: Changes,
): Splice[] {
  const { xml } = map
  const written = new Map(cells.map((cell) => [cell.key, cell.span]))
  const splices: Splice[] = []
  const added: Placed[] = []
  for (const key of keys) {
    const cell = written.get(key)
    const change = changes.get(key)!
    if (!cell) added.push({ order: key, text: addedCell(map, key, change) })
    else {
      const text =
        'content' in change ? cellWith(xml, cell, change.content) : cellWithResult(xml, cell, change.result)
      splices.push({ start: cell.start, end: cell.end, text })
    }
  }
  if (added.length > 0 && !spansCover(xml, span, added))
    splices.push(...withAttribute(xml, span, 'spans', undefined))
  return [
    ...splices,
    ...placed(
      xml,
      span,
      cells.map(({ key, span }) => ({ order: key, span })),
      added,
    ),
  ]
}

function newRow(map: SheetMap, number: number, keys: readonly number[], changes: Changes): string {
  const prefix = prefixOf(map.data)
  const cells = keys.map((key) => addedCell(map, key, changes.get(key)!)).join('')
  return `<${prefix}row r="${number}">${cells}</${prefix}row>`
}

function addedCell(map: SheetMap, key: number, change: CellChange): string {
  if (!('content' in change)) throw new RangeError('a result for a cell without a formula')
  return newCell(prefixOf(map.data), key, inheritedStyle(map, key), change.content)
}

/** `spans` is a hint for readers: the columns that the row's cells are in. */
function spansCover(xml: string, row: Span, added: readonly Placed[]): boolean {
  const spans = attributesIn(xml, row).get('spans')?.value.split(/\s+/) ?? ['1:16384']
  return added.every(({ order }) =>
    spans.some((span) => {
      const [first = 0, last = 0] = span.split(':').map(Number)
      return first <= columnOf(order) && columnOf(order) <= last
    }),
  )
}

interface Placed {
  readonly order: number
  readonly text: string
}

/** Puts new children among those an element has, each before the first one that comes after it. */
function placed(
  xml: string,
  parent: Span,
  written: readonly { readonly order: number; readonly span: Span }[],
  added: readonly Placed[],
): Splice[] {
  const last: string[] = []
  const splices = added.flatMap(({ order, text }) => {
    const next = written.find((child) => child.order > order)
    if (next) return [insertion(next.span.start, text)]
    last.push(text)
    return []
  })
  return last.length > 0 ? [...splices, appended(xml, parent, last.join(''))] : splices
}
