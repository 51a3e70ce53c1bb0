import { columnLetters } from '../a1.ts'
import { columnOf, keyOf, rowOf } from './reference.ts'

/** A formula without its `=`, as written in one cell and meant `down` rows and `right` columns from there. */
export interface Formula {
  readonly text: string
  readonly down: number
  readonly right: number
}

/** Texts and quoted sheet names, which are passed over; then a cell's address that is no part of a longer name. */
const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!])/g

/** The formula as it would be written in its own cell. */
export function formulaText({ text, down, right }: Formula): string {
  if (down === 0 && right === 0) return text
  return text.replace(token, (whole, fixedColumn, letters, fixedRow, digits) => {
    const key = letters === undefined ? 0 : keyOf(letters + digits)
    if (key === 0) return whole
    const column = columnOf(key) + (fixedColumn ? 0 : right)
    const row = rowOf(key) + (fixedRow ? 0 : down)
    return row > 0 && column > 0 ? `${fixedColumn}${columnLetters(column)}${fixedRow}${row}` : '#REF!'
  })
}
