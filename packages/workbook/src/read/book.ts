import {
  attribute,
  childOf,
  childrenOf,
  mainPart,
  ns,
  openZip,
  readXmlTree,
  relationshipsOf,
  remembering,
  sniff,
  textOf,
  type XmlElement,
  type Zip,
  type ZipOptions,
} from '@gongkai/ooxml'
import { type SheetArea, sheetAreaOf } from './reference.ts'
import { UnreadableWorkbook } from './refusal.ts'

/** A worksheet of the workbook, not read yet. */
export interface SheetEntry {
  readonly name: string
  readonly part: string
  /** The number by which other parts of the workbook mean this sheet. */
  readonly sheetId: string
  /** Hidden by the user, or by a program so that the user cannot show it. */
  readonly hidden: boolean
}

export interface DefinedName {
  readonly name: string
  readonly formula: string
  /** Whether it holds for one sheet only. */
  readonly local: boolean
}

/** What the workbook part says, and where its other parts are. */
export interface Book {
  readonly zip: Zip
  readonly part: string
  readonly sheets: readonly SheetEntry[]
  /** What each defined name stands for, as written. */
  readonly definedNames: readonly DefinedName[]
  /** Names that mean one area, by name in lower case. Those that hold for one sheet only are left out. */
  readonly names: ReadonlyMap<string, SheetArea>
  /** Serial day 0 is 1904-01-01 (old Excel for Mac), else 1899-12-31. */
  readonly date1904: boolean
  /** Its structure is protected: it takes no sheet and lets none go. */
  readonly structureLocked: boolean
  readonly hasMacros: boolean
  readonly stringsPart: string | undefined
  readonly stylesPart: string | undefined
}

const relationshipTypes = {
  worksheet: `${ns.relationships}/worksheet`,
  strings: `${ns.relationships}/sharedStrings`,
  styles: `${ns.relationships}/styles`,
  macros: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
} as const

/** What the workbook part says by itself. */
interface Said extends Pick<Book, 'definedNames' | 'names' | 'date1904' | 'structureLocked'> {
  readonly sheets: readonly (Omit<SheetEntry, 'part'> & { readonly link: string })[]
}

const saidAt = remembering((zip, part): Said => {
  const root = readXmlTree(zip.bytes(part))
  if (root.uri !== ns.spreadsheet || root.local !== 'workbook') throw new UnreadableWorkbook(otherKind(root))
  const definedNames = definedNamesOf(root)
  return {
    sheets: sheetsIn(root),
    definedNames,
    names: areasOf(definedNames),
    date1904: isTrue(childOf(root, ns.spreadsheet, 'workbookPr')?.attributes.date1904),
    structureLocked: isTrue(childOf(root, ns.spreadsheet, 'workbookProtection')?.attributes.lockStructure),
  }
})

/**
 * Opens a workbook: its directory and its workbook part, no cells.
 *
 * @throws UnreadableWorkbook, and OoxmlError where a part is damaged
 */
export function openBook(bytes: Uint8Array, options?: ZipOptions): Book {
  const zip = openZip(checkedKind(bytes), options)
  // Some writers turn the slashes round; names are built from this one.
  const part = (mainPart(zip) ?? zip.find('xl/workbook.xml'))?.replaceAll('\\', '/')
  if (part === undefined || !zip.has(part)) {
    throw new UnreadableWorkbook(zip.has('content.xml') ? 'opendocument' : 'zip-without-workbook')
  }
  if (/\.bin$/i.test(part)) throw new UnreadableWorkbook('xlsb')
  const { sheets: listed, ...said } = saidAt(zip, part)
  const links = relationshipsOf(zip, part)
  const linked = (wanted: string) =>
    links.find(({ type, target }) => type === wanted && zip.has(target))?.target
  const sheets = sheetsOf(listed, new Map(links.map((link) => [link.id, link])), zip)
  if (sheets.length === 0) throw new UnreadableWorkbook('no-sheets')
  return {
    zip,
    part,
    ...said,
    sheets,
    hasMacros: links.some(({ type }) => type === relationshipTypes.macros),
    stringsPart: linked(relationshipTypes.strings),
    stylesPart: linked(relationshipTypes.styles),
  }
}

function checkedKind(bytes: Uint8Array): Uint8Array {
  switch (sniff(bytes)) {
    case 'zip':
      return bytes
    case 'empty':
      throw new UnreadableWorkbook('empty-file')
    case 'cfb-encrypted':
      throw new UnreadableWorkbook('password')
    case 'cfb':
      throw new UnreadableWorkbook('xls')
    case 'html':
      throw new UnreadableWorkbook('html')
    case 'xml':
      throw new UnreadableWorkbook('xml')
    case 'unknown':
      throw new UnreadableWorkbook('not-a-workbook')
  }
}

function otherKind({ uri, local }: XmlElement) {
  if (uri === ns.word) return 'word'
  return local === 'presentation' ? 'slides' : 'not-a-workbook'
}

function sheetsIn(root: XmlElement): Said['sheets'] {
  const list = childOf(root, ns.spreadsheet, 'sheets')
  return (list ? childrenOf(list, ns.spreadsheet, 'sheet') : []).map((sheet) => {
    const { name = '', sheetId = '', state = 'visible' } = sheet.attributes
    const link = attribute(sheet, ns.relationships, 'id') ?? ''
    return { name, sheetId, hidden: state !== 'visible', link }
  })
}

function sheetsOf(
  listed: Said['sheets'],
  links: ReadonlyMap<string, { readonly type: string; readonly target: string }>,
  zip: Zip,
): readonly SheetEntry[] {
  return listed.flatMap(({ link: id, ...sheet }) => {
    const link = links.get(id)
    if (link?.type !== relationshipTypes.worksheet || !zip.has(link.target)) return []
    return [{ ...sheet, part: link.target }]
  })
}

function definedNamesOf(root: XmlElement): readonly DefinedName[] {
  const list = childOf(root, ns.spreadsheet, 'definedNames')
  return (list ? childrenOf(list, ns.spreadsheet, 'definedName') : []).map((element) => ({
    name: element.attributes.name ?? '',
    formula: textOf(element),
    local: element.attributes.localSheetId !== undefined,
  }))
}

function areasOf(definedNames: readonly DefinedName[]): ReadonlyMap<string, SheetArea> {
  const names = new Map<string, SheetArea>()
  for (const { name, formula, local } of definedNames) {
    const area = local ? undefined : sheetAreaOf(formula)
    if (area) names.set(name.toLowerCase(), area)
  }
  return names
}

/** xsd:boolean */
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'
