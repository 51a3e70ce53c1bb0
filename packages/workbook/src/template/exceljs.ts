import { openZip, type PackOptions, writeZip, xmlSafe } from '@gongkai/ooxml'
import ExcelJS from 'exceljs'
import { type Area, a1Area, columnLetters, reference } from '../a1.ts'
import { withBulkRows } from './bulk-rows.ts'
import { type Flag, type Formula, one, type Sheet, type SheetCell } from './model.ts'
import { storedText } from './stored-text.ts'
import { styles } from './styles.ts'
import { validationOf } from './validations.ts'

// The one file that runs exceljs.

const colours = { red: 'FFFFC7CE', amber: 'FFFFEB9C' } as const

/** Every place of an area. */
function* placesOf({ top, left, bottom, right }: Area) {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield { row, column }
}

function contentOf(value: Exclude<SheetCell['value'], null>, where: string): ExcelJS.CellValue {
  if (typeof value === 'string') return storedText(value, where)
  if (typeof value === 'number' || value instanceof Date) return value
  const { formula, result }: Formula = value
  return { formula, result }
}

function addCell(sheet: ExcelJS.Worksheet, { value, look, input, merge, ...place }: SheetCell): void {
  const style = { ...styles[look], protection: { locked: !input } }
  // Borders of a merged range need every cell's style; the value goes to its corner.
  for (const { row, column } of placesOf(merge ?? one(place))) sheet.getCell(row, column).style = style
  const cell = sheet.getCell(place.row, place.column)
  if (value !== null) cell.value = contentOf(value, `${sheet.name}!${cell.address}`)
  if (merge) sheet.mergeCells(merge.top, merge.left, merge.bottom, merge.right)
}

/** Red over amber where both hold; every rule of a sheet has a priority of its own. */
function addFlags(sheet: ExcelJS.Worksheet, flags: readonly Flag[]): void {
  const inOrder = [...flags].sort((a, b) => Number(a.colour === 'amber') - Number(b.colour === 'amber'))
  for (const [i, { area, colour, formula }] of inOrder.entries()) {
    const fill = { type: 'pattern', pattern: 'solid', bgColor: { argb: colours[colour] } } as const
    sheet.addConditionalFormatting({
      ref: a1Area(area),
      rules: [{ type: 'expression', priority: i + 1, formulae: [formula], style: { fill } }],
    })
  }
}

/** exceljs keeps validations by range under a name its types do not know. */
type Validations = { readonly add: (range: string, rule: ExcelJS.DataValidation) => void }

/** What stands at the head of each page; & begins a code there, 255 characters are the limit, and a line holds fewer. */
const headerOf = (text: string) => `&L${[...xmlSafe(text)].slice(0, 50).join('').replaceAll('&', '&&')}`

function viewOf({ frozenRows }: Sheet): Partial<ExcelJS.WorksheetView> {
  if (frozenRows === undefined) return { state: 'normal', showGridLines: false }
  return { state: 'frozen', ySplit: frozenRows, showGridLines: false }
}

function pageOf({
  cells,
  bulk = [],
  landscape,
  pages,
  growing,
  titleRow,
  widths,
}: Sheet): Partial<ExcelJS.PageSetup> {
  // No spread: a list of a whole city's figures has more cells than a call takes arguments.
  const bottom = cells.reduce((last, { row, merge }) => Math.max(last, merge?.bottom ?? row), 1)
  const right = cells.reduce(
    (last, { column, merge }) => Math.max(last, merge?.right ?? column),
    widths.length,
  )
  return {
    paperSize: 9,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: pages === 'many' || growing ? 0 : 1,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    printArea: `A$1:${columnLetters(right)}$${bottom + bulk.length}`,
    ...(titleRow !== undefined && { printTitlesRow: `${titleRow}:${titleRow}` }),
  }
}

async function addSheet(book: ExcelJS.Workbook, model: Sheet, header: string): Promise<void> {
  const sheet = book.addWorksheet(model.name, {
    pageSetup: pageOf(model),
    headerFooter: { oddHeader: headerOf(header), oddFooter: '&L&A&R第 &P 页，共 &N 页' },
    views: [viewOf(model)],
  })
  model.widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const cell of model.cells) addCell(sheet, cell)
  for (const [row, height] of model.heights) sheet.getRow(row).height = height
  const { dataValidations } = sheet as unknown as { readonly dataValidations: Validations }
  for (const validation of model.validations)
    dataValidations.add(a1Area(validation.area), validationOf(validation))
  addFlags(sheet, model.flags)
  for (const [name, area] of model.names) book.definedNames.add(reference(model.name, area), name)
  if (model.filter) sheet.autoFilter = a1Area(model.filter)
  // Without a password: protection is a guide here, not security; and a password costs a second.
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    ...(model.filter && { autoFilter: true }),
    ...(model.growing && { insertRows: true, deleteRows: true }),
  })
}

/**
 * Writes the sheets as an .xlsx file, the same bytes for the same sheets. `header` stands at the head of each printed page.
 */
export async function writeSheets(
  sheets: readonly Sheet[],
  header: string,
  options?: PackOptions,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const epoch = new Date(Date.UTC(2000, 0, 1))
  Object.assign(book, { creator: 'gongkai', created: epoch, modified: epoch })
  book.calcProperties.fullCalcOnLoad = true
  for (const sheet of sheets) await addSheet(book, sheet, header)
  // exceljs dates each part with the moment, so its parts are packed here.
  const stored = { zip: { compression: 'STORE' } } as const
  const zip = openZip(new Uint8Array(await book.xlsx.writeBuffer(stored)))
  return writeZip(withBulkRows(zip, sheets), options)
}
