import { type Area, columnLetters } from '../a1.ts'

/** A sheet of a workbook has 1,048,576 rows and 16,384 columns (A to XFD). */
export const maxRows = 2 ** 20
export const maxColumns = 2 ** 14

/** One number for a place on a sheet, ascending in reading order. Row and column count from 1. */
export const placeKey = (row: number, column: number): number => row * 2 ** 15 + column
export const rowOf = (key: number): number => Math.floor(key / 2 ** 15)
export const columnOf = (key: number): number => key % 2 ** 15

/** The place of `D12` as `placeKey` gives it; 0 for what is no address of one cell (`$D$12` is none). */
export function keyOf(address: string): number {
  let at = 0
  let column = 0
  for (; at < address.length; at++) {
    const letter = address.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  let row = 0
  const digits = at
  for (; at < address.length; at++) {
    const digit = address.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return 0
    row = row * 10 + digit
  }
  const fits = digits > 0 && digits < 4 && column <= maxColumns && row > 0 && row <= maxRows
  return fits ? placeKey(row, column) : 0
}

/** The area of `D12`, `$D$12:F14`, whole columns `A:C` or whole rows `2:4`; `undefined` for anything else. */
export function areaOf(text: string): Area | undefined {
  const plain = text.replaceAll('$', '')
  const whole = /^(?:([A-Z]{1,3}):([A-Z]{1,3})|(\d+):(\d+))$/i.exec(plain)
  if (whole) {
    return whole[1] === undefined
      ? between(`A${whole[3]}`, `${columnLetters(maxColumns)}${whole[4]}`)
      : between(`${whole[1]}1`, `${whole[2]}${maxRows}`)
  }
  const [from = '', to = from, more] = plain.split(':')
  return more === undefined ? between(from, to) : undefined
}

function between(from: string, to: string): Area | undefined {
  const a = keyOf(from)
  const b = keyOf(to)
  if (a === 0 || b === 0) return undefined
  return {
    top: Math.min(rowOf(a), rowOf(b)),
    bottom: Math.max(rowOf(a), rowOf(b)),
    left: Math.min(columnOf(a), columnOf(b)),
    right: Math.max(columnOf(a), columnOf(b)),
  }
}

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
