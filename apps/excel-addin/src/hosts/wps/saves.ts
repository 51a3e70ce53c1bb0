import type { Snapshot } from '../../port.ts'
import { eventsOf, listen } from './events.ts'
import { ifGiven, type Jsapi, object, set } from './jsapi.ts'
import { snapshotOf } from './snapshot.ts'

export interface SaveQuestion {
  /** Tells one state of things from another. */
  readonly key: string
  /** Asks the official; @returns whether to save */
  ask(): boolean
}

/**
 * Asks before a workbook is saved, where `question` finds a reason to. No keeps the workbook from being saved; after a yes the
 * same state of things is not asked about again. Whatever WPS refuses to tell never stands in the way of saving.
 *
 * @returns stops asking
 */
export function watchSaves(
  jsapi: Jsapi,
  question: (book: Snapshot['book']) => SaveQuestion | undefined,
): () => void {
  const { root } = jsapi
  let answered: string | undefined
  return listen(root, ['WorkbookBeforeSave'], (_name, book) => {
    const asked = ifGiven(() => question(snapshotOf(jsapi, object(book)).book))
    if (!asked || asked.key === answered) return
    if (asked.ask()) answered = asked.key
    else set(eventsOf(root), 'Cancel', true)
  })
}
