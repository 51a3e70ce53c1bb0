import { contentTypes, mainPart, ns, openZip, serialize, writeZip } from '@gongkai/ooxml'

const encoder = new TextEncoder()
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const officeDocument = `${ns.relationships}/officeDocument`

const rels = (items: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="${ns.packageRelationships}">${items
    .map(([type, target], index) => `<Relationship Id="r${index}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A Word file with that body, as raw XML; `numbering` and `styles` are the insides of their parts. */
export function docx(
  body: string,
  { numbering, styles }: { numbering?: string; styles?: string } = {},
): Uint8Array {
  const root = (name: string, inner: string) =>
    `<w:${name} xmlns:w="${ns.word}" xmlns:mc="${ns.compatibility}" xmlns:wps="urn:wps">${inner}</w:${name}>`
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      serialize(
        contentTypes({ rels: 'application/xml', xml: 'application/xml' }, { 'word/document.xml': wordType }),
      ),
    ],
    ['_rels/.rels', rels([[officeDocument, 'word/document.xml']])],
    ['word/document.xml', root('document', `<w:body>${body}</w:body>`)],
    [
      'word/_rels/document.xml.rels',
      rels([
        [`${ns.relationships}/numbering`, 'numbering.xml'],
        [`${ns.relationships}/styles`, 'styles.xml'],
      ]),
    ],
  ]
  if (numbering !== undefined) parts.push(['word/numbering.xml', root('numbering', numbering)])
  if (styles !== undefined) parts.push(['word/styles.xml', root('styles', styles)])
  const bytes = writeZip(parts.map(([name, content]) => ({ name, content: encoder.encode(content) })))
  if (mainPart(openZip(bytes)) !== 'word/document.xml') throw new Error('the forged file has no main part')
  return bytes
}

export const p = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const tc = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<') ? inner : p(inner)}</w:tc>`

export const tr = (cells: string, properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

export const tbl = (rows: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`
