import { ns, readXml, readXmlText, type XmlHandlers, type XmlNode } from '@gongkai/ooxml'
import { cutOut, plain, resolved, wholeText } from './plain-text.ts'
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

/** A text without runs, as most are. */
const plainItem = new RegExp(`[ \\t\\n]*<si><t(?: xml:space="preserve")?>(${plain})</t></si>`, 'y')

/** The texts where all are plain; what is around them is read event by event, which shows that they are the part's. */
function quickStrings(pieces: Iterable<Uint8Array>): readonly string[] | undefined {
  const text = wholeText(pieces)
  const parts = text === undefined ? undefined : cutOut(text, 'sst')
  if (!parts) return undefined
  const strings: string[] = []
  plainItem.lastIndex = 0
  let at = 0
  for (let item = plainItem.exec(parts.inner); item; item = plainItem.exec(parts.inner)) {
    const text = resolved(item[1]!)
    if (text === undefined) return undefined
    strings.push(decodeEscapes(text))
    at = plainItem.lastIndex
  }
  if (strings.length > maxStrings || /[^ \t\n]/.test(parts.inner.slice(at))) return undefined
  const around: string[] = []
  readXmlText([parts.head, parts.tail], {
    open({ uri, local }) {
      around.push(`${uri} ${local}`)
    },
  })
  return around.join() === `${ns.spreadsheet} sst` ? strings : undefined
}

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
