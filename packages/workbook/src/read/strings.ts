import { ns, readXml, readXmlText, resolveReferences, type XmlHandlers, type XmlNode } from '@gongkai/ooxml'
import { contentOf, isBlank, plainEnd, wholeText } from './plain-text.ts'
import { UnreadableWorkbook } from './refusal.ts'

/** `_x000D_` is how a workbook writes a character that XML cannot hold; `_x005F_` an underscore before such a word. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/**
 * Collects the text of a string item (`si` or `is`), plain or in runs; phonetic runs (`rPh`), which say how the
 * text is pronounced, are no part of it.
 */
export function textCollector() {
  let text = ''
  let inText = false
  let phonetic = 0
  return {
    open({ local }: XmlNode): void {
      if (local === 't') inText = phonetic === 0
      else if (local === 'rPh') phonetic++
    },
    close({ local }: XmlNode): void {
      if (local === 't') inText = false
      else if (local === 'rPh') phonetic--
    },
    add(piece: string): void {
      if (inText) text += piece
    },
    /** The text so far, and begins the next. */
    take(): string {
      const taken = decodeEscapes(text)
      text = ''
      return taken
    },
  }
}

/** No yearly report has as many different texts; beyond it the file is refused, not cut. */
const maxStrings = 500_000

/**
 * The texts that cells refer to by number. `part` gives the part anew each time.
 *
 * @throws UnreadableWorkbook `too-large`, and OoxmlError as `readXml` does
 */
export function readSharedStrings(part: () => Iterable<Uint8Array>): readonly string[] {
  return quickStrings(part()) ?? stringsByEvents(part())
}

/** The texts where all are plain, without runs; what is around them is read event by event, which shows that they are the part's. */
function quickStrings(pieces: Iterable<Uint8Array>): readonly string[] | undefined {
  const xml = wholeText(pieces)
  const start = xml === undefined ? undefined : contentOf(xml, 'sst')
  if (xml === undefined || start === undefined) return undefined
  const strings: string[] = []
  let at = start
  for (;;) {
    while (isBlank(xml.charCodeAt(at))) at++
    const tag = itemTags.find((tag) => xml.startsWith(tag, at))
    if (tag === undefined) break
    const end = plainEnd(xml, at + tag.length)
    if (end < 0 || !xml.startsWith(itemEnd, end)) return undefined
    strings.push(decodeEscapes(resolveReferences(xml.slice(at + tag.length, end))))
    at = end + itemEnd.length
  }
  if (strings.length > maxStrings) return undefined
  const around: string[] = []
  readXmlText([xml.slice(0, start), xml.slice(at)], {
    open({ uri, local }) {
      around.push(`${uri} ${local}`)
    },
  })
  return around.join() === `${ns.spreadsheet} sst` ? strings : undefined
}

const itemTags = ['<si><t>', '<si><t xml:space="preserve">'] as const
const itemEnd = '</t></si>'

function stringsByEvents(source: Iterable<Uint8Array>): readonly string[] {
  const strings: string[] = []
  const collector = textCollector()
  const handlers: XmlHandlers = {
    open(node) {
      if (node.uri === ns.spreadsheet) collector.open(node)
    },
    close(node) {
      if (node.uri !== ns.spreadsheet) return
      if (node.local !== 'si') return void collector.close(node)
      if (strings.length === maxStrings) throw new UnreadableWorkbook('too-large')
      strings.push(collector.take())
    },
    text: (piece) => void collector.add(piece),
  }
  readXml(source, handlers)
  return strings
}
