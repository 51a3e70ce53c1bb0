import { nameKey, type Unit } from '@gongkai/schema'
import type { RowFault } from './rows.ts'

/** A unit with the line it stands in. */
export interface Listed {
  readonly line: number
  readonly unit: Unit
}

/** Names that stand twice, parents that are not on the roster, units that stand below themselves. */
export function treeFaults(listed: readonly Listed[]): readonly RowFault[] {
  const byName = new Map<string, Listed>()
  const faults: RowFault[] = []
  for (const entry of listed) {
    const { line, unit } = entry
    const first = byName.get(nameKey(unit.name))
    if (first) {
      faults.push({
        line,
        zh: `「${unit.name}」与第 ${first.line} 行重名，一个单位只能列一次`,
        en: `“${unit.name}” stands in line ${first.line} already`,
      })
    } else byName.set(nameKey(unit.name), entry)
  }
  const parentOf = ({ unit }: Listed) =>
    unit.parent === undefined ? undefined : byName.get(nameKey(unit.parent))
  for (const entry of byName.values()) {
    const { line, unit } = entry
    if (unit.parent !== undefined && !parentOf(entry)) {
      faults.push({
        line,
        zh: `「${unit.name}」的上级「${unit.parent}」不在名册上，请补上这一行或改正名称`,
        en: `the parent “${unit.parent}” of “${unit.name}” is not on the roster`,
      })
    }
  }
  return [...faults, ...circles([...byName.values()], parentOf)]
}

/** Every unit is walked upwards once; a circle is told at the first of its units. */
function circles(
  listed: readonly Listed[],
  parentOf: (entry: Listed) => Listed | undefined,
): readonly RowFault[] {
  const settled = new Set<Listed>()
  const faults: RowFault[] = []
  for (const entry of listed) {
    const path: Listed[] = []
    const onPath = new Set<Listed>()
    let at: Listed | undefined = entry
    while (at && !settled.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parentOf(at)
    }
    if (at && onPath.has(at)) {
      const circle = [...path.slice(path.indexOf(at)), at].map(({ unit }) => unit.name)
      faults.push({
        line: at.line,
        zh: `上级绕成了一圈：${circle.join(' → ')}，请改正其中一个上级`,
        en: `units stand below themselves: ${circle.join(' → ')}`,
      })
    }
    for (const passed of path) settled.add(passed)
  }
  return faults
}
