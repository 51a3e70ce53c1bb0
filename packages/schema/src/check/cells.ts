import type { Cell } from '../cells.ts'
import type { Finding, Fix, Severity } from '../finding.ts'
import type { CellCode, CellProblem } from '../quantity.ts'
import { uncalculated } from '../report.ts'
import { type CheckCode, type Figures, readingAt, unfilled } from './figures.ts'

/** A problem of one cell is an error unless the number stands beside it unharmed. */
const severities: Partial<Record<CellCode, Severity>> = {
  'cell/remark': 'warning',
  'cell/typed-as-text': 'note',
  'cell/too-many-decimals': 'warning',
}

function fixOf(at: string, { proposal }: CellProblem): Fix | undefined {
  return proposal && { title: proposal.title, safe: proposal.safe, set: [{ at, value: proposal.value }] }
}

/**
 * Whether a formula's cell only shows on what is wrong elsewhere: a part of its sum has a problem of its own, or nobody has
 * calculated it, which the reader tells. Nothing can be mended in the cell itself.
 */
function passesOn({ readings, indexOf, report }: Figures, { id, rowParts, columnParts }: Cell): boolean {
  return (
    report.values[id] === uncalculated ||
    [...rowParts, ...columnParts].some((part) => {
      const reading = readings[indexOf(part)]
      return reading !== undefined && reading.state !== 'blank' && reading.problem !== undefined
    })
  )
}

/**
 * The findings of area `cell/`: one for all blanks of a table (with the fix 本年无发生，填 0), one for each cell that holds
 * no clean number, but for `computed` cells that only pass a fault on. `apart` are blank totals that have a finding of their own, with the sum to write.
 */
export function checkCells(
  figures: Figures,
  apart: ReadonlySet<string>,
  computed: ReadonlySet<string>,
): readonly Finding<CheckCode>[] {
  const { report, edition, cells, readings, stage, absent } = figures
  const blanks = new Map<string, string[]>()
  const found: Finding<CheckCode>[] = []
  for (const [i, cell] of cells.entries()) {
    const reading = readings[i]
    if (!reading) throw new RangeError(`cell ${cell.id} was not read`)
    if (reading.state === 'blank') {
      if (apart.has(cell.id) || absent.has(cell.id)) continue
      const list = blanks.get(cell.table)
      if (list) list.push(cell.id)
      else blanks.set(cell.table, [cell.id])
    } else if (reading.problem && !(computed.has(cell.id) && passesOn(figures, cell))) {
      const { problem } = reading
      const typed = readingAt(report, cell.id)
      const fix = fixOf(cell.id, problem)
      found.push({
        code: problem.code,
        severity: severities[problem.code] ?? 'error',
        at: cell.id,
        actual: typed.value,
        ...(problem.proposal && { expected: problem.proposal.value }),
        evidence: [typed],
        ...(fix && { fix }),
      })
    }
  }
  const missing = edition.tables.flatMap(({ id }): Finding<CheckCode>[] => {
    const list = blanks.get(id)
    if (!list) return []
    return [
      {
        code: 'cell/blank',
        severity: unfilled(stage),
        at: id,
        actual: list.length,
        evidence: list.map((at) => ({ at, value: null })),
        fix: { title: 'fill-zero', safe: false, set: list.map((at) => ({ at, value: 0 })) },
      },
    ]
  })
  return [...missing, ...found]
}
