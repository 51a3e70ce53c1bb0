import { predefined } from '@gongkai/ooxml'

// Node and browsers both have it; declared here because the package is compiled without either's types.
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes: no part of a report is larger, and one that is not compressed may be. */
const most = 2 ** 20

/** The text of a part that comes in one piece, is of usual size and in UTF-8, as most are; `undefined` for any other. */
export function wholeText(pieces: Iterable<Uint8Array>): string | undefined {
  const source = pieces[Symbol.iterator]()
  const first = source.next()
  if (first.done || first.value.length > most || !source.next().done) return undefined
  try {
    return utf8.decode(first.value)
  } catch {
    return undefined
  }
}

/**
 * Where the content of the first `<name>` or `<name …>` behind `from` begins. Only a look at the text: whether that is the element
 * meant shows when what is around it is read as XML. `undefined` where there is none, or where a comment, a CDATA section or an
 * instruction before it might only look like one.
 */
export function contentOf(xml: string, name: string, from = 0): number | undefined {
  const tag = xml.indexOf(`<${name}`, from)
  const start = tag < 0 ? 0 : xml.indexOf('>', tag) + 1
  const head = xml.slice(from, start)
  return start === 0 || head.includes('<!') || head.includes('<?', 1) ? undefined : start
}

const less = 60
const greater = 62
const ampersand = 38

/**
 * Where a text that begins at `start` ends, which is at the next tag; -1 where it holds what XML would change or refuse, or a
 * reference that is not one of the five that every document has.
 */
export function plainEnd(xml: string, start: number): number {
  let at = start
  for (let code = xml.charCodeAt(at); code !== less; code = xml.charCodeAt(++at)) {
    // NaN, behind the end, is none of these.
    if (!(code >= 32 || code === 9 || code === 10) || code === greater || code >= 0xfffe) return -1
    if (code === ampersand && predefined(xml, at) === undefined) return -1
  }
  return at
}

export const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9
