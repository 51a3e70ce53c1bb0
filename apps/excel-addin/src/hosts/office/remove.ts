import { HostError, type Inserted, type Removed, type Snapshot } from '../../port.ts'
import { keptBy, namesToRemove } from '../kept-sheets.ts'
import { type OfficeApi, run } from './excel.ts'
import { takesNoSheets } from './insert.ts'

/** See `Host.removeSheets`. Compared in one look, deleted in the next: what comes between is as of `apply`. */
export async function removeSheets(
  api: OfficeApi,
  read: () => Promise<Pick<Snapshot, 'book'>>,
  inserted: Inserted,
): Promise<Removed> {
  if (await run(api, takesNoSheets)) throw new HostError('protected')
  const { book } = await read()
  const kept = keptBy(book, inserted)
  if (kept) return kept
  await run(api, async (context) => {
    const { worksheets, names } = context.workbook
    // Sheets first: where Excel deletes none, the names still mean them.
    for (const { name } of inserted.sheets) worksheets.getItem(name).delete()
    for (const name of namesToRemove(book, inserted)) names.getItem(name).delete()
    await context.sync()
  })
  return { state: 'removed' }
}
