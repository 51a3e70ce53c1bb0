import { a1, a1Area, sheetAreaOf, type WordSheet } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'
import { type OfficeApi, run, runWhenFree } from './excel.ts'
import { isBroken, namesIn, takeOut, takesNoSheets } from './insert.ts'

/** Points, in which Excel takes the widths of columns here, for one character. */
const character = 6

/**
 * Puts a sheet of words behind the last one.
 *
 * @throws HostError `refused` where a sheet or name of that name is there, `protected` where no sheet can be added; after any
 * failure the new sheet is not left
 */
export async function addSheet(api: OfficeApi, sheet: WordSheet): Promise<void> {
  const lost = await runWhenFree(api, (context) => lostName(context, sheet))
  const id = await run(api, async (context) => {
    const { worksheets, names } = context.workbook
    if (lost) names.getItem(sheet.mark.name).delete()
    const added = worksheets.add(sheet.name)
    added.load('id')
    await context.sync()
    return added.id
  })
  try {
    await run(api, (context) => fill(context, id, sheet))
  } catch (error) {
    await run(api, (context) => takeOut(context, [id]))
    throw error
  }
}

/** Whether the name is there and its sheet was deleted: then it gives way. */
async function lostName(context: Excel.RequestContext, { name, mark }: WordSheet): Promise<boolean> {
  if (await takesNoSheets(context)) throw new HostError('protected')
  const { worksheets } = context.workbook
  worksheets.load('items/name')
  const known = (await namesIn(context)).get(mark.name)
  const taken = worksheets.items.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
  if (taken || (known !== undefined && !isBroken(known)))
    throw new HostError('refused', { cause: `the workbook has ${name} or ${mark.name}` })
  return known !== undefined
}

async function fill(
  context: Excel.RequestContext,
  id: string,
  { widths, words, mark }: WordSheet,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(id)
  widths.forEach((width, index) => {
    const first = { row: 1, column: index + 1 }
    sheet.getRange(a1(first)).format.columnWidth = width * character
  })
  sheet.getRange(a1Area(sheetAreaOf(mark.formula.slice(1))!.area)).format.wrapText = true
  for (const { address, text, bold } of words) {
    const range = sheet.getRange(address)
    range.values = [[text]]
    range.format.font.bold = bold
  }
  context.workbook.names.add(mark.name, mark.formula)
  await context.sync()
}
