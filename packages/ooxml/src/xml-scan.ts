import { OoxmlError } from './error.ts'
import { checkCharacters, checkName, malformed, needsCare, plainCdata, plainText } from './xml-characters.ts'
import { spaces, startTag, type Tag } from './xml-tag.ts'

/** What the scanner finds, in document order. Prefixes are not resolved here. */
export interface Sink {
  open(tag: Tag): void
  close(): void
  text(text: string): void
}

/**
 * A scanner for XML 1.0 without a document type: `feed` takes the text in pieces of any length, `end` says
 * that there are no more. It checks well-formedness as far as it has read.
 *
 * @throws OoxmlError `xml`, `doctype`, `encoding`, `too-large`
 */
export function scanner(sink: Sink) {
  /** Names of the open elements. */
  const path: string[] = []
  /** What was fed and not told yet: the beginning of a token whose end has not come. */
  let rest = ''
  /** The length of that beginning when it was last scanned. */
  let unfinished = 0
  let ended = false
  let atStart = true
  let rootSeen = false

  /** Where the scan of `text` stopped for want of the end of a token. */
  function scan(text: string): number {
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? markup(text, at) : content(text, at)
      if (next === cut) break
      if (next - at > maxToken) tooLong()
      at = next
      atStart = false
    }
    return at
  }

  function content(text: string, from: number): number {
    let at = from
    let care = false
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 60) break
      if (needsCare(code)) care = true
    }
    if (at === text.length && !ended) return cut
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
    const tag = startTag(text, from)
    if (tag === undefined) return cut
    if (rootSeen && path.length === 0) malformed('a second root element')
    rootSeen = true
    sink.open(tag)
    if (tag.empty) sink.close()
    else path.push(tag.name)
    return tag.end
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
    else if (target.includes(':')) malformed(`instruction ${target}`)
    else checkName(target)
    return end + 2
  }

  return {
    feed(text: string): void {
      rest += text
      // A token in many small pieces is scanned from its start again only when it is twice as long as before.
      if (rest.length >= 2 * unfinished) {
        rest = rest.slice(scan(rest))
        unfinished = rest.length
        if (unfinished > maxToken) tooLong()
      }
    },
    end(): void {
      ended = true
      if (scan(rest) < rest.length || path.length > 0 || !rootSeen) malformed('unexpected end')
    },
  }
}

/** Characters of one text, tag or comment. */
const maxToken = 2 ** 22

function tooLong(): never {
  throw new OoxmlError('too-large', undefined, 'one text or tag')
}

/** The piece ends within a token. */
const cut = -1

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
