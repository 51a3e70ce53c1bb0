import type { ByteSource } from './byte-source.ts'
import { OoxmlError } from './error.ts'
import { decoder } from './text.ts'
import { readRecords } from './zip-directory.ts'
import { checkEntry, inflateEntry, joined, type NativeZip } from './zip-entry.ts'

/** A file that somebody packed into a zip. */
export interface Member {
  /** As the zip has it, decoded: it may say anything, and is no path. */
  readonly name: string
  /** Bytes once inflated, as the directory claims. */
  readonly size: number
  /**
   * The whole file, inflated anew each time.
   *
   * @throws OoxmlError `encrypted-entry`, `unknown-method`, `too-large`, `bad-entry`, `crc`
   */
  readonly bytes: () => Uint8Array
}

export interface ArchiveLimits {
  readonly entries: number
  /** Bytes of one member. */
  readonly member: number
}

/**
 * The files in a zip that is a folder sent as one file, in the order of its directory. Each is read by itself, so that the
 * limit holds for each; no two share their data, so that all together are no more than deflate can make of the file.
 *
 * @throws OoxmlError `not-a-zip`, `truncated`, `too-many-entries`, `bad-entry`, `overlapping-entries`
 */
export function readArchive(
  source: ByteSource,
  limits: ArchiveLimits,
  native: NativeZip = {},
): readonly Member[] {
  return readRecords(source, limits.entries, memberName)
    .filter(({ name }) => !/[/\\]$/.test(name))
    .map((entry) => ({
      name: entry.name,
      size: entry.size,
      bytes: () => {
        checkEntry(entry)
        if (entry.size > limits.member || entry.packedSize > limits.member) {
          throw new OoxmlError('too-large', entry.name)
        }
        return joined(entry.size, inflateEntry(entry, native))
      },
    }))
}

const utf8 = decoder('utf-8')
const loose = decoder('utf-8', false)
const gb18030 = decoder('gb18030', false)
const utf8Flag = 0x0800

/** Chinese Windows packs names in GBK and says nothing of it; others write UTF-8 with or without the flag for it. */
function memberName(bytes: Uint8Array, flags: number): string {
  if (flags & utf8Flag) return loose.decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return gb18030.decode(bytes)
  }
}
