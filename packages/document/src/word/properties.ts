import { type Element, el, xmlSafe } from '@gongkai/ooxml'
import type { Report } from '@gongkai/schema'
import { titleOf } from '../outline.ts'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

/** What a file's properties say of it. */
export interface About {
  readonly title: string
  readonly author: string
  /** ISO date: a document's own, never the clock's, so that the same content gives the same bytes. */
  readonly date: string
}

/** The report's own date; without one, the last day it reports on. */
export function aboutReport(report: Report): About {
  const { date, year, agency } = report
  return {
    title: titleOf(report),
    author: xmlSafe(agency.name),
    date: date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : `${year}-12-31`,
  }
}

/** `docProps/core.xml`. */
export function coreProperties({ title, author, date }: About): Element {
  const time = (name: string) => el(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date}T00:00:00Z`)
  return el(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': xsi,
    },
    el('dc:title', undefined, title),
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
