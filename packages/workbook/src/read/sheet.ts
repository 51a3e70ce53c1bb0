import { ns, oneAlternative, readXml, type XmlHandlers, type Zip } from '@gongkai/ooxml'
import type { Area } from '../a1.ts'
import type { SheetEntry } from './book.ts'
import { type CellSink, cellHandlers } from './cells.ts'
import type { Formula } from './formula-text.ts'
import { areaOf, maxRows, rowOf } from './reference.ts'

/** A cell with something in it. */
export interface SheetCell {
  /**
   * Booleans are `TRUE` and `FALSE`, errors `#REF!`. '' is the result of a formula that shows nothing; `null` stands only
   * in a formula cell, where the file does not hold its result.
   */
  readonly value: number | string | null
  readonly formula?: Formula
  /** Number of the cell's format in the styles part. */
  readonly style: number
}

/** A worksheet's cells that hold something. */
export interface Sheet extends SheetEntry {
  /** By `placeKey`, in the order of the file. */
  readonly cells: ReadonlyMap<number, SheetCell>
  readonly merges: readonly Area[]
  /** A limit was reached: there is, or may be, more than was read. */
  readonly cut: boolean
}

/**
 * What is read of one sheet. A report ends far above; below come rows that hold nothing but a format, up to a million of
 * them in honest files.
 */
export const sheetLimits: SheetLimits = {
  rows: 5_000,
  below: 1_000,
  cells: 50_000,
  merges: 5_000,
  bytes: 2 ** 25,
}

/** For changing a workbook: what is not known cannot be kept right. The limits of the package still hold. */
export const noLimits: SheetLimits = {
  rows: maxRows,
  below: 0,
  cells: Infinity,
  merges: Infinity,
  bytes: Infinity,
}

export interface SheetLimits {
  /** The last row that is read. */
  readonly rows: number
  /** So many rows below it are passed over to get at the merges behind them: many files have a last row 1,048,576. */
  readonly below: number
  /** Cells that hold something. */
  readonly cells: number
  readonly merges: number
  /** Inflated. */
  readonly bytes: number
}

/** What comes after the merges in a worksheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99) and is not read. */
const afterMerges = new Set([
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'pageMargins',
])

/**
 * Reads a worksheet up to the limits and no further than its merges; nothing is inflated beyond. `strings` is asked for once
 * a cell refers to it.
 *
 * @throws UnreadableWorkbook `damaged` for an address, a row or a text that cannot be, and OoxmlError
 */
export function readSheet(
  zip: Zip,
  entry: SheetEntry,
  strings: () => readonly string[],
  limits = sheetLimits,
): Sheet {
  const first = readOnce(zip, entry, strings, limits)
  // Alternatives are rare in a worksheet; only where there are some is it read with an eye to them.
  const { cells, merges, cut } = first.alternatives
    ? readOnce(zip, entry, strings, limits, oneAlternative)
    : first
  return { ...entry, cells, merges, cut }
}

function readOnce(
  zip: Zip,
  { part }: SheetEntry,
  strings: () => readonly string[],
  limits: SheetLimits,
  wrap = (handlers: XmlHandlers) => handlers,
) {
  const cells = new Map<number, SheetCell>()
  const merges: Area[] = []
  let bytes = 0
  let below = 0
  let cut = false
  let alternatives = false
  function* counted(): Generator<Uint8Array> {
    for (const piece of zip.stream(part)) {
      bytes += piece.length
      yield piece
    }
  }
  const sink: CellSink = {
    strings,
    beginsRow(row) {
      if (row > limits.rows) below += 1
      const goesOn = below <= limits.below && cells.size < limits.cells && bytes <= limits.bytes
      cut ||= !goesOn
      return goesOn
    },
    cell(key, cell) {
      if (rowOf(key) > limits.rows) cut = true
      else cells.set(key, cell)
    },
  }
  const { open, close, text } = cellHandlers(part, sink)
  const handlers: XmlHandlers = {
    open(node) {
      if (node.uri !== ns.spreadsheet) {
        alternatives ||= node.uri === ns.compatibility
        return
      }
      if (node.local === 'mergeCell') {
        const area = areaOf(node.attributes.ref ?? '')
        if (area) merges.push(area)
        if (merges.length <= limits.merges) return
        cut = true
        return false
      }
      return afterMerges.has(node.local) ? false : open(node)
    },
    close,
    text,
  }
  readXml(counted(), wrap(handlers))
  return { cells, merges, cut, alternatives }
}
