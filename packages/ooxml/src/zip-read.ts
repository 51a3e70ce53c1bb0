import { Inflate, inflateSync } from 'fflate'
import { crc32 as crc32InScript } from './crc32.ts'
import { OoxmlError } from './error.ts'
import { type DirectoryEntry, lookupKey, readDirectory } from './zip-directory.ts'

/** What one file may cost. The sizes that its headers claim are never relied on. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes inflated over all entries of the file; an entry read twice counts once. */
  readonly inflated: number
}

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

export interface ZipOptions extends NativeZip {
  readonly limits?: ZipLimits | undefined
}

export const defaultZipLimits: ZipLimits = { entries: 2_000, inflated: 256 * 2 ** 20 }

/** An opened zip file. Nothing is inflated before it is asked for. Names are looked up whatever their case. */
export interface Zip {
  /** The names of the files, as written, in the order of the directory; folders are left out. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** The name as the file writes it, for a name in any case and with either slash. */
  find(name: string): string | undefined
  /**
   * The whole entry, its checksum verified.
   *
   * @throws OoxmlError `missing-entry`, `encrypted-entry`, `unknown-method`, `too-large`, `bad-entry`, `crc`
   */
  bytes(name: string): Uint8Array
  /**
   * The entry piece by piece, inflated no further than it is consumed: leaving the loop stops it. The checksum
   * is verified after the last piece. Throws as `bytes` does.
   */
  stream(name: string): Iterable<Uint8Array>
}

/**
 * Opens a zip file, reading its directory only.
 *
 * @throws OoxmlError `not-a-zip`, `truncated`, `too-many-entries`, `bad-name`, `duplicate-entry`,
 * `overlapping-entries`, `bad-entry`
 */
export function openZip(
  file: Uint8Array,
  { limits = defaultZipLimits, inflateRaw = inflateWith, crc32 = crc32InScript }: ZipOptions = {},
): Zip {
  const files = readDirectory(file, limits.entries).filter(({ name }) => !/[/\\]$/.test(name))
  const byKey = new Map(files.map((file) => [lookupKey(file.name), file]))
  const inflated = new Map<DirectoryEntry, number>()
  let left = limits.inflated

  const entryOf = (name: string): DirectoryEntry => {
    const entry = byKey.get(lookupKey(name))
    if (!entry) throw new OoxmlError('missing-entry', name)
    if (entry.flags & 1) throw new OoxmlError('encrypted-entry', entry.name)
    if (entry.method !== 0 && entry.method !== 8) {
      throw new OoxmlError('unknown-method', entry.name, String(entry.method))
    }
    if (entry.size > (entry.method === 0 ? entry.data.length : entry.data.length * maxRatio)) {
      throw new OoxmlError('bad-entry', entry.name, 'larger than its data can become')
    }
    return entry
  }

  function* stream(name: string): Generator<Uint8Array> {
    const entry = entryOf(name)
    let size = 0
    let crc = 0
    for (const piece of piecesOf(entry, inflateRaw)) {
      size += piece.length
      if (size > entry.size) throw new OoxmlError('bad-entry', entry.name, 'larger than its directory record')
      const before = inflated.get(entry) ?? 0
      if (size > before) {
        left -= size - before
        inflated.set(entry, size)
      }
      if (left < 0) throw new OoxmlError('too-large', entry.name)
      crc = crc32(piece, crc)
      if (size === entry.size && crc !== entry.crc) throw new OoxmlError('crc', entry.name)
      yield piece
    }
    if (size !== entry.size)
      throw new OoxmlError('bad-entry', entry.name, 'smaller than its directory record')
    if (crc !== entry.crc) throw new OoxmlError('crc', entry.name)
  }

  const bytes = (name: string): Uint8Array => {
    const entry = entryOf(name)
    if (entry.size > left + (inflated.get(entry) ?? 0)) throw new OoxmlError('too-large', entry.name)
    let whole: Uint8Array | undefined
    let at = 0
    for (const piece of stream(name)) {
      if (piece.length === entry.size) whole = piece
      else {
        whole ??= new Uint8Array(entry.size)
        whole.set(piece, at)
      }
      at += piece.length
    }
    return whole ?? new Uint8Array(0)
  }

  return {
    names: files.map(({ name }) => name),
    has: (name) => byKey.has(lookupKey(name)),
    find: (name) => byKey.get(lookupKey(name))?.name,
    bytes,
    stream,
  }
}

/** What deflate can make of a byte at most: two bits stand for 258 bytes. */
const maxRatio = 1032
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
