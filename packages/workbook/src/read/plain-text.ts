// Node and browsers both have it; declared here because the package is compiled without either's types.
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A part's bytes around what one element holds. */
export interface CutOut {
  /** Up to and with the start tag. */
  readonly head: Uint8Array
  readonly inner: string
  /** From the end tag on. */
  readonly tail: Uint8Array
}

/**
 * Takes out what stands between the first `<name>` or `<name …>` and the next `</name>`. Only a look at the bytes: whether that
 * is the element meant shows when head and tail are read as XML, and find it empty. `undefined` where there is none in
 * UTF-8, or where a comment, a CDATA section or an instruction before it might only look like one.
 */
export function cutOut(bytes: Uint8Array, name: string): CutOut | undefined {
  const start = indexOf(bytes, `<${name}`, 0)
  const from = start < 0 ? -1 : bytes.indexOf(62, start) + 1
  const to = from > 0 ? indexOf(bytes, `</${name}>`, from) : -1
  if (to < 0 || hidesMarkup(bytes.subarray(0, from))) return undefined
  try {
    return {
      head: bytes.subarray(0, from),
      inner: utf8.decode(bytes.subarray(from, to)),
      tail: bytes.subarray(to),
    }
  } catch {
    return undefined
  }
}

const hidesMarkup = (head: Uint8Array) => indexOf(head, '<!', 0) >= 0 || indexOf(head, '<?', 1) >= 0

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const last = bytes.length - text.length
  for (let at = bytes.indexOf(60, from); at >= 0 && at <= last; at = bytes.indexOf(60, at + 1)) {
    let length = 1
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++
    if (length === text.length) return at
  }
  return -1
}

/** Characters that a plain text may be written with: no tag, no `]]>`, nothing that XML would change or refuse. */
export const plain = '[^<>\\0-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]*'

const unplain = /[<>\0-\x08\x0B-\x1F\uFFFE\uFFFF]/

export const isPlain = (text: string): boolean => !unplain.test(text)

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A plain text with the five references of XML resolved; `undefined` where there is another. */
export function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text
  const known = text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => references[name]!)
  return (text.match(/&/g) ?? []).length === (text.match(/&(?:amp|lt|gt|quot|apos);/g) ?? []).length
    ? known
    : undefined
}
