import { el, serialize } from '@gongkai/ooxml'
import type { Book } from '../read/book.ts'
import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
import { addPart, type Namespaces } from './package-parts.ts'
import { attributesIn, childIn, childrenIn, prefixOf, rootIn, type Span } from './spans.ts'
import { appended, type Splice, spliced } from './splice.ts'

/** A worksheet part with what the workbook says of it. */
export interface NewSheet {
  readonly name: string
  readonly content: string
  readonly state?: string | undefined
}

/** A defined name that comes with a sheet. */
export interface NewName {
  readonly name: string
  /** `'校验结果'!$A$1` */
  readonly formula: string
  readonly hidden?: boolean
  /** Where it holds for one sheet only: which of all there are, counted from 0. */
  readonly localSheetId?: number
}

/** Puts a worksheet behind the last one. */
export function addSheetPart(
  draft: Draft,
  book: Book,
  { name, content, state }: NewSheet,
  namespaces: Namespaces,
): void {
  const link = addPart(draft, book.part, 'worksheet', freePart(draft, book), content, namespaces)
  const xml = draft.text(book.part)!
  const root = rootIn(xml)
  const sheets = childIn(xml, root, 'sheets')!
  const sheetId = 1 + Math.max(...book.sheets.map((sheet) => Number(sheet.sheetId)), ...idsIn(xml, sheets))
  const [declaration, idName] = linkAttribute(xml, root, namespaces.relationships)
  const sheet = el(`${prefixOf(root)}sheet`, { name, sheetId, state, ...declaration, [idName]: link })
  draft.write(book.part, spliced(xml, [appended(xml, sheets, serialize(sheet))]))
}

/** Named as Excel does: some readers know worksheets by these names only. */
function freePart(draft: Draft, { zip, part }: Book): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  for (let number = 1; ; number++) {
    const name = `worksheets/sheet${number}.xml`
    if (!zip.has(folder + name) && draft.text(folder + name) === undefined) return name
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

/** Puts defined names in. Of those for the whole workbook, one that is there already gives way: it has lost its sheet. */
export function addNames(draft: Draft, { part }: Book, names: readonly NewName[]): void {
  const xml = draft.text(part)!
  const root = rootIn(xml)
  const prefix = prefixOf(root)
  const content = names
    .map(({ name, formula, hidden, localSheetId }) =>
      serialize(el(`${prefix}definedName`, { name, localSheetId, ...(hidden && { hidden: 1 }) }, formula)),
    )
    .join('')
  const list = childIn(xml, root, 'definedNames')
  const splices = list
    ? [...removed(xml, list, names), appended(xml, list, content)]
    : [
        childInserted(
          xml,
          root,
          'workbook',
          'definedNames',
          `<${prefix}definedNames>${content}</${prefix}definedNames>`,
        ),
      ]
  draft.write(part, spliced(xml, splices))
}

function removed(xml: string, list: Span, names: readonly NewName[]): Splice[] {
  const known = new Set(
    names.flatMap(({ name, localSheetId }) => (localSheetId === undefined ? [name.toLowerCase()] : [])),
  )
  return [...childrenIn(xml, list.innerStart, list.innerEnd)].flatMap((span) => {
    const attributes = attributesIn(xml, span)
    const gone =
      !attributes.has('localSheetId') && known.has(attributes.get('name')?.value.toLowerCase() ?? '')
    return gone ? [{ start: span.start, end: span.end, text: '' }] : []
  })
}
