/** A place on a worksheet; row and column count from 1, as Excel's do. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle on a worksheet, both corners included. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** J6 */
export const a1 = ({ row, column }: Place): string => `${columnLetters(column)}${row}`

/** D6:J28; D6 where the area is one cell. */
export function a1Area({ top, left, bottom, right }: Area): string {
  const first = a1({ row: top, column: left })
  return top === bottom && left === right ? first : `${first}:${a1({ row: bottom, column: right })}`
}

/** '三、申请'!$A$3:$K$31, as a defined name refers to it. */
export function reference(sheet: string, { top, left, bottom, right }: Area): string {
  const fixed = (row: number, column: number) => `$${columnLetters(column)}$${row}`
  const first = fixed(top, left)
  const last = top === bottom && left === right ? '' : `:${fixed(bottom, right)}`
  return `'${sheet.replaceAll("'", "''")}'!${first}${last}`
}
