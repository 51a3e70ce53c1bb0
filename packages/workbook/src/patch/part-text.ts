// Node and browsers both have these; declared here because the package is compiled without either's types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

/** The text of an XML part, and the way back to bytes in the same encoding, byte order mark included. */
export interface PartText {
  readonly text: string
  encode(text: string): Uint8Array
}

/** @throws TypeError for bytes that are not valid in their encoding */
export function partText(bytes: Uint8Array): PartText {
  const encoding = encodingOf(bytes)
  return {
    text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes),
    encode: (text) =>
      encoding === 'utf-8' ? new TextEncoder().encode(text) : utf16(text, encoding === 'utf-16le'),
  }
}

function encodingOf([first, second]: Uint8Array) {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}
