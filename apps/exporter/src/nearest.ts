import { distance } from 'fastest-levenshtein'

/** The name that was probably meant: at most two keys, and a third of it, are off. */
export function nearestOf(typed: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, off: distance(typed, name) }))
    .filter(({ name, off }) => off <= Math.min(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.off - b.off)
  return nearest?.name
}
