import { decoder, encodeUtf8 } from './text.ts'

/**
 * What the bytes look like. `cfb` is the old compound file (.xls, .doc, .et); `cfb-encrypted` a modern file
 * under a password; `xml` and `html` are what some systems export under the name of a workbook.
 */
export type FileKind = 'zip' | 'cfb-encrypted' | 'cfb' | 'xml' | 'html' | 'empty' | 'unknown'

const cfbMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const encryptedPackage = encodeUtf8([...'EncryptedPackage'].map((letter) => `${letter}\0`).join(''))

export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  // Local header, empty archive, or the marker of a spanned one.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && ['34', '56', '78'].includes(`${bytes[2]}${bytes[3]}`)) {
    return 'zip'
  }
  if (cfbMagic.every((byte, index) => bytes[index] === byte)) {
    return includes(bytes, encryptedPackage) ? 'cfb-encrypted' : 'cfb'
  }
  const start = decoder(encodingOf(bytes), false).decode(bytes.subarray(0, 2048)).trimStart().toLowerCase()
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|meta|body|table)\b/.test(start))
    return 'html'
  return /^<(\?xml|[a-z_][\w.:-]*)[\s/>]/.test(start) ? 'xml' : 'unknown'
}

/** UTF-16 by its byte order mark or by a `<` beside a zero byte, else UTF-8. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  let at = bytes.indexOf(wanted[0]!)
  while (at >= 0) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
    at = bytes.indexOf(wanted[0]!, at + 1)
  }
  return false
}
