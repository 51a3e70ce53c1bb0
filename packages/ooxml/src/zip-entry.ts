import { Inflate, inflateSync } from 'fflate'
import { crc32 as crc32InScript } from './crc32.ts'
import { OoxmlError } from './error.ts'
import type { DirectoryEntry } from './zip-directory.ts'

/**
 * Inflates a small entry in one go; a platform's own is faster than the default, as node's
 * `(packed, maxOutputLength) => inflateRawSync(packed, { maxOutputLength })`. Throws where more than `maxLength` bytes would
 * come out.
 */
export type InflateRaw = (packed: Uint8Array, maxLength: number) => Uint8Array

/** What the platform does faster than script. */
export interface NativeZip {
  readonly inflateRaw?: InflateRaw | undefined
  /** As `crc32` of node:zlib: the checksum of `bytes` after those that gave `before`. */
  readonly crc32?: ((bytes: Uint8Array, before?: number) => number) | undefined
}

/** What deflate can make of a byte at most: two bits stand for 258 bytes. */
const maxRatio = 1032

/** @throws OoxmlError `encrypted-entry`, `unknown-method`, `bad-entry` where no data could become what the entry claims */
export function checkEntry({ name, flags, method, size, packedSize }: DirectoryEntry): void {
  if (flags & 1) throw new OoxmlError('encrypted-entry', name)
  if (method !== 0 && method !== 8) throw new OoxmlError('unknown-method', name, String(method))
  if (size > (method === 0 ? packedSize : packedSize * maxRatio)) {
    throw new OoxmlError('bad-entry', name, 'larger than its data can become')
  }
}

/**
 * A checked entry piece by piece, inflated no further than it is consumed and never beyond the size it claims. The
 * checksum is verified with the last piece.
 *
 * @throws OoxmlError `bad-entry`, `crc`
 */
export function* inflateEntry(
  entry: DirectoryEntry,
  { inflateRaw = inflateWith, crc32 = crc32InScript }: NativeZip = {},
): Generator<Uint8Array> {
  let size = 0
  let crc = 0
  for (const piece of piecesOf(entry, inflateRaw)) {
    size += piece.length
    if (size > entry.size) throw new OoxmlError('bad-entry', entry.name, 'larger than its directory record')
    crc = crc32(piece, crc)
    if (size === entry.size && crc !== entry.crc) throw new OoxmlError('crc', entry.name)
    yield piece
  }
  if (size !== entry.size) throw new OoxmlError('bad-entry', entry.name, 'smaller than its directory record')
  if (crc !== entry.crc) throw new OoxmlError('crc', entry.name)
}

/** The pieces of an entry of this size as one; a single piece is given as it is. */
export function joined(size: number, pieces: Iterable<Uint8Array>): Uint8Array {
  let whole: Uint8Array | undefined
  let at = 0
  for (const piece of pieces) {
    if (piece.length === size) whole = piece
    else {
      whole ??= new Uint8Array(size)
      whole.set(piece, at)
    }
    at += piece.length
  }
  return whole ?? new Uint8Array(0)
}

/** An entry whose inflated size is claimed, and whose packed size is, at most this is inflated in one go. */
const atOnce = { size: 2 ** 20, packed: 2 ** 16 }
/** Compressed bytes taken at a time; `maxRatio` times as much may come out. */
const step = 2 ** 12

const inflateWith: InflateRaw = (packed, maxLength) => inflateSync(packed, { out: new Uint8Array(maxLength) })

function* piecesOf(
  { name, method, size, data }: DirectoryEntry,
  inflateRaw: InflateRaw,
): Generator<Uint8Array> {
  if (method === 0) {
    yield data
    return
  }
  try {
    if (size <= atOnce.size && data.length <= atOnce.packed) {
      // One byte of room more than claimed: where it is filled, the claim was a lie.
      yield inflateRaw(data, size + 1)
      return
    }
    let pieces: Uint8Array[] = []
    const inflate = new Inflate((piece) => pieces.push(piece))
    for (let at = 0; at < data.length; at += step) {
      inflate.push(data.subarray(at, at + step), at + step >= data.length)
      for (const piece of pieces) if (piece.length > 0) yield piece
      pieces = []
    }
  } catch (error) {
    throw error instanceof OoxmlError ? error : new OoxmlError('bad-entry', name, String(error))
  }
}
