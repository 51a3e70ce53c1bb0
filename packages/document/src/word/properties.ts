import { type Element, el, xmlSafe } from '@gongkai/ooxml'
import type { Report } from '@gongkai/schema'
import { titleOf } from '../outline.ts'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

/** The report's own date, so that the same report gives the same bytes; without one, the last day it reports on. */
const written = ({ date, year }: Report) =>
  `${date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : `${year}-12-31`}T00:00:00Z`

/** `docProps/core.xml`. */
export function coreProperties(report: Report): Element {
  const author = xmlSafe(report.agency.name)
  const time = (name: string) => el(name, { 'xsi:type': 'dcterms:W3CDTF' }, written(report))
  return el(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': xsi,
    },
    el('dc:title', undefined, titleOf(report)),
    el('dc:creator', undefined, author),
    el('cp:lastModifiedBy', undefined, author),
    time('dcterms:created'),
    time('dcterms:modified'),
    el('dc:language', undefined, 'zh-CN'),
  )
}

/** `docProps/app.xml`. */
export const appProperties = (): Element =>
  el(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    el('Application', undefined, 'gongkai'),
  )
