import type { ComparedLine, Comparison } from './compare.ts'

/** Figures large enough not to vary by chance still differ from year to year by about this part of themselves. */
const usual = 0.2

/**
 * How far a line jumped, measured by what two years usually differ by: |difference| / √(before + now + (a fifth of their mean)²).
 * Counts vary by about the root of themselves by chance alone and large ones by a share of themselves, so 0 → 40 stands before
 * 300 → 600, that before 3 → 6, and that before 1000 → 1040: neither the difference nor the percentage alone would order them so.
 */
function jumpOf({ before, now, difference }: ComparedLine): number {
  if (difference === undefined || before.state !== 'number' || now.state !== 'number') return 0
  const sum = Math.abs(before.value) + Math.abs(now.value)
  return Math.abs(difference) / Math.hypot(Math.sqrt(sum), (usual * sum) / 2)
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
