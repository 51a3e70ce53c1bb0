// Node and browsers both have these; declared here because the package is compiled without either's types.
declare const TextEncoder: new () => {
  encode(text: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, target: Uint8Array): { readonly written: number }
}
declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => Decoder

/** Turns bytes into text, chunk by chunk; throws a TypeError on bytes that its encoding does not have. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string
}

const encoder = new TextEncoder()

/** Where texts are put together: memory for each anew would take longer than the encoding. */
let room = new Uint8Array(0)
/** Of more than this is not held on to. */
const kept = 2 ** 22

/**
 * Texts as UTF-8, one after the other, and between them what is bytes already. A character must not begin in one and end in the
 * next.
 */
export function encodeUtf8(text: string | readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  if (typeof text === 'string') return encoder.encode(text)
  // A unit of UTF-16 takes three bytes at most.
  const most = 3 * text.reduce((sum, { length }) => sum + length, 0)
  const place = most > room.length ? new Uint8Array(most) : room
  let at = 0
  for (const piece of text) {
    if (typeof piece !== 'string') {
      place.set(piece, at)
      at += piece.length
    } else at += encoder.encodeInto(piece, place.subarray(at)).written
  }
  if (most <= kept) room = place
  return place.slice(0, at)
}

export function decoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030', fatal = true): Decoder {
  return new TextDecoder(encoding, { fatal })
}
