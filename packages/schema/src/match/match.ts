import type { EditionId, TableId } from '../editions/form.ts'
import { type CellId, editionInForce, editions } from '../editions/index.ts'
import type { Grid } from '../grid.ts'
import { type Copy, type Printing, printingsOf, provenEdition } from './copies.ts'
import { findingsOf, type TableFinding } from './findings.ts'
import { forms } from './forms.ts'
import type { Part } from './parts.ts'
import { type Doubt, place } from './place.ts'
import { scan } from './scan.ts'
import { type Slip, slipsOf } from './slips.ts'
import type { Place, Printed } from './strays.ts'

/** The rows that a piece of a table takes in a grid, from its highest column label to its last figures. */
export interface Extent {
  readonly grid: number
  readonly top: number
  readonly bottom: number
}

/** A table of the form as found in the grids. */
export interface TableMatch {
  readonly table: TableId
  readonly edition: EditionId
  /** Index of the grid that holds it, or its beginning where it goes on in another. */
  readonly grid: number
  /** Share of the form's labels that were found, 0 to 1. */
  readonly confidence: number
  readonly places: ReadonlyMap<CellId, Place>
  /** Its pieces in their order: one, unless the table goes on elsewhere. */
  readonly extents: readonly Extent[]
  /** Cells without a place because their row or column was not found. */
  readonly missing: readonly CellId[]
  /** Cells without a place because several would do, or figures are merged. */
  readonly doubts: readonly Doubt[]
  readonly slips: readonly Slip[]
  /** Printed rows with figures that the form does not have, and labels of such columns. */
  readonly extraRows: readonly Printed[]
  readonly extraColumns: readonly Printed[]
}

export interface Match {
  /** The edition most of the labels prove; undefined when no table was found. */
  readonly edition?: EditionId
  /** Each table once, in the order of the form: of one printed more than once the fullest copy, or the first. */
  readonly tables: readonly TableMatch[]
  readonly findings: readonly TableFinding[]
}

function extentOf({ scan, rows, headers }: Part): Extent {
  const labels = [...headers.keys()].flatMap(({ found }) => found.map(({ cell }) => cell.row))
  const tops = rows.map(({ row }) => row)
  const bottoms = rows.map(({ row, rowSpan }) => row + rowSpan - 1)
  return { grid: scan.index, top: Math.min(...labels, ...tops), bottom: Math.max(...labels, ...bottoms) }
}

/** A table in several parts has an odd column in each. */
function firstOfEach(list: readonly Printed[]): readonly Printed[] {
  const seen = new Set<string>()
  return list.filter(({ text }) => !seen.has(text) && seen.add(text))
}

function tableOf(copy: Copy): TableMatch {
  const { form, parts, confidence } = copy
  const placed = parts.map(place)
  const [first, ...more] = placed
  const places =
    first && more.length === 0 ? first.places : new Map(placed.flatMap((part) => [...part.places]))
  const doubts = placed.flatMap((part) => part.doubts)
  const doubtful = new Set(doubts.flatMap(({ ids }) => ids))
  return {
    table: form.table,
    edition: form.edition.id,
    grid: parts[0]?.scan.index ?? 0,
    confidence,
    places,
    extents: parts.map(extentOf),
    missing: form.ids.filter((id) => !places.has(id) && !doubtful.has(id)),
    doubts,
    slips: slipsOf(copy),
    extraRows: placed.flatMap((part) => part.extraRows),
    extraColumns: firstOfEach(placed.flatMap((part) => part.extraColumns)),
  }
}

/** The edition proven by most labels, or the expected one where the tables found are the same in both. */
function editionOf(printings: readonly Printing[], expected: EditionId): EditionId {
  const scores = new Map<EditionId, number>()
  for (const printing of printings) {
    const edition = provenEdition(printing)
    if (edition) scores.set(edition, (scores.get(edition) ?? 0) + printing.readings[0]!.score)
  }
  return [...scores].sort(([, a], [, b]) => b - a)[0]?.[0] ?? expected
}

/**
 * Finds the official tables in grids from any source (sheets, Word or HTML tables, laid-out text) by their labels, wherever
 * they stand, and says where each cell of figures is. Labels, variants and order come from the editions' data alone.
 *
 * A figure belongs to a cell of the form only where it stands beside the row's label and under the column's; nothing is
 * shifted, spread or guessed. What is missing, doubtful, left over or worded otherwise is reported (`findings`).
 * `expected`, the edition of the report year, counts only where the tables found do not differ between editions.
 */
export function matchTables(grids: readonly Grid[], expected: EditionId = editionInForce.id): Match {
  const scans = grids.map(scan)
  const wanted = editions[expected].tables.map(({ id }) => id)
  const likeliest = [...forms()].sort(
    (a, b) => Number(b.edition.id === expected) - Number(a.edition.id === expected),
  )
  const printings = wanted.flatMap((table) =>
    printingsOf(
      likeliest.filter((form) => form.table === table),
      scans,
    ),
  )
  const edition = printings.length > 0 ? editionOf(printings, expected) : undefined
  const found = wanted.flatMap((table): TableMatch[] => {
    const printing = printings.find((one) => one.table === table)
    if (!printing) return []
    const own = provenEdition(printing) ?? edition
    return [tableOf(printing.readings.find(({ form }) => form.edition.id === own) ?? printing.readings[0]!)]
  })
  const copies = wanted.filter((table) => printings.filter((one) => one.table === table).length > 1)
  return { ...(edition && { edition }), tables: found, findings: findingsOf(wanted, found, copies) }
}
