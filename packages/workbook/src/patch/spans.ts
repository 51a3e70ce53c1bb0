import { UnreadableWorkbook } from '../read/refusal.ts'

/**
 * Where the elements of a part stand in its text, so that it can be changed in place and every other character stays as
 * it is. Most texts were read by `readXml` before and are well-formed and without a document type; the list of content types, which
 * reading does not need, was not: what has no end there is refused.
 */
export interface Span {
  /** As written, prefix included. */
  readonly name: string
  readonly local: string
  /** From its `<` to behind its last `>`. */
  readonly start: number
  readonly end: number
  /** What stands between its tags; both are `end` where it is one tag (`<row/>`). */
  readonly innerStart: number
  readonly innerEnd: number
}

interface Tag {
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly start: number
  readonly end: number
}

/** The next tag from a place on; comments, CDATA and processing instructions are passed over. */
function tagFrom(xml: string, from: number): Tag | undefined {
  let at = from
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start < 0) return undefined
    const passed = endOfPassed(xml, start)
    if (passed !== undefined) {
      at = passed
      continue
    }
    const close = xml[start + 1] === '/'
    const nameStart = close ? start + 2 : start + 1
    let nameEnd = nameStart
    while (!isTagBreak(xml.charCodeAt(nameEnd))) nameEnd++
    const end = endOfTag(xml, nameEnd)
    const kind = close ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open'
    return { name: xml.slice(nameStart, nameEnd), kind, start, end }
  }
}

function endOfPassed(xml: string, start: number): number | undefined {
  const after = (close: string, from: number) => {
    const found = xml.indexOf(close, from)
    if (found < 0) throw new UnreadableWorkbook('damaged', 'a comment or the like without an end')
    return found + close.length
  }
  if (xml.startsWith('<!--', start)) return after('-->', start + 4)
  if (xml.startsWith('<![CDATA[', start)) return after(']]>', start)
  if (xml[start + 1] === '?') return after('?>', start)
  return undefined
}

/** `>`, `/` and white space. Whatever is no text at all ends it too. */
const isTagBreak = (code: number) => code === 62 || code === 47 || code <= 32 || Number.isNaN(code)

function endOfTag(xml: string, from: number): number {
  for (let at = from; ; at++) {
    const code = xml.charCodeAt(at)
    if (code === 62) return at + 1
    if (code === 34 || code === 39) at = xml.indexOf(xml[at]!, at + 1)
    if (Number.isNaN(code) || at < 0) throw new UnreadableWorkbook('damaged', 'a tag without an end')
  }
}

/** The elements within an element, or the root element for the whole text: the direct ones only, in their order. */
export function* childrenIn(xml: string, from = 0, to = xml.length): Generator<Span> {
  let depth = 0
  let open: Tag | undefined
  for (let tag = tagFrom(xml, from); tag && tag.start < to; tag = tagFrom(xml, tag.end)) {
    if (tag.kind === 'open') {
      if (depth === 0) open = tag
      depth++
    } else if (tag.kind === 'empty') {
      if (depth === 0) yield spanOf(tag, tag.end, tag.end, tag.end)
    } else {
      depth--
      if (depth === 0 && open) yield spanOf(open, open.end, tag.start, tag.end)
    }
  }
}

function spanOf({ name, start }: Tag, innerStart: number, innerEnd: number, end: number): Span {
  return { name, local: name.slice(name.indexOf(':') + 1), start, end, innerStart, innerEnd }
}

export function rootIn(xml: string): Span {
  for (const root of childrenIn(xml)) return root
  throw new UnreadableWorkbook('damaged', 'a document without a root')
}

export function childIn(xml: string, parent: Span, local: string): Span | undefined {
  for (const child of childrenIn(xml, parent.innerStart, parent.innerEnd)) {
    if (child.local === local) return child
  }
  return undefined
}

/** `x:` where the element is written with a prefix, else ''. */
export const prefixOf = ({ name, local }: Span): string => name.slice(0, name.length - local.length)

/** An attribute of an element's start tag, its value as written. */
export interface AttributeSpan {
  readonly value: string
  /** With the white space before it. */
  readonly start: number
  readonly end: number
}

const attributePattern = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

export function attributesIn(xml: string, { start, name }: Span): ReadonlyMap<string, AttributeSpan> {
  const found = new Map<string, AttributeSpan>()
  attributePattern.lastIndex = start + 1 + name.length
  for (let at = attributePattern.lastIndex; ; at = attributePattern.lastIndex) {
    const match = attributePattern.exec(xml)
    if (!match) return found
    found.set(match[1]!, { value: match[2] ?? match[3]!, start: at, end: attributePattern.lastIndex })
  }
}
