import { ns, readXml, readXmlText, type XmlHandlers } from '@gongkai/ooxml'
import type { Area } from '../a1.ts'
import { type CellBuilder, cellBuilder } from './cell-builder.ts'
import { cellHandlers } from './cells.ts'
import { contentOf, wholeText } from './plain-text.ts'
import { afterMerges, isPlainFrame } from './quick-frame.ts'
import { quickMerges } from './quick-merges.ts'
import { quickRows } from './quick-rows.ts'
import { areaOf, rowOf } from './reference.ts'
import type { SheetCell } from './sheet.ts'
import type { SheetLimits } from './sheet-part.ts'

/** What was read of a worksheet so far. */
export interface SheetRead {
  readonly cells: Map<number, SheetCell>
  readonly merges: readonly Area[]
  cut: boolean
  /** Elements of Markup Compatibility were met: what was read may be several branches of one alternative. */
  alternatives: boolean
  /** How many times `sheetData` was met. */
  data: number
  /** How many times `mergeCells` was. */
  lists: number
  /** Inflated so far. */
  bytes: number
}

export interface SheetReader {
  readonly read: SheetRead
  readonly builder: CellBuilder
  readonly handlers: XmlHandlers
}

export function sheetReader(
  part: string,
  strings: () => readonly string[],
  limits: SheetLimits,
): SheetReader {
  const merges: Area[] = []
  const read: SheetRead = {
    cells: new Map(),
    merges,
    cut: false,
    alternatives: false,
    data: 0,
    lists: 0,
    bytes: 0,
  }
  const { cells } = read
  let below = 0
  const builder = cellBuilder(part, {
    strings,
    beginsRow(row) {
      if (row > limits.rows) below += 1
      const goesOn = below <= limits.below && cells.size < limits.cells && read.bytes <= limits.bytes
      read.cut ||= !goesOn
      return goesOn
    },
    cell(key, cell) {
      if (rowOf(key) > limits.rows) read.cut = true
      else cells.set(key, cell)
    },
  })
  const { open, close, text } = cellHandlers(builder)
  const handlers: XmlHandlers = {
    open(node) {
      if (node.uri !== ns.spreadsheet) {
        read.alternatives ||= node.uri === ns.compatibility
        return
      }
      switch (node.local) {
        case 'sheetData':
          read.data += 1
          return
        case 'mergeCells':
          read.lists += 1
          return
        case 'mergeCell': {
          const area = areaOf(node.attributes.ref ?? '')
          if (area) merges.push(area)
          if (merges.length <= limits.merges) return
          read.cut = true
          return false
        }
        default:
          return afterMerges.includes(node.local) ? false : open(node)
      }
    },
    close,
    text,
  }
  return { read, builder, handlers }
}

/** Reads the part event by event. */
export function readEvents(
  pieces: Iterable<Uint8Array>,
  { read, handlers }: SheetReader,
  wrap = (handlers: XmlHandlers) => handlers,
): SheetRead {
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      read.bytes += piece.length
      yield piece
    }
  }
  readXml(counted(), wrap(handlers))
  return read
}

/**
 * Reads the rows and the merged areas in one go where they are written in the common form; what is around them, where that is not, event
 * by event, which shows whether they are the sheet's. `undefined` where anything is out of the ordinary.
 */
export function readQuickly(
  pieces: Iterable<Uint8Array>,
  { read, builder, handlers }: SheetReader,
  limits: SheetLimits,
): SheetRead | undefined {
  const xml = wholeText(pieces)
  const start = xml === undefined ? undefined : contentOf(xml, 'sheetData')
  if (xml === undefined || start === undefined) return undefined
  const end = quickRows(xml, start, builder)
  if (end === undefined) return undefined
  const merged = quickMerges(xml, end)
  if (!isPlainFrame(xml, { start, end }, merged)) {
    const around = merged ? [xml.slice(end, merged.start), xml.slice(merged.end)] : [xml.slice(end)]
    readXmlText([xml.slice(0, start), ...around], handlers)
    if (read.data !== 1 || read.alternatives) return undefined
    if (merged && (read.lists !== 1 || read.merges.length > 0)) return undefined
  }
  if (!merged) return read
  return merged.areas.length > limits.merges ? undefined : { ...read, merges: merged.areas }
}
