import { get, text, type Workbook } from './jsapi.ts'

/**
 * Tells workbooks apart by their full names, which saving under another name changes. Where the event of that is lost, the
 * workbook counts as another one: nothing of the one is then done to the other.
 */
export interface Identities {
  of(book: Workbook): string
  beforeSave(book: Workbook): void
  afterSave(book: Workbook): void
}

const fullName = (book: Workbook): string => text(get(book, 'FullName'))

export function identities(): Identities {
  const known = new Map<string, string>()
  let saving: string | undefined
  let given = 0
  return {
    of(book) {
      const name = fullName(book)
      const id = known.get(name) ?? `wps-${++given}`
      known.set(name, id)
      return id
    },
    beforeSave(book) {
      saving = fullName(book)
    },
    afterSave(book) {
      const name = fullName(book)
      const id = saving === undefined ? undefined : known.get(saving)
      if (saving === undefined || id === undefined || saving === name) return
      known.delete(saving)
      known.set(name, id)
      saving = undefined
    },
  }
}
