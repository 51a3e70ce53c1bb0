import { writeZip } from '@gongkai/ooxml'

/** A workbook package written by hand, so that a test can say exactly what stands in it. */
export interface Forged {
  /** Name and content of `sheetData` (or, beginning with `<?xml` or `<`+root, the whole part). */
  readonly sheets: readonly (readonly [name: string, xml: string])[]
  readonly strings?: string
  readonly styles?: string
  /** Children of `workbook` after the sheets. */
  readonly after?: string
  /** Children of `workbook` before the sheets. */
  readonly before?: string
  /** Attributes of each `sheet` element by its name: `state="hidden"`. */
  readonly states?: Readonly<Record<string, string>>
  /** Further or changed parts; `null` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>
}

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A worksheet part around what stands in and after its `sheetData`. */
export const sheetXml = (rows: string, after = ''): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`

export const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${rels}/${type}" Target="${target}"/>`

export const links = (...items: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packageRels}">${items.join('')}</Relationships>`

export function forge({ sheets, strings, styles, after = '', before = '', states = {}, parts = {} }: Forged) {
  const entries = new Map<string, string | Uint8Array | null>()
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${types}.${type}+xml"/>`
  const attribute = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  entries.set(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}${strings === undefined ? '' : override('xl/sharedStrings.xml', 'sharedStrings')}${styles === undefined ? '' : override('xl/styles.xml', 'styles')}</Types>`,
  )
  entries.set('_rels/.rels', links(link('rId1', 'officeDocument', 'xl/workbook.xml')))
  entries.set(
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${rels}">${before}<sheets>${sheets.map(([name], i) => `<sheet name="${attribute(name)}" sheetId="${i + 1}" ${Object.hasOwn(states, name) ? states[name] : ''} r:id="rId${i + 1}"/>`).join('')}</sheets>${after}</workbook>`,
  )
  entries.set(
    'xl/_rels/workbook.xml.rels',
    links(
      ...sheets.map((_, i) => link(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      strings === undefined ? '' : link('rIdS', 'sharedStrings', 'sharedStrings.xml'),
      styles === undefined ? '' : link('rIdT', 'styles', 'styles.xml'),
    ),
  )
  sheets.forEach(([, xml], i) => {
    entries.set(`xl/worksheets/sheet${i + 1}.xml`, xml.startsWith('<?xml') ? xml : sheetXml(xml))
  })
  if (strings !== undefined)
    entries.set('xl/sharedStrings.xml', `${declaration}<sst xmlns="${main}">${strings}</sst>`)
  if (styles !== undefined)
    entries.set('xl/styles.xml', `${declaration}<styleSheet xmlns="${main}">${styles}</styleSheet>`)
  for (const [name, content] of Object.entries(parts)) entries.set(name, content)
  return writeZip([...entries].flatMap(([name, content]) => (content === null ? [] : [{ name, content }])))
}
