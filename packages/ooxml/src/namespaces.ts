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

const strict = 'http://purl.oclc.org/ooxml/'
const transitionals = 'http://schemas.openxmlformats.org/'

/**
 * Beginnings of the strict names (ISO/IEC 29500-1) and of the transitional ones (part 4) that say the same, longer
 * beginnings first: most names are alike behind them, some are spelled anew.
 */
export const strictToTransitional: ReadonlyMap<string, string> = new Map(
  [
    ['spreadsheetml/main', 'spreadsheetml/2006/main'],
    ['wordprocessingml/main', 'wordprocessingml/2006/main'],
    ['presentationml/main', 'presentationml/2006/main'],
    ['schemaLibrary/main', 'schemaLibrary/2006/main'],
    [
      'officeDocument/relationships/extendedProperties',
      'officeDocument/2006/relationships/extended-properties',
    ],
    ['officeDocument/relationships/customProperties', 'officeDocument/2006/relationships/custom-properties'],
    ['officeDocument/extendedProperties', 'officeDocument/2006/extended-properties'],
    ['officeDocument/customProperties', 'officeDocument/2006/custom-properties'],
    ['officeDocument/', 'officeDocument/2006/'],
    ['drawingml/', 'drawingml/2006/'],
  ].map(([from, to]) => [strict + from, transitionals + to]),
)

/** A namespace or relationship type in its transitional form; any other name as it is. */
export function transitional(uri: string): string {
  if (!uri.startsWith(strict)) return uri
  for (const [from, to] of strictToTransitional) {
    if (uri.startsWith(from)) return to + uri.slice(from.length)
  }
  return uri
}
