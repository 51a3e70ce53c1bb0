import { type Cell, cellsOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import { editions } from '../editions/index.ts'
import type { Finding, Reading, Severity } from '../finding.ts'
import { maskPersonal } from '../narrative/personal.ts'
import { type CellCode, type CellReading, readQuantity } from '../quantity.ts'
import type { Report } from '../report.ts'
import type { RuleCode } from '../rules/index.ts'

/** While filling, what is not filled in yet is a warning; in the final check it is an error. */
export type Stage = 'filling' | 'final'

/** Codes about the blanks of a table and the totals left blank. */
export type BlankCode = 'cell/blank' | 'cell/total-blank'

export type CheckCode = RuleCode | CellCode | BlankCode

/** What each rule reads from: the cells of the edition as read, by id and in the order of the form. */
export interface Figures {
  readonly report: Report
  readonly edition: Edition
  readonly stage: Stage
  /** Cells that the source does not have: neither filled nor left blank. */
  readonly absent: ReadonlySet<string>
  readonly cells: readonly Cell[]
  readonly readings: readonly CellReading[]
  readonly indexOf: (id: string) => number
}

/** What a rule found at one place. */
export type Outcome =
  | { readonly state: 'passed' | 'ifBlankIsZero' | 'notAssessable' }
  | { readonly state: 'broken'; readonly findings: readonly Finding<CheckCode>[] }

/** An unfilled place: not yet wrong while filling. */
export const unfilled = (stage: Stage): Severity => (stage === 'final' ? 'error' : 'warning')

const indexes = new WeakMap<Edition, ReadonlyMap<string, number>>()

function indexOf(edition: Edition): (id: string) => number {
  let index = indexes.get(edition)
  if (!index) {
    index = new Map(cellsOf(edition).map((cell) => [cell.id, cell.index]))
    indexes.set(edition, index)
  }
  const known = index
  return (id) => {
    const found = known.get(id)
    if (found === undefined) throw new RangeError(`edition ${edition.id} has no cell ${id}`)
    return found
  }
}

/** Reads every cell of the report's edition once. Values of cells the edition does not have are not looked at. */
export function figuresOf(report: Report, stage: Stage, absent: ReadonlySet<string> = new Set()): Figures {
  const edition = editions[report.edition]
  const cells = cellsOf(edition)
  const { values } = report
  const readings = cells.map((cell) =>
    readQuantity(Object.hasOwn(values, cell.id) ? values[cell.id] : null, cell.quantity, cell.unit),
  )
  return { report, edition, stage, absent, cells, readings, indexOf: indexOf(edition) }
}

/** A cell with what stands in it, as any output may quote it: personal numbers masked. */
export function readingAt({ values }: Report, id: string, at: string = id): Reading {
  const value = values[id] ?? null
  return { at, value: typeof value === 'string' ? maskPersonal(value) : value }
}
