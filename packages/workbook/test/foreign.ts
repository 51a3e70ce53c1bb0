import {
  editions,
  type FormGrid,
  headingOf,
  layoutsOf,
  type Report,
  titleOf,
  type Value,
} from '@gongkai/schema'
import ExcelJS from 'exceljs'

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

/** One sheet with all of a report, called as a sheet of the template that holds nothing of it. */
export async function foreignBook(report: Report, name = '说明'): Promise<Uint8Array> {
  const edition = editions[report.edition]
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name)
  sheet.addRow([titleOf(report, edition)])
  for (const { id } of edition.sections) {
    sheet.addRow([headingOf(edition, id)])
    const grid = layoutsOf(edition).find(({ table }) => table === id)
    if (grid) drawTable(sheet, grid, report.values, { row: sheet.rowCount + 1, column: 1 })
    for (const text of report.sections[id] ?? []) sheet.addRow([text])
  }
  return bytesOf(book)
}
