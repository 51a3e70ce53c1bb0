import type { CellId, CellPattern } from '../editions/index.ts'

/** Why the units' figures, each of them right, may not add up to the government's. */
export type UnevenCode = 'rollup/joint-documents' | 'rollup/shared-items' | 'rollup/amounts'

/** Cells that several units may count for the same thing, so that their sum is to be looked at. */
const uneven: Readonly<Record<UnevenCode, readonly CellPattern[]>> = {
  // A document issued jointly (联合发文) is counted by each of its authors; one that a government issues, also by its drafter.
  'rollup/joint-documents': ['proactive.rules.*', 'proactive.normativeDocuments.*'],
  // 2019: the same 事项 stands in the list of every county.
  'rollup/shared-items': ['proactive.*.previousItems', 'proactive.*.change'],
  // 元 for 万元, and charges that one unit collects for another.
  'rollup/amounts': ['proactive.*.amount'],
}

const fits = (pattern: string, id: string) => {
  const [table, row, column] = id.split('.')
  const [ownTable, ownRow, ownColumn] = pattern.split('.')
  return (
    table === ownTable && (ownRow === '*' || ownRow === row) && (ownColumn === '*' || ownColumn === column)
  )
}

/** Why a cell may not simply add up; `undefined` for the many that do. */
export function unevenness(id: CellId): UnevenCode | undefined {
  const codes = Object.keys(uneven) as UnevenCode[]
  return codes.find((code) => uneven[code].some((pattern) => fits(pattern, id)))
}
