import { ns, oneAlternative, readXml, type Zip } from '@gongkai/ooxml'
import type { Area } from '../a1.ts'
import type { SheetEntry } from './book.ts'
import { type CellSink, cellHandlers } from './cells.ts'
import type { Formula } from './formula-text.ts'
import { areaOf, maxRows } from './reference.ts'

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
  /** A limit was reached: there are more rows than were read, and no merges are known. */
  readonly cut: boolean
}

/**
 * What is read of one sheet. A report ends far above; below come rows that hold nothing but a format, up to a million of
 * them in honest files.
 */
export const sheetLimits: SheetLimits = { rows: 5_000, cells: 100_000, bytes: 2 ** 25 }

/** For changing a workbook: what is not known cannot be kept right. The limits of the package still hold. */
export const noLimits: SheetLimits = { rows: maxRows, cells: Infinity, bytes: Infinity }

export interface SheetLimits {
  readonly rows: number
  /** Cells that hold something. */
  readonly cells: number
  /** Inflated. */
  readonly bytes: number
}

/**
 * Reads a worksheet up to the limits; nothing is inflated beyond. `strings` is asked for once a cell refers to it.
 *
 * @throws UnreadableWorkbook `damaged` for an address, a row or a text that cannot be, and OoxmlError
 */
export function readSheet(
  zip: Zip,
  { name, part, hidden }: SheetEntry,
  strings: () => readonly string[],
  limits = sheetLimits,
): Sheet {
  const cells = new Map<number, SheetCell>()
  const merges: Area[] = []
  let bytes = 0
  function* counted(): Generator<Uint8Array> {
    for (const piece of zip.stream(part)) {
      bytes += piece.length
      yield piece
    }
  }
  const sink: CellSink = {
    strings,
    beginsRow: (row) => row <= limits.rows && cells.size < limits.cells && bytes <= limits.bytes,
    cell: (key, cell) => void cells.set(key, cell),
  }
  const handlers = cellHandlers(part, sink)
  const whole = readXml(
    counted(),
    oneAlternative({
      ...handlers,
      open(node) {
        if (node.uri !== ns.spreadsheet) return
        if (node.local !== 'mergeCell') return handlers.open(node)
        const area = areaOf(node.attributes.ref ?? '')
        if (area) merges.push(area)
      },
    }),
  )
  return { name, part, hidden, cells, merges, cut: !whole }
}
