import { el, serialize } from '@gongkai/ooxml'
import { reference } from '../a1.ts'
import type { Book, SheetEntry } from '../read/book.ts'
import { resultsName } from '../read/own-sheets.ts'
import { dropCalculationOrder } from './calculation.ts'
import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
import { addPart, type Namespaces } from './package-parts.ts'
import { resultsTitle } from './results-sheet.ts'
import { attributesIn, childIn, childrenIn, prefixOf, rootIn, type Span } from './spans.ts'
import { appended, type Splice, spliced } from './splice.ts'

/** Writes the sheet of results: over the one of an earlier run, else as the last sheet of the workbook. */
export function writeResults(draft: Draft, book: Book, content: string, namespaces: Namespaces): void {
  const earlier = resultsEntry(book)
  if (earlier) {
    draft.write(earlier.part, content)
    dropCalculationOrder(draft, book, earlier)
    return
  }
  const name = freeName(book)
  const link = addPart(draft, book.part, 'worksheet', freePart(book), content, namespaces)
  const xml = draft.text(book.part)!
  const root = rootIn(xml)
  const sheets = childIn(xml, root, 'sheets')!
  const sheetId = 1 + Math.max(...book.sheets.map((sheet) => Number(sheet.sheetId)), ...idsIn(xml, sheets))
  const prefix = prefixOf(root)
  const [declaration, idName] = linkAttribute(xml, root, namespaces.relationships)
  const sheet = el(`${prefix}sheet`, { name, sheetId, ...declaration, [idName]: link })
  draft.write(
    book.part,
    spliced(xml, [appended(xml, sheets, serialize(sheet)), ...namedResults(xml, root, name)]),
  )
}

const resultsEntry = (book: Book): SheetEntry | undefined => {
  const name = book.names.get(resultsName)?.sheet.toLowerCase()
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === name)
}

/** Named as Excel does: some readers know worksheets by these names only. */
function freePart({ zip, part }: Book): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  for (let number = 1; ; number++) {
    const name = `worksheets/sheet${number}.xml`
    if (!zip.has(folder + name)) return name
  }
}

function freeName({ sheets }: Book): string {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = number === 1 ? resultsTitle : `${resultsTitle}${number}`
    if (!taken.has(name)) return name
  }
}

const idsIn = (xml: string, sheets: Span): number[] =>
  [...childrenIn(xml, sheets.innerStart, sheets.innerEnd)].map((span) =>
    Number(attributesIn(xml, span).get('sheetId')?.value ?? 0),
  )

/** The name of the `id` attribute, by the prefix that the root declares or else by one declared on the spot. */
function linkAttribute(xml: string, root: Span, namespace: string): [Record<string, string>, string] {
  for (const [name, { value }] of attributesIn(xml, root)) {
    if (name.startsWith('xmlns:') && value === namespace) return [{}, `${name.slice(6)}:id`]
  }
  return [{ 'xmlns:r': namespace }, 'r:id']
}

/** The defined name that marks the sheet; one that has lost its sheet gives way. */
function namedResults(xml: string, root: Span, sheet: string): Splice[] {
  const prefix = prefixOf(root)
  const target = reference(sheet, { top: 1, left: 1, bottom: 1, right: 1 })
  const name = serialize(el(`${prefix}definedName`, { name: resultsName, hidden: 1 }, target))
  const list = childIn(xml, root, 'definedNames')
  if (!list) {
    const names = `<${prefix}definedNames>${name}</${prefix}definedNames>`
    return [childInserted(xml, root, 'workbook', 'definedNames', names)]
  }
  const lost = [...childrenIn(xml, list.innerStart, list.innerEnd)].filter(
    (span) => attributesIn(xml, span).get('name')?.value === resultsName,
  )
  return [...lost.map(({ start, end }) => ({ start, end, text: '' })), appended(xml, list, name)]
}
