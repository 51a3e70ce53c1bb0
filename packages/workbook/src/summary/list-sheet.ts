import {
  type BulkValue,
  emptySheet,
  heightFor,
  type Look,
  type Sheet,
  type SheetCell,
} from '../template/model.ts'

/** A column of a list: its heading, its width in characters, how its cells look. */
export interface ListColumn {
  readonly title: string
  readonly width: number
  readonly look: Extract<Look, 'plain' | 'middle' | 'state' | 'total' | 'number' | 'difference' | 'percent'>
}

export interface List {
  readonly name: string
  readonly title: string
  readonly hint: string
  readonly columns: readonly ListColumn[]
  readonly rows: readonly (readonly SheetCell['value'][])[]
  /** Further rows, whose heights are left to the program that opens it: for lists of many thousands. */
  readonly bulk?: Sheet['bulk']
  readonly flags?: Sheet['flags']
}

/** The first row of a list's entries. */
export const firstRow = 4

/** A sheet that lists entries below a title, a hint and headings, printed on as many pages as it takes. */
export function listSheet({ name, title, hint, columns, rows, bulk = [], flags = [] }: List): Sheet {
  const header = firstRow - 1
  const across = { left: 1, right: columns.length }
  const heightOf = (row: List['rows'][number]) =>
    Math.max(
      ...columns.map(({ width }, i) => {
        const value = row[i]
        return typeof value === 'string' ? heightFor(value, width - 2) : 20
      }),
    )
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  return {
    ...emptySheet,
    name,
    widths: columns.map((column) => column.width),
    heights: new Map([
      [1, 28],
      [2, heightFor(hint, width - 2)],
      [header, heightOf(columns.map(({ title: head }) => head))],
      ...(bulk.length > 0 ? [] : rows.map((row, i): [number, number] => [firstRow + i, heightOf(row)])),
    ]),
    cells: [
      { row: 1, column: 1, value: title, look: 'title', merge: { top: 1, bottom: 1, ...across } },
      { row: 2, column: 1, value: hint, look: 'hint', merge: { top: 2, bottom: 2, ...across } },
      ...columns.map(
        (column, i): SheetCell => ({ row: header, column: i + 1, value: column.title, look: 'label' }),
      ),
      ...rows.flatMap((row, i) =>
        columns.map(
          ({ look }, j): SheetCell => ({ row: firstRow + i, column: j + 1, value: row[j] ?? null, look }),
        ),
      ),
    ],
    bulk,
    flags,
    ...(columns.length > 5 && { landscape: true as const }),
    pages: 'many',
    titleRow: header,
    frozenRows: header,
    filter: { top: header, bottom: Math.max(header, firstRow + rows.length + bulk.length - 1), ...across },
  }
}

/** A list whose entries may be thousands: all rows but the first are written in bulk. */
export const longList = (list: Omit<List, 'rows' | 'bulk'>, rows: readonly (readonly BulkValue[])[]): Sheet =>
  listSheet({ ...list, rows: rows.slice(0, 1), bulk: rows.slice(1) })
