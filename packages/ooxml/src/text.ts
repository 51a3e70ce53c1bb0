// Node and browsers both have these; declared here because the package is compiled without either's types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => Decoder

/** Turns bytes into text, chunk by chunk; throws a TypeError on bytes that its encoding does not have. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string
}

const encoder = new TextEncoder()

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

export function decoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030', fatal = true): Decoder {
  return new TextDecoder(encoding, { fatal })
}
