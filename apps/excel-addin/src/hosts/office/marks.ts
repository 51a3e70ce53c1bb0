import { isMarkFormula, markColours, markFormula } from '@gongkai/workbook/sheets'
import { HostError, type Mark } from '../../port.ts'
import { targetOf } from './apply.ts'
import { isEditing, type OfficeApi, run, runWhenFree } from './excel.ts'

/**
 * Replaces all marks of this add-in by these.
 *
 * @throws HostError `protected`, `gone`, `editing`: nothing was changed; any other: no mark is left
 */
export async function mark(api: OfficeApi, marks: readonly Mark[]): Promise<void> {
  const own = await runWhenFree(api, async (context) => {
    const sheets = new Set(marks.map(({ at }) => at.sheet))
    const protections = [...sheets].map((name) => protectionOf(context.workbook.worksheets.getItem(name)))
    const found = await ownMarks(context)
    for (const protection of protections) mayFormat(protection)
    return found
  })
  try {
    await run(api, async (context) => {
      remove(context, own)
      for (const one of marks) addMark(context, one)
      await context.sync()
    })
  } catch (error) {
    if (!isEditing(error)) await clearMarks(api)
    throw error
  }
}

function addMark(context: Excel.RequestContext, { at, severity }: Mark): void {
  const { custom } = targetOf(context, at).range.conditionalFormats.add('Custom')
  const { text, fill } = markColours[severity]
  custom.rule.formula = `=${markFormula(severity)}`
  custom.format.fill.color = colour(fill)
  custom.format.font.color = colour(text)
}

/** ARGB as a file has it → #RRGGBB. */
const colour = (argb: string) => `#${argb.slice(2)}`

/**
 * @returns how many were removed
 * @throws HostError `protected`: nothing was changed
 */
export async function clearMarks(api: OfficeApi): Promise<number> {
  const own = await runWhenFree(api, ownMarks)
  if (own.length === 0) return 0
  await run(api, async (context) => {
    remove(context, own)
    await context.sync()
  })
  return own.length
}

interface OwnMark {
  readonly sheetId: string
  readonly id: string
}

/** @throws HostError `protected` where marks stand that may not be removed */
async function ownMarks(context: Excel.RequestContext): Promise<readonly OwnMark[]> {
  const { worksheets } = context.workbook
  worksheets.load('items/id')
  await context.sync()
  const sheets = worksheets.items.map((sheet) => {
    const formats = sheet.getRange().conditionalFormats
    formats.load('items/id,items/type')
    return { sheetId: sheet.id, formats, protection: protectionOf(sheet) }
  })
  await context.sync()
  // Only a custom format has a formula: asking any other for it is an error.
  const custom = sheets.flatMap(({ sheetId, formats, protection }) =>
    formats.items.flatMap((format) => {
      if (format.type !== 'Custom') return []
      const { rule } = format.custom
      rule.load('formula')
      return [{ sheetId, id: format.id, rule, protection }]
    }),
  )
  if (custom.length > 0) await context.sync()
  const own = custom.filter(({ rule }) => isMarkFormula(rule.formula))
  for (const { protection } of own) mayFormat(protection)
  return own
}

function protectionOf(sheet: Excel.Worksheet): Excel.WorksheetProtection {
  const { protection } = sheet
  protection.load('protected,options')
  return protection
}

function mayFormat({ protected: locked, options }: Excel.WorksheetProtection): void {
  if (locked && options?.allowFormatCells !== true) throw new HostError('protected')
}

function remove(context: Excel.RequestContext, own: readonly OwnMark[]): void {
  for (const { sheetId, id } of own) {
    context.workbook.worksheets.getItem(sheetId).getRange().conditionalFormats.getItem(id).delete()
  }
}
