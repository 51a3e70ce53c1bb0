import { Deflate, deflateSync } from 'fflate'
import { crc32 as crc32InScript } from './crc32.ts'
import { decoder, encodeUtf8 } from './text.ts'
import { lookupKey } from './zip-directory.ts'
import { joined, type NativeZip } from './zip-entry.ts'

/**
 * One file to be written: its bytes, or a text that is written as UTF-8; bytes in pieces are compressed as they come and never held
 * together. `store` leaves what is in one piece uncompressed.
 */
export interface ZipSource {
  readonly name: string
  readonly content: Uint8Array | string | Iterable<Uint8Array>
  readonly store?: boolean
  /**
   * Rights of the file where it is unpacked, as Unix has them (0o644). A zip that people unpack has them for each: unzip takes a file
   * without for one of DOS, whose names it reads in another character set whatever its flags say.
   */
  readonly mode?: number
}

/** An entry as it stands in the file: compressed once, then written as often as one likes. */
export interface PackedEntry {
  readonly nameBytes: Uint8Array
  readonly data: Uint8Array
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Bytes before compression. */
  readonly size: number
  /** General purpose flags; bit 11 says that the name is UTF-8. */
  readonly flags: number
  /** DOS time and date in one 32-bit number. */
  readonly modified: number
  readonly externalAttributes: number
}

export interface PackOptions extends Pick<NativeZip, 'crc32'> {
  /** Raw deflate; a platform's own, such as node:zlib's, is faster. Default: fflate. */
  readonly deflateRaw?: ((bytes: Uint8Array) => Uint8Array) | undefined
  /**
   * The same for one of several pieces of an entry: each comes out as whole bytes, and only the last ends the data, as node:zlib's does with
   * `finishFlush: last ? Z_FINISH : Z_SYNC_FLUSH`. Default: fflate.
   */
  readonly deflatePiece?: ((bytes: Uint8Array, last: boolean) => Uint8Array) | undefined
}

const utf8 = decoder('utf-8', false)
const utf8Name = 0x0800
/** 1 January 1980, 0:00: the earliest time a zip can say, so that equal content gives equal bytes. */
const fixedTime = 0x0021_0000

/** In the upper half of the external attributes, as Unix keeps it. */
const regularFile = 0o100_000

/** Compresses one entry. For parts that never change, do this once and hand the result to `writeZip`. */
export function packEntry(source: ZipSource, options?: PackOptions): PackedEntry {
  const { name, content, store = false, mode } = source
  return {
    nameBytes: encodeUtf8(name),
    ...(typeof content === 'string'
      ? packed(encodeUtf8(content), store, options)
      : content instanceof Uint8Array
        ? packed(content, store, options)
        : packedInPieces(content, options)),
    flags: utf8Name,
    modified: fixedTime,
    externalAttributes: mode === undefined ? 0 : ((regularFile | mode) << 16) >>> 0,
  }
}

type Packed = Pick<PackedEntry, 'data' | 'method' | 'crc' | 'size'>

function packed(bytes: Uint8Array, store: boolean, options: PackOptions = {}): Packed {
  const { deflateRaw = deflateSync, crc32 = crc32InScript } = options
  const deflated = store ? bytes : deflateRaw(bytes)
  const smaller = deflated.length < bytes.length
  return {
    data: smaller ? deflated : bytes,
    method: smaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
  }
}

function packedInPieces(
  pieces: Iterable<Uint8Array>,
  { deflatePiece, crc32 = crc32InScript }: PackOptions = {},
): Packed {
  const out: Uint8Array[] = []
  const push = deflatePiece
    ? (piece: Uint8Array, last: boolean) => out.push(deflatePiece(piece, last))
    : deflateInScript((piece) => out.push(piece))
  let crc = 0
  let size = 0
  for (const piece of pieces) {
    // zlib begins anew where it is shown no memory, which is what node may make of an empty piece.
    if (piece.length === 0) continue
    crc = crc32(piece, crc)
    size += piece.length
    push(piece, false)
  }
  push(new Uint8Array(0), true)
  return {
    data: joined(
      out.reduce((sum, { length }) => sum + length, 0),
      out,
    ),
    method: 8,
    crc,
    size,
  }
}

function deflateInScript(take: (piece: Uint8Array) => void) {
  const deflate = new Deflate(take)
  return (piece: Uint8Array, last: boolean) => deflate.push(piece, last)
}

/**
 * A zip file with the entries in the order given. Equal entries give equal bytes: fixed times, fixed flags.
 *
 * @throws RangeError on two entries of one name (in any case), and on what would need zip64 (65,535 entries, 4 GiB).
 */
export function writeZip(
  entries: readonly (ZipSource | PackedEntry)[],
  options?: PackOptions,
): Uint8Array<ArrayBuffer> {
  return assemble(entries.map((entry) => ('content' in entry ? packEntry(entry, options) : entry)))
}

function assemble(entries: readonly PackedEntry[]): Uint8Array<ArrayBuffer> {
  const names = new Set(entries.map(({ nameBytes }) => lookupKey(utf8.decode(nameBytes))))
  if (names.size !== entries.length) throw new RangeError('two entries of one name')
  let size = 22
  for (const { nameBytes, data } of entries) size += 76 + 2 * nameBytes.length + data.length
  if (entries.length >= 0xffff || size >= 0xffff_ffff) throw new RangeError('this would need zip64')

  const out = new Uint8Array(size)
  const view = new DataView(out.buffer)
  const offsets: number[] = []
  let at = 0
  for (const entry of entries) {
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    writeCommon(view, at + 4, entry)
    out.set(entry.nameBytes, at + 30)
    out.set(entry.data, at + 30 + entry.nameBytes.length)
    at += 30 + entry.nameBytes.length + entry.data.length
  }
  const directory = at
  entries.forEach((entry, index) => {
    view.setUint32(at, 0x02014b50, true)
    // Made by: rights are read where the maker is Unix (3).
    view.setUint16(at + 4, entry.externalAttributes > 0xffff ? 0x0314 : 20, true)
    writeCommon(view, at + 6, entry)
    view.setUint32(at + 38, entry.externalAttributes, true)
    view.setUint32(at + 42, offsets[index]!, true)
    out.set(entry.nameBytes, at + 46)
    at += 46 + entry.nameBytes.length
  })
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return out
}

/** The 24 bytes that a local header and a directory record have in common, from "version needed" on. */
function writeCommon(view: DataView, at: number, entry: PackedEntry): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, entry.flags, true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint32(at + 6, entry.modified, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.data.length, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.nameBytes.length, true)
}
