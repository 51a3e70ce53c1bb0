import { inMemory } from './byte-source.ts'
import { OoxmlError } from './error.ts'
import { lookupKey, readDirectory } from './zip-directory.ts'
import { defaultZipLimits } from './zip-read.ts'
import { type PackedEntry, type PackOptions, packEntry, writeZip } from './zip-write.ts'

/**
 * A copy of `original` with some parts changed: bytes or a text replace a part or, under a new name, are appended
 * in the order of the map; `null` removes a part. Every other entry keeps its place and its compressed bytes.
 * Names are looked up whatever their case. `original` itself is never touched.
 *
 * @throws OoxmlError as `openZip` does, and `encrypted-entry`
 */
export function patchZip(
  original: Uint8Array,
  changes: ReadonlyMap<string, Uint8Array | string | null>,
  options?: PackOptions,
): Uint8Array<ArrayBuffer> {
  const pending = new Map([...changes].map(([name, content]) => [lookupKey(name), { name, content }]))
  if (pending.size !== changes.size) throw new RangeError('two changes of one part')
  const entries: PackedEntry[] = []
  for (const entry of readDirectory(inMemory(original), defaultZipLimits.entries)) {
    if (entry.flags & 1) throw new OoxmlError('encrypted-entry', entry.name)
    const key = lookupKey(entry.name)
    const change = pending.get(key)
    pending.delete(key)
    // The sizes now stand in the local header, so that no data descriptor (bit 3) follows.
    if (!change) entries.push({ ...entry, data: entry.data, flags: entry.flags & ~8 })
    else if (change.content !== null) {
      entries.push(packEntry({ name: entry.name, content: change.content }, options))
    }
  }
  for (const { name, content } of pending.values()) {
    if (content !== null) entries.push(packEntry({ name, content }, options))
  }
  return writeZip(entries, options)
}
