import { childOf, type Element, el, ns, type Xml, type XmlElement } from '@gongkai/ooxml'
import type { StyleLists } from './style-lists.ts'

/** The formats of another workbook, by their numbers there; each is put into this one when it is first asked for. */
export interface CopiedStyles {
  /** The number here of a cell format. */
  cell(index: number): number
  /** The number here of a differential format, as conditional formats use them. */
  difference(index: number): number
}

/** `from` is the other workbook's styles part; one without any has the default format only. */
export function copiedStyles(from: XmlElement | undefined, into: StyleLists): CopiedStyles {
  const entry = (list: string, index: number): XmlElement => {
    const found = elementsOf(from && childOf(from, ns.spreadsheet, list))[index]
    if (!found) throw new RangeError(`the styles have no ${list} ${index}`)
    return found
  }
  const codes = new Map(
    elementsOf(from && childOf(from, ns.spreadsheet, 'numFmts')).map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode ?? '',
    ]),
  )
  const put = (list: 'fonts' | 'fills' | 'borders', index = '0') =>
    into.put(list, underPrefix(into.prefix, entry(list, Number(index))))
  const numberFormat = (id = '0') => {
    const code = codes.get(id)
    return code === undefined ? Number(id) : into.numberFormat(code)
  }
  return {
    // The default format is the workbook's own, as in all cells that no sheet writes.
    cell: remembered((index) => {
      if (index === 0) return 0
      const format = underPrefix(into.prefix, entry('cellXfs', index))
      // The cell style it is based on is not copied: all that it gives is written in the format too.
      const { numFmtId, fontId, fillId, borderId, xfId: _, ...rest } = entry('cellXfs', index).attributes
      const numbers = {
        numFmtId: numberFormat(numFmtId),
        fontId: put('fonts', fontId),
        fillId: put('fills', fillId),
        borderId: put('borders', borderId),
      }
      return into.put('cellXfs', { ...format, attributes: { ...numbers, ...rest } })
    }),
    difference: remembered((index) => into.put('dxfs', underPrefix(into.prefix, entry('dxfs', index)))),
  }
}

function remembered(number: (index: number) => number): (index: number) => number {
  const known = new Map<number, number>()
  return (index) => {
    const found = known.get(index) ?? number(index)
    known.set(index, found)
    return found
  }
}

const elementsOf = (list: XmlElement | undefined): readonly XmlElement[] =>
  (list?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string')

/** An element of SpreadsheetML written with another prefix, without what is in other namespaces. */
export function underPrefix(prefix: string, { local, attributes, children }: XmlElement): Element {
  const kept = Object.entries(attributes).filter(
    ([name]) => name === 'xml:space' || (!name.includes(':') && name !== 'xmlns'),
  )
  return el(
    prefix + local,
    Object.fromEntries(kept),
    children.flatMap((child): readonly Xml[] => {
      if (typeof child === 'string') return [child]
      return child.uri === ns.spreadsheet ? [underPrefix(prefix, child)] : []
    }),
  )
}
