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
  /** The compressed bytes: a view into the file. */
  readonly data: Uint8Array
  readonly externalAttributes: number
}

const localHeader = 0x04034b50
const directoryRecord = 0x02014b50
const endRecord = 0x06054b50
const endRecord64 = 0x06064b50
const locator64 = 0x07064b50

/**
 * The entries of a zip file in the order of its directory, folders included.
 *
 * @throws OoxmlError `not-a-zip`, `truncated`, `too-many-entries`, `bad-entry`, `bad-name`, `duplicate-entry`,
 * `overlapping-entries`.
 */
export function readDirectory(bytes: Uint8Array, maxEntries: number): readonly DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = bytes.length >= 4 ? view.getUint32(0, true) : 0
  if (first !== localHeader && first !== endRecord) throw new OoxmlError('not-a-zip')
  const { count, start, end } = findDirectory(view)
  if (count > maxEntries) throw new OoxmlError('too-many-entries', undefined, `${count} > ${maxEntries}`)

  const found: (DirectoryEntry & { readonly from: number; readonly to: number })[] = []
  const keys = new Set<string>()
  let at = start
  while (found.length < count) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryRecord) throw new OoxmlError('truncated')
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw new OoxmlError('truncated')
    const entry = readRecord(bytes, view, at, start)
    const key = lookupKey(entry.name)
    if (keys.has(key)) throw new OoxmlError('duplicate-entry', entry.name)
    keys.add(key)
    found.push(entry)
    at = next
  }
  // A count that left entries out would hide them: it is kept in 16 bits, and starts again after 65,535.
  if (at + 4 <= end && view.getUint32(at, true) === directoryRecord) {
    throw new OoxmlError('bad-entry', undefined, 'more entries than counted')
  }
  const ordered = found.toSorted((a, b) => a.from - b.from)
  ordered.forEach((entry, index) => {
    const previous = ordered[index - 1]
    if (previous && previous.to > entry.from) throw new OoxmlError('overlapping-entries', entry.name)
  })
  return found
}

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
function findDirectory(view: DataView): Directory {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endRecord) continue
    const directory = readEnd64(view, at) ?? {
      count: view.getUint16(at + 10, true),
      start: view.getUint32(at + 16, true),
      end: view.getUint32(at + 16, true) + view.getUint32(at + 12, true),
    }
    if (directory.end <= at) return directory
  }
  throw new OoxmlError('truncated')
}

function readEnd64(view: DataView, end: number): Directory | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== locator64) return undefined
  const at = getUint64(view, locator + 8)
  if (at + 56 > locator || view.getUint32(at, true) !== endRecord64) throw new OoxmlError('truncated')
  const start = getUint64(view, at + 48)
  return { count: getUint64(view, at + 32), start, end: start + getUint64(view, at + 40) }
}

function readRecord(bytes: Uint8Array, view: DataView, at: number, directory: number) {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength)
  const name = nameOf(nameBytes)
  const { size, packedSize, from } = sizesOf(view, at, nameLength, name)
  if (from + 30 > directory) throw new OoxmlError('truncated', name)
  if (view.getUint32(from, true) !== localHeader) throw new OoxmlError('bad-entry', name, 'no local header')
  const data = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true)
  const to = data + packedSize
  if (to > directory) throw new OoxmlError('truncated', name)
  return {
    name,
    nameBytes,
    flags,
    method: view.getUint16(at + 10, true),
    modified: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size,
    data: bytes.subarray(data, to),
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
function nameOf(bytes: Uint8Array): string {
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
