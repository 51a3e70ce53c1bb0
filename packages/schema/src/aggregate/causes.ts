import { cellOf } from '../cells.ts'
import type { CellId } from '../editions/index.ts'
import { editions } from '../editions/index.ts'
import { readQuantity } from '../quantity.ts'
import type { Report } from '../report.ts'
import { exactSum } from './exact-sum.ts'

/**
 * What a unit may have done to the government's sum: `left-out` of it, `counted-twice` in it, `not-counted` here but there,
 * `corrected` since (one of the smallest repairs of its own report), `in-yuan`: an amount in 元 where 万元 is asked for.
 */
export type CauseKind = 'left-out' | 'counted-twice' | 'not-counted' | 'corrected' | 'in-yuan'

/** A unit that a difference may come from. */
export interface Suspect {
  readonly unit: string
  readonly values: Report['values']
  readonly edition: Report['edition']
  /** Whether it is among the reports added up. */
  readonly counted: boolean
  /** What the smallest repairs of its report would set: `diagnose`. */
  readonly repairs?: readonly { readonly at: string; readonly value: number | string | null }[]
}

export interface Cause {
  readonly unit: string
  readonly kind: CauseKind
  /** What the unit reports in the cell. */
  readonly figure: number
  /** Differing cells this one cause explains. */
  readonly explains: number
}

/** One thing one unit may have done, and what it would do to each cell. */
interface Hypothesis {
  readonly unit: string
  readonly kind: CauseKind
  readonly effects: ReadonlyMap<string, number>
  readonly figures: ReadonlyMap<string, number>
}

/** More units than this fit a cell equally well: none is named. */
const mostNamed = 3

function figuresOf({ values, edition }: Suspect, cells: ReadonlySet<string>): ReadonlyMap<string, number> {
  const figures = new Map<string, number>()
  for (const id of cells) {
    const cell = cellOf(editions[edition], id)
    const reading = cell && readQuantity(values[id], cell.quantity, cell.unit)
    if (reading?.state === 'number' && reading.value !== 0) figures.set(id, reading.value)
  }
  return figures
}

const mapped = (
  figures: ReadonlyMap<string, number>,
  effect: (figure: number, id: string) => number | undefined,
): ReadonlyMap<string, number> =>
  new Map(
    [...figures].flatMap(([id, figure]) => {
      const by = effect(figure, id)
      return by === undefined || by === 0 ? [] : [[id, by] as const]
    }),
  )

function hypothesesOf(suspect: Suspect, cells: ReadonlySet<string>): readonly Hypothesis[] {
  const { unit, counted, repairs = [] } = suspect
  const figures = figuresOf(suspect, cells)
  const make = (kind: CauseKind, effects: ReadonlyMap<string, number>): Hypothesis[] =>
    effects.size > 0 ? [{ unit, kind, effects, figures }] : []
  if (!counted)
    return make(
      'not-counted',
      mapped(figures, (figure) => figure),
    )
  const corrected = new Map(
    repairs.flatMap(({ at, value }) =>
      typeof value === 'number' && cells.has(at)
        ? [[at, exactSum([value, -(figures.get(at) ?? 0)])] as const]
        : [],
    ),
  )
  const isAmount = (id: string) => cellOf(editions[suspect.edition], id)?.quantity === 'amount'
  return [
    ...make('corrected', corrected),
    ...make(
      'left-out',
      mapped(figures, (figure) => -figure),
    ),
    ...make(
      'counted-twice',
      mapped(figures, (figure) => figure),
    ),
    // What the unit typed in 元, the government set right to 万元.
    ...make(
      'in-yuan',
      mapped(figures, (figure, id) =>
        isAmount(id) ? exactSum([Number((figure / 10_000).toPrecision(15)), -figure]) : undefined,
      ),
    ),
  ]
}

/** A vector over cells as a key: equal vectors have equal keys whatever order they were made in. */
const keyOf = (vector: ReadonlyMap<string, number>): string =>
  [...vector]
    .filter(([, by]) => by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, by]) => `${id}=${by}`)
    .join(' ')

function less(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const rest = new Map(a)
  for (const [id, by] of b) rest.set(id, exactSum([rest.get(id) ?? 0, -by]))
  return rest
}

/** One hypothesis that explains every difference, else two that do together. */
function wholeStory(
  by: ReadonlyMap<string, number>,
  hypotheses: readonly Hypothesis[],
): readonly (readonly Hypothesis[])[] {
  const byKey = new Map<string, Hypothesis[]>()
  for (const hypothesis of hypotheses) {
    const key = keyOf(hypothesis.effects)
    const same = byKey.get(key)
    if (same) same.push(hypothesis)
    else byKey.set(key, [hypothesis])
  }
  const alone = byKey.get(keyOf(by))
  if (alone) return alone.map((one) => [one])
  const place = new Map(hypotheses.map((hypothesis, i) => [hypothesis, i]))
  return hypotheses.flatMap((first, i) =>
    (byKey.get(keyOf(less(by, first.effects))) ?? [])
      .filter((second) => (place.get(second) ?? 0) > i && second.unit !== first.unit)
      .map((second) => [first, second]),
  )
}

const hits = ({ effects }: Hypothesis, by: ReadonlyMap<string, number>) =>
  [...effects].filter(([id, effect]) => by.get(id) === effect).length

/**
 * Names the units behind differences. First what explains every difference at once; else, cell by cell, what explains that
 * cell exactly and most of the others, less the cells it would change and which do not differ.
 *
 * @param by filed less sum, of the cells that differ
 * @param cells every cell that was compared
 */
export function causesOf(
  by: ReadonlyMap<string, number>,
  cells: ReadonlySet<string>,
  suspects: readonly Suspect[],
): (id: CellId, follows: readonly CellId[]) => readonly Cause[] {
  if (by.size === 0) return () => []
  const hypotheses = suspects.flatMap((suspect) => hypothesesOf(suspect, cells))
  const stories = wholeStory(by, hypotheses)
  const scores = new Map(
    hypotheses.map((hypothesis) => {
      const explains = hits(hypothesis, by)
      return [hypothesis, { explains, score: 2 * explains - hypothesis.effects.size }]
    }),
  )
  const toCause = (hypothesis: Hypothesis, id: string, explains: number): Cause => ({
    unit: hypothesis.unit,
    kind: hypothesis.kind,
    figure: hypothesis.figures.get(id) ?? 0,
    explains,
  })
  const best = (id: string): readonly Cause[] => {
    if (stories.length > 0) {
      const found = stories.length > mostNamed ? [] : stories.flat()
      return [...new Set(found)]
        .filter(({ effects }) => effects.has(id))
        .map((one) => toCause(one, id, one.effects.size))
    }
    const fitting = hypotheses.filter(({ effects }) => effects.get(id) === by.get(id))
    const top = Math.max(...fitting.map((one) => scores.get(one)?.score ?? 0))
    const likely = fitting.filter((one) => scores.get(one)?.score === top)
    if (likely.length > mostNamed) return []
    return likely.map((one) => toCause(one, id, scores.get(one)?.explains ?? 0))
  }
  const known = new Map<string, readonly Cause[]>()
  const causes = (id: string) => {
    const made = known.get(id) ?? best(id)
    known.set(id, made)
    return made
  }
  return (id, follows) => {
    const own = causes(id)
    if (own.length > 0 || follows.length === 0) return own
    // A total without a cause of its own takes those of the parts that carry its difference.
    const units = new Set<string>()
    return follows.flatMap(causes).filter(({ unit, kind }) => {
      const key = `${kind} ${unit}`
      return !units.has(key) && units.add(key)
    })
  }
}
