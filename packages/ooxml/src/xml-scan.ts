import { OoxmlError } from './error.ts'
import {
  checkCharacters,
  checkName,
  malformed,
  nameClass,
  plainAttribute,
  plainCdata,
  plainText,
} from './xml-characters.ts'

/** What the scanner finds, in document order. Prefixes are not resolved here. */
export interface Sink {
  /** `prefixed`: whether an attribute has a prefix or declares a namespace. */
  open(name: string, attributes: Record<string, string>, prefixed: boolean): void
  close(): void
  text(text: string): void
}

/** Attributes by name: a plain object without `Object.prototype`, so that `__proto__` is a name like any other. */
class Bag {
  [name: string]: string
}
Object.setPrototypeOf(Bag.prototype, null)

/**
 * A scanner for XML 1.0 without a document type: `feed` takes the text in pieces of any length, `end` says
 * that there are no more. It checks well-formedness as far as it has read.
 */
export function scanner(sink: Sink) {
  /** Names of the open elements. */
  const path: string[] = []
  /** What was fed and not scanned yet: the beginning of a token whose end has not come. */
  let rest = ''
  let ended = false
  let atStart = true
  let rootSeen = false
  /** Whether the value just found holds references, white space or what may not stand there. */
  let care = false

  /** Where the scan of `text` stopped for want of the end of a token. */
  function scan(text: string): number {
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? markup(text, at) : content(text, at)
      if (next === cut) break
      at = next
      atStart = false
    }
    return at
  }

  function content(text: string, from: number): number {
    const { length } = text
    let at = from
    let care = false
    for (; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code === 60) break
      if (code < 32 || code === 38 || code === 62 || code >= 0xd800) care = true
    }
    if (at === length && !ended) return cut
    const found = text.slice(from, at)
    if (path.length > 0) sink.text(care ? plainText(found) : found)
    else if (/[^ \t\r\n]/.test(found)) malformed('text outside the root element')
    return at
  }

  function markup(text: string, from: number): number {
    if (from + 1 === text.length) return cut
    const code = text.charCodeAt(from + 1)
    if (code === 47) return closingTag(text, from)
    if (code === 33) return declaration(text, from)
    return code === 63 ? instruction(text, from) : openingTag(text, from)
  }

  function closingTag(text: string, from: number): number {
    const name = path[path.length - 1]
    if (name === undefined) malformed('end tag without a start tag')
    const at = spaces(text, from + 2 + name.length)
    if (at >= text.length) return cut
    if (!text.startsWith(name, from + 2) || text.charCodeAt(at) !== 62) malformed(`end tag of ${name}`)
    path.pop()
    sink.close()
    return at + 1
  }

  function openingTag(text: string, from: number): number {
    let at = nameEnd(text, from + 1)
    const name = text.slice(from + 1, at)
    const attributes = new Bag()
    let prefixed = false
    for (;;) {
      const start = spaces(text, at)
      // `>` or `/>` or an attribute; each needs at least one character more.
      if (start + 1 >= text.length && text.charCodeAt(start) !== 62) return cut
      const code = text.charCodeAt(start)
      if (code === 62) return opened(name, attributes, prefixed, false, start + 1)
      if (code === 47) {
        if (text.charCodeAt(start + 1) !== 62) malformed(`tag ${name}`)
        return opened(name, attributes, prefixed, true, start + 2)
      }
      if (start === at) malformed(`tag ${name}`)
      at = nameEnd(text, start)
      const key = text.slice(start, at)
      at = spaces(text, at)
      if (at >= text.length) return cut
      if (text.charCodeAt(at) !== 61) malformed(`attribute ${key} without a value`)
      at = spaces(text, at + 1)
      if (at >= text.length) return cut
      const end = valueEnd(text, at)
      if (end === cut) return cut
      const value = text.slice(at + 1, end)
      if (key in attributes) malformed(`attribute ${key} twice`)
      attributes[key] = care ? plainAttribute(value) : value
      prefixed ||= key.includes(':') || key === 'xmlns'
      at = end + 1
    }
  }

  function opened(
    name: string,
    attributes: Record<string, string>,
    prefixed: boolean,
    empty: boolean,
    at: number,
  ): number {
    if (rootSeen && path.length === 0) malformed('a second root element')
    rootSeen = true
    sink.open(name, attributes, prefixed)
    if (empty) sink.close()
    else path.push(name)
    return at
  }

  /** Where the value that begins with the quote at `from` ends; sets `care`. */
  function valueEnd(text: string, from: number): number {
    const { length } = text
    const quote = text.charCodeAt(from)
    if (quote !== 34 && quote !== 39) malformed('attribute without quotes')
    care = false
    for (let at = from + 1; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code === quote) return at
      if (code < 32 || code === 38 || code >= 0xd800) care = true
      else if (code === 60) malformed('< in an attribute')
    }
    return cut
  }

  function declaration(text: string, from: number): number {
    if (text.startsWith('<!--', from)) {
      const end = text.indexOf('--', from + 4)
      if (end < 0 || end + 2 >= text.length) return cut
      if (text[end + 2] !== '>') malformed('-- in a comment')
      checkCharacters(text.slice(from, end))
      return end + 3
    }
    if (text.startsWith('<![CDATA[', from)) {
      const end = text.indexOf(']]>', from)
      if (end < 0) return cut
      if (path.length === 0) malformed('text outside the root element')
      sink.text(plainCdata(text.slice(from + 9, end)))
      return end + 3
    }
    if (text.startsWith('<!DOCTYPE', from)) throw new OoxmlError('doctype')
    if (text.length - from >= 9) malformed('<!')
    return cut
  }

  function instruction(text: string, from: number): number {
    const end = text.indexOf('?>', from + 2)
    if (end < 0) return cut
    const found = text.slice(from + 2, end)
    checkCharacters(found)
    const target = found.split(/[ \t\r\n]/, 1)[0]!
    if (target === 'xml' && atStart) checkXmlDeclaration(found)
    else if (target.toLowerCase() === 'xml') malformed('XML declaration that is not at the start')
    else checkName(target)
    return end + 2
  }

  return {
    /** Characters waiting for the end of their token. */
    feed(text: string): number {
      const all = rest + text
      rest = all.slice(scan(all))
      return rest.length
    },
    end(): void {
      ended = true
      if (scan(rest) < rest.length || path.length > 0 || !rootSeen) malformed('unexpected end')
    },
  }
}

/** The piece ends within a token. */
const cut = -1

function spaces(text: string, from: number): number {
  let at = from
  let code = text.charCodeAt(at)
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at)
  return at
}

function nameEnd(text: string, from: number): number {
  let at = from
  let code = text.charCodeAt(at)
  let plain = nameClass[code] === 3
  while (code >= 128 || nameClass[code]) {
    if (code >= 128) plain = false
    code = text.charCodeAt(++at)
  }
  // A name cut off by the end of this piece is checked when it is read again.
  if (!plain && at < text.length) checkName(text.slice(from, at))
  return at
}

const xmlDeclaration =
  /^xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*$/

function checkXmlDeclaration(found: string): void {
  const match = xmlDeclaration.exec(found)
  if (!match) malformed('XML declaration')
  const encoding = match[3]
  if (encoding && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) {
    throw new OoxmlError('encoding', undefined, encoding)
  }
}
