import ExcelJS from 'exceljs'

type Model = { readonly [name: string]: unknown }

/**
 * All that exceljs knows of each sheet but for its number and name: values, formulas, formats, merges, rules, widths, protection,
 * printing. By the sheet's name, in the order of the tabs.
 */
export async function looks(bytes: Uint8Array): Promise<ReadonlyMap<string, Model>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  return new Map(
    book.worksheets.map(({ name, model }): [string, Model] => {
      const { id: _, name: __, ...look } = model as unknown as Model
      return [name, JSON.parse(JSON.stringify(look, withoutEmptyTexts))]
    }),
  )
}

/** A cell that holds a text without a character is blank where the text stands in the cell, else a text. */
const withoutEmptyTexts = (_: string, value: unknown) =>
  isModel(value) && value.type === ExcelJS.ValueType.String && value.value === ''
    ? { ...value, type: ExcelJS.ValueType.Null, value: undefined }
    : value

const isModel = (value: unknown): value is Model => typeof value === 'object' && value !== null
