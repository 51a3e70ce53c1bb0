import type { TableCode } from '../describe/code.ts'
import type { TableId } from '../editions/form.ts'
import type { Finding, Severity } from '../finding.ts'
import type { TableMatch } from './match.ts'

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

const finding = (
  code: TableCode,
  at: string,
  more: Partial<Finding<TableCode>> = {},
): Finding<TableCode> => ({ code, severity: severities[code], at, evidence: [], ...more })

/** 元 or 亿元 where the form has 万元. A label without a unit says nothing of it. */
const isOtherUnit = (printed: string, official: string) => /万元/.test(official) && /(?<!万)元/.test(printed)

function findingsIn(match: TableMatch): readonly Finding<TableCode>[] {
  const { table, missing, doubts, slips, extraRows, extraColumns } = match
  return [
    ...(missing.length > 0
      ? [finding('table/cell-missing', table, { evidence: missing.map((at) => ({ at, value: null })) })]
      : []),
    ...doubts.map(({ ids, text }) =>
      finding('table/cell-ambiguous', ids[0]!, {
        actual: text,
        evidence: ids.map((at) => ({ at, value: text })),
      }),
    ),
    ...extraRows.map((text) => finding('table/extra-row', table, { actual: text })),
    ...extraColumns.map((text) => finding('table/extra-column', table, { actual: text })),
    ...slips.map(({ at, printed, official }) =>
      finding(isOtherUnit(printed, official) ? 'table/unit' : 'table/label-slip', at, {
        actual: printed,
        expected: official,
      }),
    ),
  ]
}

/** What the matcher has to say of the tables it looked for: those found, those found in several copies. */
export function findingsOf(
  wanted: readonly TableId[],
  found: readonly TableMatch[],
  copied: readonly TableId[],
): readonly Finding<TableCode>[] {
  const missing = wanted.filter((table) => !found.some((match) => match.table === table))
  const mixed = new Set(found.map(({ edition }) => edition)).size > 1
  const editions = found.map(({ table, edition }) => ({ at: table, value: edition }))
  return [
    ...missing.map((table) => finding('table/missing', table)),
    ...copied.map((table) => finding('table/duplicate', table)),
    ...(mixed ? [finding('table/mixed-editions', 'edition', { evidence: editions })] : []),
    ...found.flatMap(findingsIn),
  ]
}
