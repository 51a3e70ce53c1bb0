import type { DirectoryEntry } from './zip-directory.ts'
import type { Zip } from './zip-read.ts'

/** So many parts are remembered, each of at most so many bytes inflated. */
const kept = { parts: 8, size: 2 ** 16 }

interface Known<T> extends Pick<DirectoryEntry, 'method' | 'crc' | 'size' | 'data'> {
  readonly made: T
}

/**
 * `read`, but a part that was met lately is not read again, in whichever file it stands: files made from one template share their
 * links and their styles byte for byte. It must look at nothing but the part, and give what nobody changes and what is not much
 * larger than the part.
 */
export function remembering<T>(read: (zip: Zip, part: string) => T): (zip: Zip, part: string) => T {
  let known: readonly Known<T>[] = []
  return (zip, part) => {
    const entry = zip.entry(part)
    const before = known.find((one) => isSame(one, entry))
    if (before) {
      if (before !== known[0]) known = [before, ...known.filter((one) => one !== before)]
      return before.made
    }
    const made = read(zip, part)
    const { method, crc, size, packedSize } = entry
    if (size <= kept.size && packedSize <= kept.size) {
      // A copy of its bytes: the view would hold on to the whole file.
      known = [{ method, crc, size, data: entry.data.slice(), made }, ...known.slice(0, kept.parts - 1)]
    }
    return made
  }
}

function isSame(one: Known<unknown>, other: DirectoryEntry): boolean {
  if (one.crc !== other.crc || one.size !== other.size || one.method !== other.method) return false
  const [data, packed] = [one.data, other.data]
  if (data.length !== packed.length) return false
  for (let i = 0; i < data.length; i++) if (data[i] !== packed[i]) return false
  return true
}
