import { HostError, type Inserted, type Removed } from '../../port.ts'
import { keptBy, namesToRemove } from '../kept-sheets.ts'
import { setName, takeOut } from './add-sheet.ts'
import { ready } from './apply.ts'
import type { Jsapi, Workbook } from './jsapi.ts'
import { takesNoSheets } from './protection.ts'
import { sheetsOf, snapshotOf } from './snapshot.ts'

/**
 * See `Host.removeSheets`.
 *
 * @throws HostError `refused` where WPS leaves one of the sheets: those before it are gone then
 */
export function removeSheets(jsapi: Jsapi, book: Workbook, inserted: Inserted): Removed {
  if (!ready(jsapi.app)) throw new HostError('editing')
  if (takesNoSheets(book)) throw new HostError('protected')
  const now = snapshotOf(jsapi, book).book
  const kept = keptBy(now, inserted)
  if (kept) return kept
  for (const { name } of inserted.sheets) {
    takeOut(jsapi.app, sheetsOf(book).find((sheet) => sheet.name === name)!.sheet)
    if (sheetsOf(book).some((sheet) => sheet.name === name))
      throw new HostError('refused', { cause: `WPS did not delete ${name}` })
  }
  for (const name of namesToRemove(now, inserted)) setName(book, name, undefined)
  return { state: 'removed' }
}
