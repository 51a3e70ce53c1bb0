import {
  childOf,
  childrenOf,
  ns,
  type PackOptions,
  readXmlTree,
  relationshipsOf,
  serialize,
  textOf,
} from '@gongkai/ooxml'
import { type Book, isTrue, openBook } from '../read/book.ts'
import { refusing } from '../read/refusal.ts'
import { renamedSheets } from '../renamed-sheets.ts'
import { freeSheetNames } from '../word-sheet.ts'
import { calculateOnLoad } from './calculation.ts'
import { copiedSheet } from './copied-sheet.ts'
import { copiedStyles } from './copied-styles.ts'
import { type Draft, draftOf } from './draft.ts'
import { namespacesOf } from './package-parts.ts'
import { addNames, addSheetPart, type NewName } from './sheet-entry.ts'
import { styleLists } from './style-lists.ts'
import { stylesOf } from './styles-part.ts'

/** What became of it. But for `inserted`, nothing did. */
export type Insertion =
  | { readonly state: 'inserted'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The workbook has this name already, and it means something. */
  | { readonly state: 'name-taken'; readonly name: string }
  /** Its structure is protected. */
  | { readonly state: 'locked' }
  /** One of the two counts its days from 1904: dates would read four years off. */
  | { readonly state: 'other-days' }

/**
 * A copy of the workbook with all sheets of another one, an empty template, behind its last one, and with that one's names.
 * Every other part stays byte for byte, and what is in the lists of formats keeps its number. A sheet whose name is taken comes
 * under a free one.
 *
 * @throws UnreadableWorkbook; RangeError where `from` has what a template has not: sheets that are no worksheets, or that have
 * parts of their own
 */
export function insertSheets(bytes: Uint8Array, from: Uint8Array, options: PackOptions = {}): Insertion {
  return refusing(() => {
    const [book, other] = [openBook(bytes), openBook(from)]
    const added = directoryOf(other)
    if (added.tabs.length !== other.sheets.length) throw new RangeError('not all sheets are worksheets')
    const taken = takenName(book, added.names)
    if (taken !== undefined) return { state: 'name-taken', name: taken }
    if (book.structureLocked) return { state: 'locked' }
    if (book.date1904 !== other.date1904) return { state: 'other-days' }
    return { state: 'inserted', bytes: inserted(bytes, book, other, added).bytes(options) }
  })
}

/** What a workbook part says of its sheets of any kind, and its names, those for one sheet included. */
interface Directory {
  readonly tabs: readonly { readonly name: string; readonly state: string | undefined }[]
  readonly names: readonly NewName[]
}

function directoryOf({ zip, part }: Book): Directory {
  const root = readXmlTree(zip.bytes(part))
  const listed = (list: string, entry: string) => {
    const found = childOf(root, ns.spreadsheet, list)
    return found ? childrenOf(found, ns.spreadsheet, entry) : []
  }
  return {
    tabs: listed('sheets', 'sheet').map(({ attributes: { name = '', state } }) => ({ name, state })),
    names: listed('definedNames', 'definedName').map((element): NewName => {
      const { name = '', localSheetId, hidden } = element.attributes
      const local = localSheetId === undefined ? {} : { localSheetId: Number(localSheetId) }
      return { name, formula: textOf(element), hidden: isTrue(hidden), ...local }
    }),
  }
}

function inserted(bytes: Uint8Array, book: Book, other: Book, added: Directory): Draft {
  const draft = draftOf(bytes, book.zip)
  const namespaces = namespacesOf(draft.text(book.part)!)
  const stylesPart = stylesOf(draft, book, namespaces)
  const lists = styleLists(draft.text(stylesPart)!)
  const here = directoryOf(book).tabs
  const called = freeSheetNames(
    here.map(({ name }) => name),
    added.tabs.map(({ name }) => name),
  )
  const formula = (text: string) => renamedSheets(text, called)
  const meanings = { styles: copiedStyles(stylesIn(other), lists), texts: textsIn(other), formula }
  let calculates = false
  other.sheets.forEach(({ name, part }, index) => {
    if (relationshipsOf(other.zip, part).length > 0) throw new RangeError(`${name} has parts of its own`)
    const sheet = copiedSheet(readXmlTree(other.zip.bytes(part)), meanings, namespaces)
    const content = serialize(sheet, { declaration: true })
    calculates ||= /<(?:\w+:)?f[\s>]/.test(content)
    const { state } = added.tabs[index]!
    addSheetPart(draft, book, { name: called.get(name) ?? name, content, state }, namespaces)
  })
  draft.write(stylesPart, lists.xml())
  const names = added.names.map(({ localSheetId: local, ...name }) => ({
    ...name,
    formula: formula(name.formula),
    ...(local !== undefined && { localSheetId: here.length + local }),
  }))
  if (names.length > 0) addNames(draft, book, names)
  if (calculates) calculateOnLoad(draft, book.part)
  return draft
}

/** A name that both have for the whole workbook; one that has lost its sheet is not in the way. */
function takenName({ definedNames }: Book, names: readonly NewName[]): string | undefined {
  const meant = new Set(
    definedNames.flatMap(({ name, formula, local }) =>
      local || formula.includes('#REF!') ? [] : [name.toLowerCase()],
    ),
  )
  return names.find(({ name, localSheetId }) => localSheetId === undefined && meant.has(name.toLowerCase()))
    ?.name
}

const stylesIn = ({ zip, stylesPart }: Book) =>
  stylesPart === undefined ? undefined : readXmlTree(zip.bytes(stylesPart))

const textsIn = ({ zip, stringsPart }: Book) =>
  stringsPart === undefined ? [] : childrenOf(readXmlTree(zip.bytes(stringsPart)), ns.spreadsheet, 'si')
