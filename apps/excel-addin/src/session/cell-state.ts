import { areaOf, type OpenBook, type Where } from '@gongkai/workbook/sheets'
import type { CellState, Content } from '../port.ts'

/** What stands in a cell of a workbook as it was read. Outside what was told, a cell is blank. */
export function cellState(book: OpenBook, { sheet: name, address }: Where): CellState {
  const area = areaOf(address)
  const sheet = book.sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
  for (const { row, column, values, formulas } of area && sheet ? sheet.ranges : []) {
    const [down, right] = [area!.top - row, area!.left - column]
    const line = values[down]
    if (line === undefined || right < 0 || right >= line.length) continue
    const value = line[right]
    const written = formulas?.[down]?.[right]
    return typeof written === 'string' && written.startsWith('=') && written !== value
      ? { value, formula: written }
      : { value: value === '' ? null : value }
  }
  return { value: null }
}

/** What brings a cell back to a state it was in. */
export const contentOf = ({ value, formula }: CellState): Content =>
  formula === undefined
    ? typeof value === 'boolean'
      ? String(value).toUpperCase()
      : (value ?? null)
    : { formula }
