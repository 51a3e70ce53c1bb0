import type { Finding } from '@gongkai/schema'
import { UnreadableSource } from '../refusal.ts'

// Node and browsers both have it; declared here because the package is compiled without either's types.
declare const TextDecoder: new (
  encoding: string,
  options?: { readonly fatal?: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string }

/** A file's text, and the encoding it was read by. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  readonly findings: readonly Finding[]
}

const charset = /charset\s*=\s*["']?\s*([\w.:-]{2,40})/i

function decoderFor(label: string) {
  try {
    return new TextDecoder(label)
  } catch (error) {
    // A label that no encoding has says nothing.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** UTF-8 with a few bytes damaged: other encodings read as UTF-8 are damaged almost everywhere. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const hanzi = text.match(/\p{sc=Han}/gu)?.length ?? 0
  return (text.match(/\uFFFD/g)?.length ?? 0) * 20 < hanzi
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** What a page says of its encoding among its first bytes (HTML standard, prescan). */
function declared(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  return charset.exec(start)?.[1]
}

/**
 * Decodes a page or a text. Chinese text that is whole UTF-8 is UTF-8, whatever the page says of itself; else what the page
 * says counts, and where that is UTF-8 or nothing, GB18030, of which GBK and GB2312 are parts.
 *
 * @throws UnreadableSource `not-text` where most of it is no text
 */
export function decode(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return decoded(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-16be')
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return checked({ text: utf8, encoding: 'utf-8', findings: [] })
  if (isMostlyUtf8(bytes)) return decoded(bytes, 'utf-8')
  const said = decoderFor(declared(bytes) ?? '')?.encoding
  // Latin letters make no Chinese report: such labels come from careless templates. GBK is read as all of GB18030.
  const known = said !== undefined && /^(?:big5|euc-kr|shift_jis|utf-16)/.test(said)
  return decoded(bytes, known ? said : 'gb18030')
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes)
  const lost = text.match(/\uFFFD/g)?.length ?? 0
  const finding: Finding = {
    code: 'source/undecodable',
    severity: 'warning',
    at: 'text',
    actual: lost,
    expected: encoding.toUpperCase(),
    evidence: [],
  }
  return checked({ text, encoding, findings: lost > 0 ? [finding] : [] })
}

/** Control characters that no text has. */
const binary = /[\x00-\x08\x0e-\x1a\x1c-\x1f\uFFFD]/g

function checked(decoded: Decoded): Decoded {
  const start = decoded.text.slice(0, 4096)
  if ((start.match(binary)?.length ?? 0) * 20 > start.length) throw new UnreadableSource('not-text')
  return decoded
}
