import { openZip } from '@gongkai/ooxml'

/** The parts that two packages do not have in common byte for byte: changed, added or gone. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [a, b] = [openZip(before), openZip(after)]
  return [...new Set([...a.names, ...b.names])]
    .filter((name) => !(a.has(name) && b.has(name) && Buffer.from(a.bytes(name)).equals(b.bytes(name))))
    .sort()
}

/** The text of a part. */
export const partOf = (bytes: Uint8Array, name: string): string =>
  Buffer.from(openZip(bytes).bytes(name)).toString()
