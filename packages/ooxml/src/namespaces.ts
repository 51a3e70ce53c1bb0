/** The namespaces of OOXML that this project meets, in their transitional form. */
export const ns = {
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  packageRelationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  spreadsheet: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  math: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  compatibility: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/'

/** Beginnings of the strict names (ISO/IEC 29500-1) and of the transitional ones (part 4) that say the same. */
export const strictToTransitional: ReadonlyMap<string, string> = new Map([
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', ns.spreadsheet],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', ns.word],
  [
    'http://purl.oclc.org/ooxml/presentationml/main',
    'http://schemas.openxmlformats.org/presentationml/2006/main',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  ],
  ['http://purl.oclc.org/ooxml/officeDocument/', office],
  ['http://purl.oclc.org/ooxml/drawingml/', drawing],
  [
    'http://purl.oclc.org/ooxml/schemaLibrary/main',
    'http://schemas.openxmlformats.org/schemaLibrary/2006/main',
  ],
])

/** A namespace or relationship type in its transitional form; any other name as it is. */
export function transitional(uri: string): string {
  if (!uri.startsWith('http://purl.oclc.org/ooxml/')) return uri
  for (const [strict, replacement] of strictToTransitional) {
    if (uri.startsWith(strict)) return replacement + uri.slice(strict.length)
  }
  return uri
}
