import { oneAlternative, type Zip } from '@gongkai/ooxml'
import type { SheetEntry } from './book.ts'
import { maxRows } from './reference.ts'
import type { Sheet } from './sheet.ts'
import { readEvents, readQuickly, sheetReader } from './sheet-reader.ts'

/** A worksheet read from its part. */
export interface PartSheet extends Sheet, SheetEntry {}

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
): PartSheet {
  const reader = () => sheetReader(entry.part, strings, limits)
  let read =
    readQuickly(zip.stream(entry.part), reader(), limits) ?? readEvents(zip.stream(entry.part), reader())
  // Alternatives are rare in a worksheet; only where there are some is it read with an eye to them.
  if (read.alternatives) read = readEvents(zip.stream(entry.part), reader(), oneAlternative)
  return { ...entry, cells: read.cells, merges: read.merges, cut: read.cut }
}
