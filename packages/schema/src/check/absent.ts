import { cellsOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import type { Finding } from '../finding.ts'

/** Codes of readers whose evidence is cells that have no place in the source. */
const withoutPlace: ReadonlySet<string> = new Set(['table/cell-missing', 'table/cell-ambiguous'])

/** The cells that a source's reader said it does not have, or not at a place that is certain. */
export function absentCells(findings: readonly Finding[], edition: Edition): ReadonlySet<string> {
  const tables = new Set(findings.flatMap(({ code, at }) => (code === 'table/missing' ? [at] : [])))
  return new Set([
    ...findings.flatMap(({ code, evidence }) => (withoutPlace.has(code) ? evidence.map(({ at }) => at) : [])),
    ...(tables.size === 0
      ? []
      : cellsOf(edition).flatMap(({ id, table }) => (tables.has(table) ? [id] : []))),
  ])
}
