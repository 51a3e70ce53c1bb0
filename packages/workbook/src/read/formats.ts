import { ns, readXml, readXmlText, remembering, type XmlHandlers } from '@gongkai/ooxml'
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
  const pieces = withoutLooks(zip.stream(part))
  if (pieces) readXmlText(pieces, handlers)
  else readXml(zip.stream(part), handlers)
  return dates
})

/**
 * The part without its fonts, fills and borders, most of what comes before the formats of cells (CT_Stylesheet, ECMA-376 part 1,
 * 18.8.39). `undefined` where they stand otherwise, or a comment or the like might only look like one of them.
 */
function withoutLooks(part: Iterable<Uint8Array>): readonly string[] | undefined {
  const xml = wholeText(part)
  if (xml === undefined) return undefined
  const fonts = xml.indexOf('<fonts')
  const formats = xml.indexOf('<cellXfs')
  const head = xml.slice(0, formats)
  const plain = fonts > 0 && formats > fonts && !head.includes('<!') && !head.includes('<?', 1)
  return plain && xml.indexOf('<numFmts', fonts) < 0 ? [xml.slice(0, fonts), xml.slice(formats)] : undefined
}
