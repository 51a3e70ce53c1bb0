import ExcelJS from 'exceljs'
import { type Area, a1Area, reference } from '../a1.ts'
import { type Flag, one, type Sheet, type SheetCell, type Validation } from './model.ts'

// The one file that touches exceljs.

const thin = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const
const song = (size: number, bold = false) => ({ name: '宋体', size, bold })
const middle = { vertical: 'middle', wrapText: true } as const
const centre = { ...middle, horizontal: 'center' } as const

/** Whole numbers as they are; what a locked total says is centred like what is typed. */
const styles: Readonly<Record<SheetCell['look'], Partial<ExcelJS.Style>>> = {
  title: { font: song(16, true), alignment: middle },
  hint: { font: { ...song(10), color: { argb: 'FF595959' } }, alignment: middle },
  label: { font: song(10.5), alignment: centre, border, fill: grey },
  figure: { font: song(11), alignment: centre, border },
  total: { font: song(11), alignment: centre, border, fill: grey },
  text: { font: song(11), alignment: { ...middle, vertical: 'top' }, border },
  field: { font: song(11), alignment: middle, border, numFmt: 'yyyy-mm-dd' },
  state: { font: song(10.5, true), alignment: centre, border },
  plain: { font: song(10.5), alignment: middle, border },
}

const colours = { red: 'FFFFC7CE', amber: 'FFFFEB9C' } as const

/** Every place of an area, or the cell's own. */
function* placesOf({ top, left, bottom, right }: Area) {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield { row, column }
}

function addCell(sheet: ExcelJS.Worksheet, { value, look, input, merge, ...place }: SheetCell): void {
  const { numFmt, ...plain } = styles[look]
  const style = {
    ...plain,
    ...(value instanceof Date && numFmt && { numFmt }),
    protection: { locked: !input },
  }
  // Borders of a merged range need every cell's style; the value goes to its corner.
  for (const { row, column } of placesOf(merge ?? one(place))) sheet.getCell(row, column).style = style
  const cell = sheet.getCell(place.row, place.column)
  if (value !== null) cell.value = value as ExcelJS.CellValue
  if (merge) sheet.mergeCells(merge.top, merge.left, merge.bottom, merge.right)
}

/** exceljs keeps validations by range under a name its types do not know. */
type Validations = { readonly add: (range: string, rule: ExcelJS.DataValidation) => void }

function validationOf(validation: Validation): ExcelJS.DataValidation {
  if (validation.kind === 'list') {
    return {
      type: 'list',
      allowBlank: true,
      formulae: [`"${validation.words.join(',')}"`],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '请从下拉框选择',
      error: `只能是：${validation.words.join('、')}`,
    }
  }
  const decimal = validation.kind === 'amount'
  const limit = 999_999_999_999
  return {
    type: decimal ? 'decimal' : 'whole',
    operator: 'between',
    allowBlank: true,
    formulae: [validation.kind === 'signed' ? -limit : 0, limit],
    showInputMessage: true,
    prompt: validation.prompt,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '这里只能填数字',
    error: validation.prompt,
  }
}

function addFlag(sheet: ExcelJS.Worksheet, { area, colour, formula }: Flag): void {
  sheet.addConditionalFormatting({
    ref: a1Area(area),
    rules: [
      {
        type: 'expression',
        priority: colour === 'red' ? 1 : 2,
        formulae: [formula],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: colours[colour] } } },
      },
    ],
  })
}

async function addSheet(book: ExcelJS.Workbook, model: Sheet, footer: string): Promise<void> {
  const sheet = book.addWorksheet(model.name, {
    pageSetup: {
      paperSize: 9,
      orientation: model.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: model.growing ? 0 : 1,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${footer}&R第 &P 页` },
    views: [
      model.frozenRows === undefined
        ? { state: 'normal', showGridLines: false }
        : { state: 'frozen', ySplit: model.frozenRows, showGridLines: false },
    ],
  })
  model.widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const cell of model.cells) addCell(sheet, cell)
  for (const [row, height] of model.heights) sheet.getRow(row).height = height
  const { dataValidations } = sheet as unknown as { readonly dataValidations: Validations }
  for (const validation of model.validations)
    dataValidations.add(a1Area(validation.area), validationOf(validation))
  for (const flag of model.flags) addFlag(sheet, flag)
  for (const [name, area] of model.names) book.definedNames.add(reference(model.name, area), name)
  // Without a password: protection is a guide here, not security; and a password costs a second.
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    ...(model.growing && { insertRows: true, deleteRows: true }),
  })
}

/** Writes the sheets as an .xlsx file. `footer` stands at the foot of each printed page. */
export async function writeSheets(sheets: readonly Sheet[], footer: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const epoch = new Date(Date.UTC(2000, 0, 1))
  Object.assign(book, { creator: 'gongkai', created: epoch, modified: epoch })
  book.calcProperties.fullCalcOnLoad = true
  for (const sheet of sheets) await addSheet(book, sheet, footer)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
