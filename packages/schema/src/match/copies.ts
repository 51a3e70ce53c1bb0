import type { EditionId, Table, TableId } from '../editions/form.ts'
import type { GridCell } from '../grid.ts'
import type { Form, FormColumn, FormRow } from './forms.ts'
import { lineParts } from './line.ts'
import { matrixParts, rowLabels } from './matrix.ts'
import type { Part } from './parts.ts'
import type { Scan } from './scan.ts'

/** One printing of a table, in one piece or continued elsewhere. */
export interface Copy {
  readonly form: Form
  readonly parts: readonly Part[]
  /** Sum of the weights of all labels found. */
  readonly score: number
  /** Share of the form's labels found. */
  readonly confidence: number
}

/** One printing, read as the table of each edition it may be. */
export interface Printing {
  readonly table: TableId
  readonly readings: readonly Copy[]
}

/** An edition is certain when its reading has this much more: one label in variant words does not decide. */
const decisive = 0.3
/** What has less than half of the labels of the best printing is a local table, no copy. */
const copyShare = 0.5

const indexesOf = ({ form, rows }: Part) => rows.map((row) => form.rows.indexOf(row.form))

/** A table broken over pages goes on where it stopped. */
function continues(before: readonly Part[], part: Part): boolean {
  return Math.max(...before.flatMap(indexesOf)) < Math.min(...indexesOf(part))
}

const labelsOf = ({ rowLexicon, columnLexicon }: Form) =>
  rowLexicon.labels.length + columnLexicon.labels.length

function copyOf(form: Form, parts: readonly Part[]): Copy {
  const found = new Map<FormRow | FormColumn, number>()
  const note = (label: FormRow | FormColumn, weight: number) =>
    found.set(label, Math.max(weight, found.get(label) ?? 0))
  for (const part of parts) {
    for (const row of part.rows) if (row.word) note(row.form, row.weight)
    for (const [header, block] of part.headers)
      header.columns.forEach((column, index) => {
        if (column) note(block.columns[index]!, column.weight)
      })
  }
  const score = [...found.values()].reduce((sum, weight) => sum + weight, 0)
  return { form, parts, score, confidence: found.size / labelsOf(form) }
}

function copiesOf(form: Form, scans: readonly Scan[]): readonly Copy[] {
  const find = form.rowLexicon.labels.length > 0 ? matrixParts : lineParts
  const copies: Part[][] = []
  for (const part of scans.flatMap((scan) => find(form, scan))) {
    const last = copies.at(-1)
    if (last && continues(last, part)) last.push(part)
    else copies.push([part])
  }
  return copies.map((parts) => copyOf(form, parts))
}

const cellsIn = (part: Part): readonly GridCell[] => [
  ...part.rows.flatMap(({ word }) => word?.cell ?? []),
  ...[...part.headers.keys()].flatMap(({ found }) => found.map(({ cell }) => cell)),
]

interface Found {
  readonly readings: Copy[]
  readonly cells: Set<GridCell>
}

const hasRow = ({ parts }: Copy, scan: Scan, row: number) =>
  parts.some((part) => part.scan === scan && part.rows.some((known) => known.row === row))

/** Whether a grid's labels are all taken by a reading in which none is missing: no other edition reads more there. */
const isSettled = (form: Form, scan: Scan, found: readonly Found[]) =>
  found.some(
    ({ readings: [copy], cells }) =>
      copy &&
      copy.score === labelsOf(copy.form) &&
      copy.parts.some((part) => part.scan === scan) &&
      rowLabels(form, scan).every(({ cell, row }) => cells.has(cell) || hasRow(copy, scan, row)),
  )

/** All printings of a table, the fullest first. `readAs` holds the table of each edition, the likeliest first. */
export function printingsOf(readAs: readonly Form[], scans: readonly Scan[]): readonly Printing[] {
  const found: Found[] = []
  const known = new Map<Table, readonly Copy[]>()
  for (const form of readAs) {
    // 附表四 is one and the same in both editions.
    const twins = known.get(form.source)?.map((copy) => ({ ...copy, form }))
    const open = twins ? [] : scans.filter((scan) => !isSettled(form, scan, found))
    const copies = twins ?? copiesOf(form, open)
    known.set(form.source, copies)
    for (const copy of copies) {
      const cells = copy.parts.flatMap(cellsIn)
      const same = found.find((other) => cells.some((cell) => other.cells.has(cell)))
      if (!same) found.push({ readings: [copy], cells: new Set(cells) })
      else {
        same.readings.push(copy)
        for (const cell of cells) same.cells.add(cell)
      }
    }
  }
  const sorted = found
    .map(({ readings }) => [...readings].sort((a, b) => b.score - a.score))
    .sort(([a], [b]) => b!.score - a!.score)
  const best = sorted[0]?.[0]?.confidence ?? 0
  return sorted
    .filter(([copy]) => copy!.confidence >= best * copyShare)
    .map((readings) => ({ table: readings[0]!.form.table, readings }))
}

/** The edition the labels of a printing prove, if they do. */
export function provenEdition({ readings: [best, next] }: Printing): EditionId | undefined {
  if (!best || (next && best.score - next.score < decisive)) return
  return best.form.edition.id
}
