import { type CellId, cellOf, type Edition, type Finding, type Value } from '@gongkai/schema'
import { contentOf, uncalculated } from './cell-value.ts'
import { formulaText } from './formula-text.ts'
import { placeKey } from './reference.ts'
import type { Source } from './source.ts'
import type { FoundTables } from './tables.ts'

/** The figures of a report as they stand. */
export interface Figures {
  readonly values: Record<string, Value>
  /** Cells that a formula fills. */
  readonly computed: ReadonlySet<CellId>
  readonly findings: readonly Finding[]
}

/** Reads the cells of the tables found, those of the report's edition. */
export function readFigures(source: Source, { figures }: FoundTables, edition: Edition): Figures {
  const values: Record<string, Value> = {}
  const computed = new Set<CellId>()
  const findings: Finding[] = []
  for (const [id, spot] of figures) {
    if (!cellOf(edition, id)) continue
    const value = contentOf(source, spot)
    values[id] = value
    const { top, left } = spot.area
    const formula = spot.sheet.cells.get(placeKey(top, left))?.formula
    if (!formula) continue
    computed.add(id)
    if (value === uncalculated) {
      const actual = `=${formulaText(formula)}`
      const finding = { code: 'source/formula-uncalculated', severity: 'error', at: id, actual } as const
      findings.push({ ...finding, evidence: [{ at: id, value }] })
    }
  }
  return { values, computed, findings }
}
