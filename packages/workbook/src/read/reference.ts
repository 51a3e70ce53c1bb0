import { type Area, columnLetters } from '../a1.ts'

/** A sheet of a workbook has 1,048,576 rows and 16,384 columns (A to XFD). */
export const maxRows = 2 ** 20
export const maxColumns = 2 ** 14

/** One number for a place on a sheet, ascending in reading order. Row and column count from 1. */
export const placeKey = (row: number, column: number): number => row * 2 ** 15 + column
export const rowOf = (key: number): number => Math.floor(key / 2 ** 15)
export const columnOf = (key: number): number => key % 2 ** 15

/** The place of `D12` as `placeKey` gives it; 0 for what is no address of one cell (`$D$12` is none). */
export const keyOf = (address: string): number =>
  address.includes('$') ? 0 : placeIn(address, 0, address.length)

/** The place whose address, with or without `$`, stands between two places of a text; 0 where none does. */
function placeIn(text: string, from: number, to: number): number {
  let at = text.charCodeAt(from) === dollar ? from + 1 : from
  const letters = at
  let column = 0
  for (; at < to; at++) {
    const letter = text.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  if (at === letters || at - letters > 3) return 0
  if (text.charCodeAt(at) === dollar) at++
  let row = 0
  for (; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return 0
    row = row * 10 + digit
  }
  return column <= maxColumns && row > 0 && row <= maxRows ? placeKey(row, column) : 0
}

const dollar = 36

/** The area of `D12`, `$D$12:F14`, whole columns `A:C` or whole rows `2:4`; `undefined` for anything else. */
export function areaOf(text: string): Area | undefined {
  const colon = text.indexOf(':')
  const from = placeIn(text, 0, colon < 0 ? text.length : colon)
  const to = colon < 0 ? from : placeIn(text, colon + 1, text.length)
  if (from > 0 && to > 0) return between(from, to)
  const whole = /^\$?(?:([A-Z]{1,3}):\$?([A-Z]{1,3})|(\d+):\$?(\d+))$/i.exec(text)
  if (!whole) return undefined
  const [, left, right, top, bottom] = whole
  const first = keyOf(left === undefined ? `A${top}` : `${left}1`)
  const last = keyOf(left === undefined ? `${columnLetters(maxColumns)}${bottom}` : `${right}${maxRows}`)
  return first > 0 && last > 0 ? between(first, last) : undefined
}

const between = (a: number, b: number): Area => ({
  top: Math.min(rowOf(a), rowOf(b)),
  bottom: Math.max(rowOf(a), rowOf(b)),
  left: Math.min(columnOf(a), columnOf(b)),
  right: Math.max(columnOf(a), columnOf(b)),
})

export function contains({ top, left, bottom, right }: Area, key: number): boolean {
  const [row, column] = [rowOf(key), columnOf(key)]
  return row >= top && row <= bottom && column >= left && column <= right
}

/** One area of one sheet, as a defined name or a formula refers to it: `'三、申请'!$A$3:$K$31`. */
export interface SheetArea {
  readonly sheet: string
  readonly area: Area
}

const sheetAreaPattern = /^(?:'((?:[^']|'')+)'|([^'!()[\],:]+))!([$A-Za-z\d:]+)$/

/** @returns `undefined` where the text is no reference to one area: `#REF!`, a constant, a formula, a union. */
export function sheetAreaOf(text: string): SheetArea | undefined {
  const match = sheetAreaPattern.exec(text.trim())
  const area = match && areaOf(match[3]!)
  return area ? { sheet: (match[1]?.replaceAll("''", "'") ?? match[2])!, area } : undefined
}
