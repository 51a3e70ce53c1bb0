import { el, type PackOptions, serialize } from '@gongkai/ooxml'
import { openBook } from '../read/book.ts'
import { keyOf, rowOf } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import type { WordSheet } from '../word-sheet.ts'
import { textElement } from './cell-xml.ts'
import { draftOf } from './draft.ts'
import { namespacesOf } from './package-parts.ts'
import { addNames, addSheetPart } from './sheet-entry.ts'
import { type ResultStyles, stylesOf, withResultStyles } from './styles-part.ts'

/**
 * A copy of the workbook with a sheet of words behind the last one; every other sheet stays byte for byte.
 *
 * @throws UnreadableWorkbook; RangeError where it has a sheet, or a name that means something, of that name
 */
export function addSheet(
  bytes: Uint8Array,
  sheet: WordSheet,
  options: PackOptions = {},
): Uint8Array<ArrayBuffer> {
  return refusing(() => {
    const book = openBook(bytes)
    const taken = book.sheets.some(({ name }) => name.toLowerCase() === sheet.name.toLowerCase())
    if (taken || book.names.has(sheet.mark.name)) throw new RangeError(`there is a ${sheet.name} already`)
    const draft = draftOf(bytes, book.zip)
    const namespaces = namespacesOf(draft.text(book.part)!)
    const stylesPart = stylesOf(draft, book, namespaces)
    const { xml, styles } = withResultStyles(draft.text(stylesPart)!)
    draft.write(stylesPart, xml)
    const content = sheetXml(sheet, styles, namespaces.spreadsheet)
    addSheetPart(draft, book, { name: sheet.name, content }, namespaces)
    addNames(draft, book, [{ ...sheet.mark, formula: sheet.mark.formula.slice(1) }])
    return draft.bytes(options)
  })
}

/** Blank cells take their column's format: what is typed there later is shown whole. */
function sheetXml({ widths, words }: WordSheet, { plain, bold }: ResultStyles, namespace: string): string {
  const rows = new Map<number, WordSheet['words'][number][]>()
  for (const word of words) {
    const row = rowOf(keyOf(word.address))
    rows.set(row, [...(rows.get(row) ?? []), word])
  }
  return serialize(
    el(
      'worksheet',
      { xmlns: namespace },
      el(
        'cols',
        {},
        widths.map((width, i) => el('col', { min: i + 1, max: i + 1, width, style: plain, customWidth: 1 })),
      ),
      el(
        'sheetData',
        {},
        [...rows].map(([row, cells]) =>
          el(
            'row',
            { r: row },
            cells.map(({ address, text, bold: isBold }) =>
              el(
                'c',
                { r: address, s: isBold ? bold : plain, t: 'inlineStr' },
                el('is', {}, textElement('t', text)),
              ),
            ),
          ),
        ),
      ),
    ),
    { declaration: true },
  )
}
