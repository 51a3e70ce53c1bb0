import { renamedSheets, type SheetArea, type StoredBook, sheetAreaOf } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'
import { meantBy, setName, takeOut } from './add-sheet.ts'
import { ready } from './apply.ts'
import { withFile } from './files.ts'
import { get, type Jsapi, object, type Workbook, type Worksheet } from './jsapi.ts'
import { takesNoSheets } from './protection.ts'
import { rangeAt, sheetsOf } from './snapshot.ts'

/**
 * Puts the sheets of a workbook file behind the last one, with its names: the file is opened beside the workbook, all of its
 * sheets are copied over at once, and it is closed again. What a build makes of formulas and names is documented nowhere, so
 * both are read back: names are set right, and where a formula means the other file all is taken out again.
 *
 * @returns what the sheets are called here
 * @throws HostError `editing`; `protected`; `refused` where the workbook has one of the names, or the copies are not what was
 * copied: then none of them is left
 */
export function insertSheets(
  jsapi: Jsapi,
  book: Workbook,
  file: Uint8Array,
  source: StoredBook,
): readonly string[] {
  if (!ready(jsapi.app)) throw new HostError('editing')
  if (takesNoSheets(book)) throw new HostError('protected')
  const taken = Object.keys(source.names).find((name) => meantBy(book, name))
  if (taken !== undefined) throw new HostError('refused', { cause: `the workbook has the name ${taken}` })
  const before = sheetsOf(book)
  const front = object<Worksheet>(get(book, 'ActiveSheet'))
  const added = () => sheetsOf(book).slice(before.length)
  try {
    try {
      withFile(jsapi, file, (path) => copyAll(jsapi, path, before.at(-1)!.sheet))
    } finally {
      get(book, 'Activate')
    }
    if (added().length !== source.sheets.length)
      throw new HostError('refused', { cause: `WPS copied ${added().length} sheets` })
    settle(book, added(), source)
    return added().map(({ name }) => name)
  } catch (error) {
    for (const { sheet } of added().reverse()) takeOut(jsapi.app, sheet)
    for (const name of Object.keys(source.names)) setName(book, name, undefined)
    throw error
  } finally {
    get(front, 'Activate')
  }
}

/** All in one call, so that they go on meaning each other. The file is closed as it is. */
function copyAll({ app }: Jsapi, path: string, last: Worksheet): void {
  const books = object<Et.Workbooks>(get(app, 'Workbooks'))
  const never = 0
  const opened = object<Workbook>(get(books, 'Open', path, never, true))
  try {
    get(object<Et.Worksheets>(get(opened, 'Worksheets')), 'Copy', undefined, last)
  } finally {
    get(opened, 'Close', false)
  }
}

/** Holds formulas against the file's and sets the names as they are there. */
function settle(
  book: Workbook,
  added: readonly { readonly name: string; readonly sheet: Worksheet }[],
  { sheets, names }: StoredBook,
): void {
  const called = new Map(sheets.map(({ name }, index) => [name, added[index]!.name]))
  sheets.forEach(({ name, cells }, index) => {
    for (const [address, , formula] of cells) {
      if (formula == null) continue
      const stands = get(rangeAt(added[index]!.sheet, address), 'Formula')
      // A file in brackets, wherever the formula is written.
      if (typeof stands !== 'string' || !stands.startsWith('=') || /\[[^\]]*\.xlsx?\]/i.test(stands))
        throw new HostError('refused', { cause: `${name}!${address} became ${String(stands)}` })
    }
  })
  for (const [name, formula] of Object.entries(names)) {
    const here = renamedSheets(formula, called)
    if (same(meantBy(book, name), sheetAreaOf(here.slice(1)))) continue
    setName(book, name, here)
    if (!same(meantBy(book, name), sheetAreaOf(here.slice(1))))
      throw new HostError('refused', { cause: `WPS did not take the name ${name}` })
  }
}

const same = (a: SheetArea | undefined, b: SheetArea | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
