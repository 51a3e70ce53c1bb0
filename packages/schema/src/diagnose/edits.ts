import type { Network } from './network.ts'

/** One typed cell that can be changed; the computed totals above it change by the same amount. */
export interface Edit {
  readonly cell: number
  readonly follows: readonly number[]
  /** Whether raising this cell acts as the effect says, or the other way round. */
  readonly sign: 1 | -1
}

/** What raising a cell by one does to the sums that can be judged, and every edit that does just that. */
export interface Effect {
  readonly sums: readonly number[]
  readonly coefficients: readonly number[]
  /** More than one: no sum can tell these cells apart. */
  readonly edits: readonly Edit[]
}

/** How formulas make their cells. */
export interface Formulas {
  readonly computed: ReadonlySet<number>
  /** Cell → the computed totals it is added up in. */
  readonly totalsOver: ReadonlyMap<number, readonly number[]>
  /** Computed totals that are not the sum of their parts by any sum of the form: the formula is wrong, or a value is stale. */
  readonly faulty: readonly number[]
}

/**
 * A reader says that a cell is computed, not from what: the corner total of 附表三 may add up its row or its column. The sum
 * that holds is taken for the formula.
 */
export function formulasOf(
  { definitionsOf, termsOf }: Network,
  computed: ReadonlySet<number>,
  broken: (sum: number) => boolean,
): Formulas {
  const totalsOver = new Map<number, number[]>()
  const faulty: number[] = []
  for (const total of computed) {
    const definitions = definitionsOf[total]!
    if (definitions.length === 0) continue
    const formula = definitions.find((sum) => !broken(sum))
    if (formula === undefined) faulty.push(total)
    else
      for (const { index } of termsOf[formula]!.slice(1)) {
        const totals = totalsOver.get(index)
        if (totals) totals.push(total)
        else totalsOver.set(index, [total])
      }
  }
  return { computed, totalsOver, faulty }
}

/** The computed totals above a cell, each once: a total is made by one formula. */
function followersOf(cell: number, totalsOver: Formulas['totalsOver']): readonly number[] {
  return (totalsOver.get(cell) ?? []).flatMap((total) => [total, ...followersOf(total, totalsOver)])
}

/** Every edit that some sum would notice, by effect. `differences` is NaN for a sum that cannot be judged. */
export function effectsOf(
  network: Network,
  formulas: Formulas,
  values: Float64Array,
  differences: Float64Array,
): readonly Effect[] {
  const effects = new Map<string, { sums: number[]; coefficients: number[]; edits: Edit[] }>()
  for (const { index: cell } of network.cells) {
    if (formulas.computed.has(cell) || Number.isNaN(values[cell])) continue
    const follows = followersOf(cell, formulas.totalsOver)
    const change = new Map<number, number>()
    for (const changed of [cell, ...follows])
      for (const { index: sum, sign } of network.sumsOver[changed]!)
        if (!Number.isNaN(differences[sum])) change.set(sum, (change.get(sum) ?? 0) + sign)
    const touched = [...change].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b)
    if (touched.length === 0) continue
    const sign = touched[0]![1] < 0 ? -1 : 1
    const sums = touched.map(([sum]) => sum)
    const coefficients = touched.map(([, coefficient]) => sign * coefficient)
    const key = `${sums} ${coefficients}`
    const known = effects.get(key)
    if (known) known.edits.push({ cell, follows, sign })
    else effects.set(key, { sums, coefficients, edits: [{ cell, follows, sign }] })
  }
  return [...effects.values()]
}
