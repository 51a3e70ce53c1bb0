import type { ByteSource } from './byte-source.ts'
import { OoxmlError } from './error.ts'
import { decoder } from './text.ts'

/** What the central directory says of one entry. Nothing of it is believed when the entry is read. */
export interface DirectoryEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  readonly modified: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
  /** The compressed bytes, read when they are asked for: a view into a file in memory. */
  readonly data: Uint8Array
  readonly externalAttributes: number
}

const localHeader = 0x04034b50
const directoryRecord = 0x02014b50
const endRecord = 0x06054b50
const endRecord64 = 0x06064b50
const locator64 = 0x07064b50

/**
 * The entries of a package in the order of its directory, folders included.
 *
 * @throws OoxmlError as `readRecords` does, `bad-name`, `duplicate-entry`
 */
export function readDirectory(source: ByteSource, maxEntries: number): readonly DirectoryEntry[] {
  const keys = new Set<string>()
  return readRecords(source, maxEntries, (bytes) => {
    const name = partName(bytes)
    const key = lookupKey(name)
    if (keys.has(key)) throw new OoxmlError('duplicate-entry', name)
    keys.add(key)
    return name
  })
}

/** A directory that is larger is none of a file this package reads; it is read at once. */
const maxDirectory = 2 ** 26

/**
 * The entries of any zip file, with the names that `nameOf` makes of the bytes and flags that stand there.
 *
 * @throws OoxmlError `not-a-zip`, `truncated`, `too-many-entries`, `bad-entry`, `overlapping-entries`
 */
export function readRecords(
  source: ByteSource,
  maxEntries: number,
  nameOf: (bytes: Uint8Array, flags: number) => string,
): readonly DirectoryEntry[] {
  const first = source.length >= 4 ? viewOf(source.read(0, 4)).getUint32(0, true) : 0
  if (first !== localHeader && first !== endRecord) throw new OoxmlError('not-a-zip')
  const { count, start, end } = findDirectory(source)
  if (count > maxEntries || end - start > maxDirectory) {
    throw new OoxmlError('too-many-entries', undefined, `${count} > ${maxEntries}`)
  }
  if (start > end) throw new OoxmlError('truncated')
  const directory = source.read(start, end)
  const view = viewOf(directory)

  const found: (DirectoryEntry & { readonly from: number; readonly to: number })[] = []
  let at = 0
  while (found.length < count) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== directoryRecord) {
      throw new OoxmlError('truncated')
    }
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > directory.length) throw new OoxmlError('truncated')
    found.push(readRecord(source, start, directory, view, at, nameOf))
    at = next
  }
  // A count that left entries out would hide them: it is kept in 16 bits, and starts again after 65,535.
  if (at + 4 <= directory.length && view.getUint32(at, true) === directoryRecord) {
    throw new OoxmlError('bad-entry', undefined, 'more entries than counted')
  }
  const ordered = found.toSorted((a, b) => a.from - b.from)
  ordered.forEach((entry, index) => {
    const previous = ordered[index - 1]
    if (previous && previous.to > entry.from) throw new OoxmlError('overlapping-entries', entry.name)
  })
  return found
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Part names are equal whatever their case (ECMA-376 part 2, Part names); some writers turn the slashes round. */
export function lookupKey(name: string): string {
  return name.replaceAll('\\', '/').toLowerCase()
}

interface Directory {
  readonly count: number
  readonly start: number
  readonly end: number
}

/** Looks for the end record from the end of the file on: a comment, or what a mail gateway added, may follow it. */
function findDirectory(source: ByteSource): Directory {
  const from = Math.max(0, source.length - 22 - 0xffff - 20)
  const view = viewOf(source.read(from, source.length))
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endRecord) continue
    const directory = readEnd64(source, view, at, from) ?? {
      count: view.getUint16(at + 10, true),
      start: view.getUint32(at + 16, true),
      end: view.getUint32(at + 16, true) + view.getUint32(at + 12, true),
    }
    if (directory.end <= from + at) return directory
  }
  throw new OoxmlError('truncated')
}

function readEnd64(source: ByteSource, tail: DataView, end: number, from: number): Directory | undefined {
  const locator = end - 20
  if (locator < 0 || tail.getUint32(locator, true) !== locator64) return undefined
  const at = getUint64(tail, locator + 8)
  if (at + 56 > from + locator) throw new OoxmlError('truncated')
  const view = viewOf(source.read(at, at + 56))
  if (view.getUint32(0, true) !== endRecord64) throw new OoxmlError('truncated')
  const start = getUint64(view, 48)
  return { count: getUint64(view, 32), start, end: start + getUint64(view, 40) }
}

function readRecord(
  source: ByteSource,
  start: number,
  directory: Uint8Array,
  view: DataView,
  at: number,
  nameOf: (bytes: Uint8Array, flags: number) => string,
) {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const nameBytes = directory.subarray(at + 46, at + 46 + nameLength)
  const name = nameOf(nameBytes, flags)
  const { size, packedSize, from } = sizesOf(view, at, nameLength, name)
  if (from + 30 > start) throw new OoxmlError('truncated', name)
  const local = viewOf(source.read(from, from + 30))
  if (local.getUint32(0, true) !== localHeader) throw new OoxmlError('bad-entry', name, 'no local header')
  const data = from + 30 + local.getUint16(26, true) + local.getUint16(28, true)
  const to = data + packedSize
  if (to > start) throw new OoxmlError('truncated', name)
  return {
    name,
    nameBytes,
    flags,
    method: view.getUint16(at + 10, true),
    modified: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size,
    packedSize,
    get data() {
      return source.read(data, to)
    },
    externalAttributes: view.getUint32(at + 38, true),
    from,
    to,
  }
}

/** Sizes and offset; those that are all ones stand, in this order, in the zip64 field (APPNOTE 4.5.3). */
function sizesOf(view: DataView, at: number, nameLength: number, name: string) {
  let size = view.getUint32(at + 24, true)
  let packedSize = view.getUint32(at + 20, true)
  let from = view.getUint32(at + 42, true)
  if (size !== 0xffff_ffff && packedSize !== 0xffff_ffff && from !== 0xffff_ffff)
    return { size, packedSize, from }

  let field = at + 46 + nameLength
  const end = field + view.getUint16(at + 30, true)
  while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true)
  const fieldEnd = field + 4 <= end ? field + 4 + view.getUint16(field + 2, true) : field
  let value = field + 4
  const next = () => {
    if (value + 8 > Math.min(fieldEnd, end)) throw new OoxmlError('bad-entry', name, 'no zip64 field')
    value += 8
    return getUint64(view, value - 8)
  }
  if (size === 0xffff_ffff) size = next()
  if (packedSize === 0xffff_ffff) packedSize = next()
  if (from === 0xffff_ffff) from = next()
  return { size, packedSize, from }
}

/** Numbers beyond 2^53 lose digits here, but are larger than any file all the same. */
function getUint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

const utf8 = decoder('utf-8', false)

/** Part names are ASCII; whatever else is read as UTF-8, so that the message can show it. */
function partName(bytes: Uint8Array): string {
  const name = utf8.decode(bytes)
  const parts = name.split(/[/\\]/)
  if (
    name === '' ||
    parts[0] === '' ||
    /^[a-z]:/i.test(name) ||
    parts.includes('..') ||
    /[\0-\x1f]/.test(name)
  ) {
    throw new OoxmlError('bad-name', name)
  }
  return name
}
