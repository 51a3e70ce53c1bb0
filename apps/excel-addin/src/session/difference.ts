import type { Told } from './assess.ts'

/** What is new and what is gone since the last look, by identity. */
export interface Difference {
  readonly appeared: readonly Told[]
  readonly gone: readonly Told[]
}

export function differenceOf(before: readonly Told[], now: readonly Told[]): Difference {
  const earlier = new Set(before.map(({ key }) => key))
  const later = new Set(now.map(({ key }) => key))
  return {
    appeared: now.filter(({ key }) => !earlier.has(key)),
    gone: before.filter(({ key }) => !later.has(key)),
  }
}

/** The findings of now; each that says just what it said before is the same object, so that nothing is drawn anew. */
export function carriedOver(before: readonly Told[], now: readonly Told[]): readonly Told[] {
  const earlier = new Map(before.map((told) => [told.key, told]))
  return now.map((told) => {
    const known = earlier.get(told.key)
    return known && JSON.stringify(known) === JSON.stringify(told) ? known : told
  })
}
