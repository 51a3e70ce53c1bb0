import type { FormGrid, Value } from '@gongkai/schema'
import type ExcelJS from 'exceljs'

/** Writes the form's table on a sheet the way people draw it: labels and figures merged as printed. */
export function drawTable(
  sheet: ExcelJS.Worksheet,
  grid: FormGrid,
  values: Readonly<Record<string, Value>>,
  at: { readonly row: number; readonly column: number },
  /** The row on the sheet, relative to the table's first, of a row of the form. */
  place: (row: number) => number = (row) => row,
): void {
  for (const { row, column, rowSpan, columnSpan, text, id } of grid.cells) {
    const [top, left] = [at.row + place(row), at.column + column]
    const [bottom, right] = [at.row + place(row + rowSpan - 1), left + columnSpan - 1]
    if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right)
    sheet.getCell(top, left).value = id ? (values[id] ?? null) : text
  }
}

export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await book.xlsx.writeBuffer())
