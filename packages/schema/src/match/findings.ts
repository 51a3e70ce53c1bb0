import type { TableCode } from '../describe/code.ts'
import type { TableId } from '../editions/form.ts'
import type { Finding, Severity } from '../finding.ts'
import type { TableMatch } from './match.ts'
import type { DoubtCause } from './place.ts'
import type { Place, Printed } from './strays.ts'

/** What the matcher says, with the place in the grids that it means; who reads a source knows how that is called there. */
export interface TableFinding<Code extends string = TableCode> extends Finding<Code> {
  readonly place?: Place
  /** Why a place is not certain, where that is what is said. */
  readonly cause?: DoubtCause
}

const severities: Readonly<Record<TableCode, Severity>> = {
  'table/missing': 'error',
  'table/duplicate': 'error',
  'table/mixed-editions': 'error',
  'table/cell-missing': 'error',
  'table/cell-ambiguous': 'error',
  'table/unit': 'error',
  'table/extra-row': 'warning',
  'table/extra-column': 'warning',
  'table/label-slip': 'note',
}

/** A finding on a table, of the severity its code has. */
export const tableFinding = (
  code: TableCode,
  at: string,
  more: Partial<TableFinding> = {},
): TableFinding => ({ code, severity: severities[code], at, evidence: [], ...more })

/** 元 or 亿元 where the form has 万元. A label without a unit says nothing of it. */
const isOtherUnit = (printed: string, official: string) => /万元/.test(official) && /(?<!万)元/.test(printed)

const leftOver = (code: TableCode, at: string, { text, place }: Printed): TableFinding =>
  tableFinding(code, at, { actual: text, ...(place && { place }) })

function findingsIn(match: TableMatch): readonly TableFinding[] {
  const { table, missing, doubts, slips, extraRows, extraColumns } = match
  return [
    ...(missing.length > 0
      ? [tableFinding('table/cell-missing', table, { evidence: missing.map((at) => ({ at, value: null })) })]
      : []),
    ...doubts.map(({ ids, text, cause, place }) =>
      tableFinding('table/cell-ambiguous', ids[0]!, {
        actual: text,
        evidence: ids.map((at) => ({ at, value: text })),
        cause,
        ...(place && { place }),
      }),
    ),
    ...extraRows.map((row) => leftOver('table/extra-row', table, row)),
    ...extraColumns.map((column) => leftOver('table/extra-column', table, column)),
    ...slips.map(({ at, printed, official, place }) =>
      tableFinding(isOtherUnit(printed, official) ? 'table/unit' : 'table/label-slip', at, {
        actual: printed,
        expected: official,
        place,
      }),
    ),
  ]
}

/** What the matcher has to say of the tables it looked for: those found, those found in several copies. */
export function findingsOf(
  wanted: readonly TableId[],
  found: readonly TableMatch[],
  copied: readonly TableId[],
): readonly TableFinding[] {
  const missing = wanted.filter((table) => !found.some((match) => match.table === table))
  const mixed = new Set(found.map(({ edition }) => edition)).size > 1
  const editions = found.map(({ table, edition }) => ({ at: table, value: edition }))
  return [
    ...missing.map((table) => tableFinding('table/missing', table)),
    ...copied.map((table) => tableFinding('table/duplicate', table)),
    ...(mixed ? [tableFinding('table/mixed-editions', 'edition', { evidence: editions })] : []),
    ...found.flatMap(findingsIn),
  ]
}
