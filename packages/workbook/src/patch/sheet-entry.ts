import { el, serialize } from '@gongkai/ooxml'
import type { Book } from '../read/book.ts'
import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
import { addPart, type Namespaces } from './package-parts.ts'
import { attributesIn, childIn, childrenIn, prefixOf, rootIn, type Span } from './spans.ts'
import { appended, type Splice, spliced } from './splice.ts'

/** A defined name that comes with a sheet. */
export interface SheetMark {
  readonly name: string
  /** `'校验结果'!$A$1` */
  readonly formula: string
  readonly hidden?: true
}

/** Puts a worksheet behind the last one, with a name that marks it. */
export function addSheetPart(
  draft: Draft,
  book: Book,
  sheetName: string,
  content: string,
  mark: SheetMark,
  namespaces: Namespaces,
): void {
  const link = addPart(draft, book.part, 'worksheet', freePart(book), content, namespaces)
  const xml = draft.text(book.part)!
  const root = rootIn(xml)
  const sheets = childIn(xml, root, 'sheets')!
  const sheetId = 1 + Math.max(...book.sheets.map((sheet) => Number(sheet.sheetId)), ...idsIn(xml, sheets))
  const prefix = prefixOf(root)
  const [declaration, idName] = linkAttribute(xml, root, namespaces.relationships)
  const sheet = el(`${prefix}sheet`, { name: sheetName, sheetId, ...declaration, [idName]: link })
  draft.write(book.part, spliced(xml, [appended(xml, sheets, serialize(sheet)), ...marked(xml, root, mark)]))
}

/** Named as Excel does: some readers know worksheets by these names only. */
function freePart({ zip, part }: Book): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  for (let number = 1; ; number++) {
    const name = `worksheets/sheet${number}.xml`
    if (!zip.has(folder + name)) return name
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
function marked(xml: string, root: Span, { name: known, formula, hidden }: SheetMark): Splice[] {
  const prefix = prefixOf(root)
  const name = serialize(el(`${prefix}definedName`, { name: known, ...(hidden && { hidden: 1 }) }, formula))
  const list = childIn(xml, root, 'definedNames')
  if (!list) {
    const names = `<${prefix}definedNames>${name}</${prefix}definedNames>`
    return [childInserted(xml, root, 'workbook', 'definedNames', names)]
  }
  const lost = [...childrenIn(xml, list.innerStart, list.innerEnd)].filter(
    (span) => attributesIn(xml, span).get('name')?.value.toLowerCase() === known,
  )
  return [...lost.map(({ start, end }) => ({ start, end, text: '' })), appended(xml, list, name)]
}
