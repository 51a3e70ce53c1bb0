import type { ComparedLine, Comparison } from './compare.ts'

/**
 * How far a line jumped: |difference| / √(before + now). Counts vary by about the root of themselves by mere chance, so 300 → 600
 * stands before 3 → 6, and 0 → 40 before 1000 → 1040, which neither the difference nor the percentage alone would give.
 */
function jumpOf({ before, now, difference }: ComparedLine): number {
  if (difference === undefined || before.state !== 'number' || now.state !== 'number') return 0
  return Math.abs(difference) / Math.sqrt(Math.abs(before.value) + Math.abs(now.value))
}

/** The lines whose figure changed, the worst jump first; equal jumps in the order of the form. */
export const jumpsOf = ({ lines }: Comparison): readonly ComparedLine[] =>
  lines
    .filter(({ difference }) => difference !== undefined && difference !== 0)
    .map((line) => ({ line, jump: jumpOf(line) }))
    .sort((a, b) => b.jump - a.jump)
    .map(({ line }) => line)

/** Lines that both forms have and that cannot be compared: blank or no number in either year. */
export const unsettledOf = ({ lines }: Comparison): readonly ComparedLine[] =>
  lines.filter(
    ({ before, now, difference }) =>
      difference === undefined && before.state !== 'absent' && now.state !== 'absent',
  )

/** How many lines are what. */
export interface ComparisonCounts {
  /** Numbers in both years. */
  readonly compared: number
  /** Of those, with a difference. */
  readonly changed: number
  /** Blank or no number in either year. */
  readonly unsettled: number
  /** In one year's form only. */
  readonly oneSided: number
}

export function comparisonCounts(comparison: Comparison): ComparisonCounts {
  const compared = comparison.lines.filter(({ difference }) => difference !== undefined)
  const unsettled = unsettledOf(comparison).length
  return {
    compared: compared.length,
    changed: compared.filter(({ difference }) => difference !== 0).length,
    unsettled,
    oneSided: comparison.lines.length - compared.length - unsettled,
  }
}
