import ExcelJS from 'exceljs'

/** What exceljs reads in each filled cell of each sheet, in the terms of `contentsOf`. */
export async function oracle(bytes: Uint8Array): Promise<Record<string, Record<string, unknown>>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const sheets: Record<string, Record<string, unknown>> = Object.create(null)
  for (const sheet of book.worksheets) {
    const found: Record<string, unknown> = Object.create(null)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master !== cell) return
        const content = cell.formula ? [`=${cell.formula}`, plain(cell.result) ?? null] : plain(cell.value)
        if (content !== undefined && content !== '') found[cell.address] = content
      }),
    )
    sheets[sheet.name] = found
  }
  return sheets
}

type Plain = number | string | undefined

function plain(value: ExcelJS.CellValue | undefined): Plain {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return serialOf(value)
  if ('error' in value) return value.error
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return plain(value.text as ExcelJS.CellValue)
  throw new Error(`not looked for: ${JSON.stringify(value)}`)
}

/** exceljs turns serial days into times; back again, to the minute. */
const serialOf = (date: Date) => Math.round((date.getTime() / 86_400_000 + 25_569) * 1440) / 1440
