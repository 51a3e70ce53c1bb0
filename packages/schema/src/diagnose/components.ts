import type { Effect } from './edits.ts'

/** Broken sums that some chain of edits links, with every edit that could play a part in mending them. */
export interface Component {
  readonly broken: readonly number[]
  readonly effects: readonly Effect[]
}

/**
 * Broken sums that share no cell can still hang together through sums that hold: n counted in the wrong column breaks two
 * balances and leaves every row total right. So the link is over all sums; 附表三 is one component, each block of 附表四 another.
 */
export function componentsOf(broken: readonly number[], effects: readonly Effect[]): readonly Component[] {
  const parent = new Map<number, number>()
  const rootOf = (sum: number): number => {
    const above = parent.get(sum)
    return above === undefined ? sum : rootOf(above)
  }
  for (const { sums } of effects)
    for (const sum of sums) {
      const [root, first] = [rootOf(sum), rootOf(sums[0]!)]
      if (root !== first) parent.set(root, first)
    }
  const components = new Map<number, { broken: number[]; effects: Effect[] }>()
  for (const sum of broken) {
    const component = components.get(rootOf(sum))
    if (component) component.broken.push(sum)
    else components.set(rootOf(sum), { broken: [sum], effects: [] })
  }
  for (const effect of effects) components.get(rootOf(effect.sums[0]!))?.effects.push(effect)
  return [...components.values()]
}
