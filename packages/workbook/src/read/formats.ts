import { ns, readXml, remembering, resolveReferences, type XmlHandlers } from '@gongkai/ooxml'
import { matchedAt, ownAttributes, rootEnd, rootOf } from './common-form.ts'
import { wholeText } from './plain-text.ts'
import { showsDate } from './shows-date.ts'

/** Formats that every workbook has (ECMA-376 part 1, 18.8.30); 27 to 36 and 50 to 58 are the East Asian dates. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/**
 * The numbers of the cell formats (`xf`) that show a date. What follows the formats in the part is not read.
 *
 * @throws OoxmlError as `readXml` does
 */
export const dateStyles = remembering((zip, part): ReadonlySet<number> => {
  const xml = wholeText(zip.stream(part))
  return (xml === undefined ? undefined : quickFormats(xml)) ?? formatsByEvents(zip.stream(part))
})

/** Event by event, whatever the form. */
export function formatsByEvents(part: Iterable<Uint8Array>): ReadonlySet<number> {
  const dateFormats = new Set<number>()
  const otherFormats = new Set<number>()
  const dates = new Set<number>()
  let inCellFormats = false
  let index = 0
  const handlers: XmlHandlers = {
    open(node) {
      const { uri, local } = node
      if (uri !== ns.spreadsheet) return
      // Attributes are taken out of the text where they are asked for: most of the part is fonts and borders.
      if (local === 'numFmt') {
        const { attributes } = node
        const formats = showsDate(attributes.formatCode ?? '') ? dateFormats : otherFormats
        formats.add(Number(attributes.numFmtId))
      } else if (local === 'cellXfs') inCellFormats = true
      else if (local === 'xf' && inCellFormats) {
        const id = Number(node.attributes.numFmtId ?? 0)
        if (dateFormats.has(id) || (isBuiltInDate(id) && !otherFormats.has(id))) dates.add(index)
        index++
      }
    },
    close({ uri, local }) {
      if (uri === ns.spreadsheet && local === 'cellXfs') return false
    },
  }
  readXml(part, handlers)
  return dates
}

const root = rootOf('styleSheet')
const numberFormats = new RegExp(`<numFmts${ownAttributes}>`, 'y')
const numberFormat = /<numFmt numFmtId="(\d{1,6})" formatCode="([^"<\r\n\t]*)"\/>/y
const cellFormats = new RegExp(`<cellXfs${ownAttributes}>`, 'y')
const inner = `<(?:alignment|protection)${ownAttributes}/>`
const cellFormat = new RegExp(`<xf(${ownAttributes})(?:/>|>(?:${inner}){0,2}</xf>)`, 'y')

/**
 * The numbers of the formats that show a date, where number formats and cell formats are written in the common form. Between them are
 * fonts, fills and borders, most of the part, which are not looked at. `undefined` where anything is out of the ordinary.
 */
export function quickFormats(xml: string): ReadonlySet<number> | undefined {
  const start = rootEnd(root, xml)
  if (start === undefined) return undefined
  const formats = new Map<number, boolean>()
  let at = start
  if (matchedAt(numberFormats, xml, at)) {
    at = numberFormats.lastIndex
    for (let found = matchedAt(numberFormat, xml, at); found; found = matchedAt(numberFormat, xml, at)) {
      const isDate = showsDate(resolveReferences(found[2]!))
      formats.set(Number(found[1]), formats.get(Number(found[1])) || isDate)
      at = numberFormat.lastIndex
    }
    if (!xml.startsWith('</numFmts>', at)) return undefined
    at += '</numFmts>'.length
  }
  const list = xml.indexOf('<cellXfs', at)
  const looks = xml.slice(at, list)
  const isPlain = looks.startsWith('<fonts') && !/<[!?]|[<:](?:numFmt|cellXfs)/.test(looks)
  if (!isPlain || !matchedAt(cellFormats, xml, list)) return undefined
  const dates = new Set<number>()
  let index = 0
  at = cellFormats.lastIndex
  for (let found = matchedAt(cellFormat, xml, at); found; found = matchedAt(cellFormat, xml, at)) {
    const id = Number(/ numFmtId="([^"]*)"/.exec(found[1]!)?.[1] ?? 0)
    if (formats.get(id) ?? isBuiltInDate(id)) dates.add(index)
    index++
    at = cellFormat.lastIndex
  }
  return xml.startsWith('</cellXfs>', at) ? dates : undefined
}
