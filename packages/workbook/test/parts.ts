import { openZip, patchZip } from '@gongkai/ooxml'

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

/** A package with one part's text changed, or written anew. */
export function setXml(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  return patchZip(bytes, new Map([[name, change(openZip(bytes).has(name) ? partOf(bytes, name) : '')]]))
}

/** The parts of a workbook that the schema of SpreadsheetML is for. */
export const sheetParts = (bytes: Uint8Array) => {
  const zip = openZip(bytes)
  return zip.names
    .filter((name) => /^xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet\d+)\.xml$/u.test(name))
    .map((fileName) => ({ fileName, contents: new TextDecoder().decode(zip.bytes(fileName)) }))
}
