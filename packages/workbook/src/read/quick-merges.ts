import type { Area } from '../a1.ts'
import { contentOf } from './plain-text.ts'
import type { Span } from './quick-frame.ts'
import { areaOf } from './reference.ts'

/** A worksheet's list of merged areas. */
export interface Merges extends Span {
  readonly areas: readonly Area[]
}

const item = '<mergeCell ref="'
const itemEnd = '/>'

/**
 * Reads the merged areas behind `from` where they are written in the form in which Excel, WPS and most other programs write them:
 * they are half of what stands around the rows of a form. Whether the list is the worksheet's
 * shows what is around it.
 *
 * @returns `undefined` where there is none, or anything is out of the ordinary
 */
export function quickMerges(xml: string, from: number): Merges | undefined {
  const start = contentOf(xml, 'mergeCells', from)
  if (start === undefined) return undefined
  const areas: Area[] = []
  let at = start
  while (xml.startsWith(item, at)) {
    const end = xml.indexOf('"', at + item.length)
    const area = end < 0 ? undefined : areaOf(xml.slice(at + item.length, end))
    if (!area || !xml.startsWith(itemEnd, end + 1)) return undefined
    areas.push(area)
    at = end + 1 + itemEnd.length
  }
  return xml.startsWith('</mergeCells>', at) ? { start, end: at, areas } : undefined
}
