import {
  type CellId,
  cellOf,
  type Edition,
  type Finding,
  readQuantity,
  uncalculated,
  type Value,
} from '@gongkai/schema'
import { unsummable } from '../names.ts'
import { contentOf } from './cell-value.ts'
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

/**
 * Reads the cells of the tables found, those of the report's edition. A total that cannot be made only because a part is typed as
 * text (`２`) is what it will be once that is the number it reads as; the part has its finding.
 */
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
  const made = new Map<string, number | undefined>()
  for (const id of computed) {
    const total = values[id] === unsummable ? sumOf(id, values, edition, made) : undefined
    if (total !== undefined) made.set(id, total)
  }
  for (const [id, total] of made) if (total !== undefined) values[id] = total
  return { values, computed, findings }
}

/** What a total that says `unsummable` adds up to, along its row or up its column; `undefined` where a part is no number. */
function sumOf(
  id: string,
  values: Readonly<Record<string, Value>>,
  edition: Edition,
  made: Map<string, number | undefined>,
): number | undefined {
  if (made.has(id)) return made.get(id)
  made.set(id, undefined)
  const { rowParts, columnParts } = cellOf(edition, id)!
  const sums = [rowParts, columnParts].flatMap((parts) => {
    if (parts.length === 0) return []
    const numbers = parts.map((part) => {
      if (values[part] === unsummable) return sumOf(part, values, edition, made)
      const reading = readQuantity(values[part], 'count')
      return reading.state === 'number' ? reading.value : undefined
    })
    return numbers.includes(undefined) ? [] : [numbers.reduce<number>((sum, part) => sum + (part ?? 0), 0)]
  })
  const [sum] = sums
  const same = sums.every((other) => other === sum) ? sum : undefined
  made.set(id, same)
  return same
}
