import { type PackOptions, patchZip, type Zip } from '@gongkai/ooxml'
import { type PartText, partText } from './part-text.ts'

/** A package being changed, part by part. Parts that end as they began are not touched. */
export interface Draft {
  /** A part's text as it now is; `undefined` where there is no such part. */
  text(part: string): string | undefined
  write(part: string, text: string): void
  remove(part: string): void
  /** The changed package; every part that was not changed keeps its bytes. */
  bytes(options?: PackOptions): Uint8Array<ArrayBuffer>
}

/** @throws OoxmlError for a part that cannot be read */
export function draftOf(original: Uint8Array, zip: Zip): Draft {
  const opened = new Map<string, PartText>()
  const changes = new Map<string, string | null>()
  const open = (part: string): PartText => {
    const known = opened.get(part) ?? partText(zip.bytes(part))
    opened.set(part, known)
    return known
  }
  return {
    text(part) {
      const changed = changes.get(part)
      if (changed !== undefined) return changed ?? undefined
      return zip.has(part) ? open(part).text : undefined
    },
    write: (part, text) => void changes.set(part, text),
    remove: (part) => void changes.set(part, null),
    bytes(options) {
      const changed = [...changes].flatMap(([part, text]): [string, Uint8Array | string | null][] => {
        if (!zip.has(part)) return text === null ? [] : [[part, text]]
        if (text === null) return [[part, null]]
        const { text: before, encode } = open(part)
        return text === before ? [] : [[part, encode(text)]]
      })
      return patchZip(original, new Map(changed), options)
    },
  }
}
