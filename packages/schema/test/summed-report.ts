import { type CellId, cellsOf, editions, type Report, reportFormat, type Value } from '../src/index.ts'

const edition = editions['2021']
export const cells = cellsOf(edition)
export const totals = cells.filter(({ rowParts, columnParts }) => rowParts.length + columnParts.length > 0)
export const allTotals = new Set(totals.map(({ id }) => id))

/** A report that is 0 but for these parts, with right totals, and then for what was typed over them. */
export function report(parts: { [id in CellId]?: Value }, typed: { [id in CellId]?: Value } = {}): Report {
  const values: Record<string, Value> = Object.fromEntries(cells.map(({ id }) => [id, 0]))
  Object.assign(values, parts)
  const add = (ids: readonly CellId[]) => ids.reduce((sum, id) => sum + Number(values[id]), 0)
  for (const { id, columnParts } of totals) if (columnParts.length > 0) values[id] = add(columnParts)
  for (const { id, rowParts } of totals) if (rowParts.length > 0) values[id] = add(rowParts)
  return {
    format: reportFormat,
    edition: edition.id,
    year: 2025,
    agency: { name: '甲局' },
    sections: {},
    values: { ...values, ...typed },
  }
}

export const year = {
  'requests.received.natural': 12,
  'requests.received.enterprise': 4,
  'requests.granted.natural': 7,
  'requests.granted.enterprise': 4,
  'requests.refusedStateSecret.natural': 5,
} as const
