import { type Element, ns, type Xml, type XmlElement } from '@gongkai/ooxml'
import { type CopiedStyles, underPrefix } from './copied-styles.ts'
import type { Namespaces } from './package-parts.ts'

/** What a sheet's part means by numbers and names of its workbook, for another workbook. */
export interface Meanings {
  readonly styles: CopiedStyles
  /** The items of the shared texts (`si`), by their numbers. */
  readonly texts: readonly XmlElement[]
  /** A formula with the sheets called as they are called here. */
  readonly formula: (text: string) => string
}

/** Elements of a worksheet whose text is a formula. */
export const formulaElements: ReadonlySet<string> = new Set(['f', 'formula', 'formula1', 'formula2'])

/**
 * A worksheet as it is written in another workbook. Shared texts stand in their cells: the list of the other workbook stays
 * as it is.
 */
export function copiedSheet(
  root: XmlElement,
  meanings: Meanings,
  { spreadsheet, relationships }: Namespaces,
): Element {
  const copied = (element: XmlElement): Element => {
    const { name, uri, local } = element
    const attributes = attributesOf(element, meanings.styles)
    if (uri !== ns.spreadsheet) return { name, attributes, children: element.children }
    if (local === 'c' && attributes.t === 's')
      return { name, attributes: { ...attributes, t: 'inlineStr' }, children: [inline(element, meanings)] }
    const children = element.children.map((child): Xml => {
      if (typeof child !== 'string') return copied(child)
      return formulaElements.has(local) ? meanings.formula(child) : child
    })
    return { name, attributes, children }
  }
  const own: Readonly<Record<string, string>> = {
    [ns.spreadsheet]: spreadsheet,
    [ns.relationships]: relationships,
  }
  const sheet = copied(root)
  const attributes = Object.entries(sheet.attributes).map(([name, value]) => [
    name,
    name.startsWith('xmlns') ? (own[value!] ?? value) : value,
  ])
  return { ...sheet, attributes: Object.fromEntries(attributes) }
}

function attributesOf({ uri, local, attributes }: XmlElement, styles: CopiedStyles): Element['attributes'] {
  if (uri !== ns.spreadsheet) return attributes
  const { s, style, dxfId, tabSelected: _, ...others } = attributes
  switch (local) {
    case 'c':
    case 'row':
      return s === undefined ? attributes : { ...attributes, s: styles.cell(Number(s)) }
    case 'col':
      return style === undefined ? attributes : { ...attributes, style: styles.cell(Number(style)) }
    case 'cfRule':
      return dxfId === undefined ? attributes : { ...attributes, dxfId: styles.difference(Number(dxfId)) }
    // Two sheets in front are one group, in which all that is typed is typed twice.
    case 'sheetView':
      return others
    default:
      return attributes
  }
}

function inline({ name, local, children }: XmlElement, { texts }: Meanings): Element {
  const prefix = name.slice(0, name.length - local.length)
  const value = children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.local === 'v',
  )
  const text = texts[Number(value?.children.join(''))]
  if (!text) throw new RangeError('a cell without its shared text')
  return { ...underPrefix(prefix, text), name: `${prefix}is` }
}
