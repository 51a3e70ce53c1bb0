import { inMemory } from './byte-source.ts'
import { OoxmlError } from './error.ts'
import { type DirectoryEntry, lookupKey, readDirectory } from './zip-directory.ts'
import { checkEntry, inflateEntry, joined, type NativeZip } from './zip-entry.ts'

/** What one file may cost. The sizes that its headers claim are never relied on. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes inflated over all entries of the file; an entry read twice counts once. */
  readonly inflated: number
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
   * What the directory says of an entry, and its packed bytes.
   *
   * @throws OoxmlError `missing-entry`, `encrypted-entry`, `unknown-method`, `bad-entry`
   */
  entry(name: string): DirectoryEntry
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
export function openZip(file: Uint8Array, { limits = defaultZipLimits, ...native }: ZipOptions = {}): Zip {
  const files = readDirectory(inMemory(file), limits.entries).filter(({ name }) => !/[/\\]$/.test(name))
  const byKey = new Map(files.map((file) => [lookupKey(file.name), file]))
  const inflated = new Map<DirectoryEntry, number>()
  let left = limits.inflated

  const entry = (name: string): DirectoryEntry => {
    const found = byKey.get(lookupKey(name))
    if (!found) throw new OoxmlError('missing-entry', name)
    checkEntry(found)
    return found
  }

  function* stream(name: string): Generator<Uint8Array> {
    const found = entry(name)
    let size = 0
    for (const piece of inflateEntry(found, native)) {
      size += piece.length
      const before = inflated.get(found) ?? 0
      if (size > before) {
        left -= size - before
        inflated.set(found, size)
      }
      if (left < 0) throw new OoxmlError('too-large', found.name)
      yield piece
    }
  }

  const bytes = (name: string): Uint8Array => {
    const found = entry(name)
    if (found.size > left + (inflated.get(found) ?? 0)) throw new OoxmlError('too-large', found.name)
    return joined(found.size, stream(name))
  }

  return {
    names: files.map(({ name }) => name),
    has: (name) => byKey.has(lookupKey(name)),
    find: (name) => byKey.get(lookupKey(name))?.name,
    entry,
    bytes,
    stream,
  }
}
