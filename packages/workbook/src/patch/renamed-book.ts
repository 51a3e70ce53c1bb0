import { type Element, ns, type PackOptions, readXmlTree, serialize, type XmlElement } from '@gongkai/ooxml'
import { openBook } from '../read/book.ts'
import { refusing } from '../read/refusal.ts'
import { renamedSheets } from '../renamed-sheets.ts'
import { freeSheetNames } from '../word-sheet.ts'
import { formulaElements } from './copied-sheet.ts'
import { draftOf } from './draft.ts'

/**
 * A workbook as it can stand beside sheets of these names: one of its own whose name is taken is called otherwise, and all that
 * means it does so by the new name, links in formulas included, which no program would set right. The same bytes where none is
 * taken.
 *
 * @throws UnreadableWorkbook
 */
export function besideSheets(
  bytes: Uint8Array,
  taken: Iterable<string>,
  options: PackOptions = {},
): Uint8Array {
  return refusing(() => {
    const { zip, part, sheets } = openBook(bytes)
    const called = freeSheetNames(
      taken,
      sheets.map(({ name }) => name),
    )
    if (called.size === 0) return bytes
    const draft = draftOf(bytes, zip)
    for (const one of [part, ...sheets.map((sheet) => sheet.part)])
      draft.write(one, serialize(renamed(readXmlTree(zip.bytes(one)), called), { declaration: true }))
    return draft.bytes(options)
  })
}

function renamed(element: XmlElement, called: ReadonlyMap<string, string>): Element {
  const { name, uri, local, attributes } = element
  const own = uri === ns.spreadsheet
  const means = own && (local === 'definedName' || formulaElements.has(local))
  const children = element.children.map((child) =>
    typeof child !== 'string' ? renamed(child, called) : means ? renamedSheets(child, called) : child,
  )
  const as = own && local === 'sheet' ? called.get(attributes.name ?? '') : undefined
  return { name, attributes: as === undefined ? attributes : { ...attributes, name: as }, children }
}
