// Node and browsers both have it; declared here because the package is compiled without either's types.
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a part that comes in one piece and in UTF-8, as most do; `undefined` for any other. */
export function wholeText(pieces: Iterable<Uint8Array>): string | undefined {
  const source = pieces[Symbol.iterator]()
  const first = source.next()
  if (first.done || !source.next().done) return undefined
  try {
    return utf8.decode(first.value)
  } catch {
    return undefined
  }
}

/** A part around what one element holds. */
export interface CutOut {
  /** Up to and with the start tag. */
  readonly head: string
  readonly inner: string
  /** From the end tag on. */
  readonly tail: string
}

/**
 * Takes out what stands between the first `<name>` or `<name …>` and the next `</name>`. Only a look at the text: whether that
 * is the element meant shows when head and tail are read as XML, and find it empty. `undefined` where there is none, or where a
 * comment, a CDATA section or an instruction before it might only look like one.
 */
export function cutOut(text: string, name: string): CutOut | undefined {
  const start = text.indexOf(`<${name}`)
  const from = start < 0 ? 0 : text.indexOf('>', start) + 1
  const to = from > 0 ? text.indexOf(`</${name}>`, from) : -1
  const head = text.slice(0, from)
  if (to < 0 || head.includes('<!') || head.includes('<?', 1)) return undefined
  return { head, inner: text.slice(from, to), tail: text.slice(to) }
}

/** Characters that a plain text may be written with: no tag, no `]]>`, nothing that XML would change or refuse. */
export const plain = '[^<>\\0-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]*'

const unplain = /[<>\0-\x08\x0B-\x1F\uFFFE\uFFFF]/

export const isPlain = (text: string): boolean => !unplain.test(text)

const otherReference = /&(?!(?:amp|lt|gt|quot|apos);)/

/** A plain text with the five references of XML resolved; `undefined` where there is another. */
export function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text
  if (otherReference.test(text)) return undefined
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
