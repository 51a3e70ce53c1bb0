import { a1, a1Area, sheetAreaOf, type WordSheet } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'
import { ready } from './apply.ts'
import { all, get, type Jsapi, object, set, text, type Workbook, type Worksheet, yes } from './jsapi.ts'
import { takesNoSheets } from './protection.ts'
import { namesOf, rangeAt, sheetsOf } from './snapshot.ts'

/**
 * Puts a sheet of words behind the last one.
 *
 * @throws HostError `editing`; `protected`; `refused` where a sheet or name of that name is there; after any failure the new
 * sheet is not left
 */
export function addSheet({ app }: Jsapi, book: Workbook, sheet: WordSheet): void {
  if (!ready(app)) throw new HostError('editing')
  if (takesNoSheets(book)) throw new HostError('protected')
  const { name, mark } = sheet
  const sheets = sheetsOf(book)
  const taken = sheets.some((known) => known.name.toLowerCase() === name.toLowerCase())
  if (taken || meantBy(book, mark.name))
    throw new HostError('refused', { cause: `the workbook has ${name} or ${mark.name}` })
  const front = object<Worksheet>(get(book, 'ActiveSheet'))
  const worksheets = object<Et.Worksheets>(get(book, 'Worksheets'))
  const added = object<Worksheet>(get(worksheets, 'Add', undefined, sheets.at(-1)!.sheet))
  try {
    fill(book, added, sheet)
  } catch (error) {
    takeOut(app, added)
    throw error
  } finally {
    // A new sheet comes in front.
    get(front, 'Activate')
  }
}

/** The place that a name of the workbook means; `undefined` for none, as where its sheet was deleted. */
export const meantBy = (book: Workbook, name: string) => sheetAreaOf(namesOf(book)[name]?.slice(1) ?? '')

function fill(book: Workbook, added: Worksheet, { name, widths, words, mark }: WordSheet): void {
  set(added, 'Name', name)
  const { area } = sheetAreaOf(mark.formula.slice(1))!
  widths.forEach((width, index) => {
    set(rangeAt(added, a1({ row: 1, column: index + 1 })), 'ColumnWidth', width)
  })
  set(rangeAt(added, a1Area(area)), 'WrapText', true)
  for (const { address, text: word, bold } of words) {
    const range = rangeAt(added, address)
    set(range, 'Value2', word)
    set(object<Et.Font>(get(range, 'Font')), 'Bold', bold)
  }
  setName(book, mark.name, mark.formula)
  const meant = meantBy(book, mark.name)
  if (meant?.sheet !== name || a1Area(meant.area) !== a1Area(area))
    throw new HostError('refused', { cause: `WPS did not take the name ${mark.name}` })
}

/** Gives a name of the workbook another meaning; with `undefined` takes it away. */
export function setName(book: Workbook, name: string, formula: string | undefined): void {
  const names = object<Et.Names>(get(book, 'Names'))
  for (const known of all<Et.Name>(names)) if (text(get(known, 'Name')) === name) get(known, 'Delete')
  if (formula !== undefined) get(names, 'Add', name, formula)
}

/** Without a question to the official, who has said so in the pane, or has not asked for the sheet alone. */
export function takeOut(app: Et.Application, sheet: Worksheet): void {
  const asks = yes(get(app, 'DisplayAlerts'))
  set(app, 'DisplayAlerts', false)
  try {
    get(sheet, 'Delete')
  } finally {
    set(app, 'DisplayAlerts', asks)
  }
}
