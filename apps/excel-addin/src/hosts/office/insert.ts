import { renamedSheets } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'
import { type OfficeApi, run, runWhenFree } from './excel.ts'

/**
 * Puts the sheets of a workbook file behind the last one (ExcelApi 1.13), with its names: where a name does not come with
 * them, it is added for the sheet as it is called here.
 *
 * @returns what the sheets are called here
 * @throws HostError `refused` where the workbook has such a name already: the sheets stand in it; `protected` where it takes
 * none; after any failure none of them is left
 */
export async function insertSheets(api: OfficeApi, file: Uint8Array): Promise<readonly string[]> {
  const { storedBook } = await import('@gongkai/workbook')
  const source = storedBook(file)
  const broken = await runWhenFree(api, async (context) => {
    if (await takesNoSheets(context)) throw new HostError('protected')
    const here = await namesIn(context)
    const taken = Object.keys(source.names).filter((name) => here.has(name.toLowerCase()))
    if (taken.some((name) => !isBroken(here.get(name.toLowerCase())!))) {
      throw new HostError('refused', { cause: `the workbook has the name ${taken[0]}` })
    }
    return taken
  })
  const ids = await run(api, async (context) => {
    // Names of sheets that were deleted; the new ones take their place.
    for (const name of broken) context.workbook.names.getItem(name).delete()
    const inserted = context.workbook.insertWorksheetsFromBase64(base64(file), { positionType: 'End' })
    await context.sync()
    return inserted.value
  })
  try {
    return await run(api, (context) => addNames(context, source, ids))
  } catch (error) {
    await run(api, (context) => takeOut(context, ids))
    throw error
  }
}

interface Source {
  readonly sheets: readonly { readonly name: string }[]
  readonly names: Readonly<Record<string, string>>
}

async function addNames(
  context: Excel.RequestContext,
  source: Source,
  ids: readonly string[],
): Promise<readonly string[]> {
  const inserted = ids.map((id) => context.workbook.worksheets.getItem(id))
  for (const sheet of inserted) sheet.load('name')
  const here = await namesIn(context)
  const called = new Map(source.sheets.map(({ name }, index) => [name, inserted[index]?.name ?? name]))
  for (const [name, formula] of Object.entries(source.names)) {
    if (!here.has(name.toLowerCase())) context.workbook.names.add(name, renamedSheets(formula, called))
  }
  await context.sync()
  return inserted.map(({ name }) => name)
}

/** Whether the structure of the workbook is protected: then no sheet comes or goes. */
export async function takesNoSheets(context: Excel.RequestContext): Promise<boolean> {
  const { protection } = context.workbook
  protection.load('protected')
  await context.sync()
  return protection.protected
}

export async function takeOut(context: Excel.RequestContext, ids: readonly string[]): Promise<void> {
  for (const id of ids) context.workbook.worksheets.getItem(id).delete()
  await context.sync()
}

export async function namesIn(context: Excel.RequestContext): Promise<ReadonlyMap<string, string>> {
  const { names } = context.workbook
  names.load('items/name,items/formula,items/scope')
  await context.sync()
  return new Map(
    names.items.flatMap(({ name, formula, scope }) =>
      scope === 'Workbook' ? [[name.toLowerCase(), String(formula)]] : [],
    ),
  )
}

export const isBroken = (formula: string) => formula.includes('#REF!')

function base64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(parts.join(''))
}
