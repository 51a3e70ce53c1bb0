import type { Claim } from './claims.ts'
import { type Evaluated, evaluate, type FigureSource, type Form } from './forms.ts'
import { agrees, agreesRounded, type Stated } from './numbers.ts'
import type { Statement } from './statements.ts'

export interface Verdict {
  readonly state: 'fits' | 'differs' | 'notAssessable'
  /** Cells of the reading that fits, or of every reading that does not. */
  readonly cells: readonly string[]
  /** What the tables have for the first reading, in the text's unit. */
  readonly expected?: number
}

const unknown: Verdict = { state: 'notAssessable', cells: [] }
const cellsOf = (readings: readonly Evaluated[]) => [...new Set(readings.flatMap(({ cells }) => cells))]

const readingsOf = (forms: readonly Form[], figures: FigureSource) =>
  forms.flatMap((form) => evaluate(form, figures) ?? [])

/** The first reading that fits; all of them where none does. One that cannot be known might have fitted. */
function choose(readings: Iterable<Evaluated>, fits: (value: number) => boolean): Verdict {
  const tried: Evaluated[] = []
  for (const reading of readings) {
    if (reading.value !== undefined && fits(reading.value))
      return { state: 'fits', cells: reading.cells, expected: reading.value }
    tried.push(reading)
  }
  const [first] = tried
  if (first?.value === undefined || tried.some(({ value }) => value === undefined)) return unknown
  return { state: 'differs', cells: cellsOf(tried), expected: first.value }
}

/** A percentage with the digits of the one stated. */
const rounded = (value: number, step: number) => Number((Math.round(value / step) * step).toPrecision(12))

function* counts({ forms, scale = 1 }: Claim & { kind: 'count' }, figures: FigureSource) {
  for (const form of forms) {
    const reading = evaluate(form, figures)
    if (!reading || scale === 1 || reading.value === undefined) {
      if (reading) yield reading
    } else yield { cells: reading.cells, value: Number((reading.value * scale).toPrecision(15)) }
  }
}

const stated = ({ value }: Stated): Evaluated => ({ cells: [], value })

function* shares({ forms, bases, part, whole }: Claim & { kind: 'share' }, figures: FigureSource) {
  const wholes = [...readingsOf(bases, figures), ...whole.map(stated)]
  for (const a of [...readingsOf(forms, figures), stated(part)]) {
    for (const b of wholes) {
      if (b.value === 0) continue
      const known = a.value !== undefined && b.value !== undefined
      yield { cells: [...a.cells, ...b.cells], value: known ? (100 * a.value) / b.value : undefined }
    }
  }
}

function* changes(
  { forms, sign, stated: { unit } }: Claim & { kind: 'growth' },
  figures: FigureSource,
  before: FigureSource,
) {
  for (const form of forms) {
    const now = evaluate(form, figures)
    const last = evaluate(form, before)
    if (!now || !last) continue
    const known = now.value !== undefined && last.value !== undefined
    const change = known ? sign * (now.value - last.value) : undefined
    if (change === undefined || unit !== '%') yield { cells: now.cells, value: change }
    else if (last.value !== 0) yield { cells: now.cells, value: (100 * change) / (last.value ?? 1) }
  }
}

const withDigitsOf = (claim: Claim, verdict: Verdict): Verdict =>
  verdict.expected === undefined
    ? verdict
    : { ...verdict, expected: rounded(verdict.expected, claim.stated.step) }

/** Whether any legal reading of a claim fits the tables; `before` are last year's figures. */
export function judgeClaim(claim: Claim, figures: FigureSource, before: FigureSource | undefined): Verdict {
  if (claim.kind === 'count') return choose(counts(claim, figures), (value) => agrees(claim.stated, value))
  if (claim.kind === 'growth' && !before) return unknown
  const readings =
    claim.kind === 'share' ? shares(claim, figures) : changes(claim, figures, before as FigureSource)
  const fits = claim.stated.unit === '%' ? agreesRounded : agrees
  return withDigitsOf(
    claim,
    choose(readings, (value) => fits(claim.stated, value)),
  )
}

/** Whether what a statement says is none is 0 in the tables, or what it says is all is all. */
export function judgeStatement({ zero, equal = [] }: Statement, figures: FigureSource): Verdict {
  const readings = readingsOf(zero, figures)
  const cells = cellsOf(readings)
  const wrong = readings.filter(({ value }) => value !== undefined && value !== 0)
  if (wrong.length > 0) {
    return {
      state: 'differs',
      cells: cellsOf(wrong),
      expected: wrong.reduce((sum, { value = 0 }) => sum + value, 0),
    }
  }
  if (readings.some(({ value }) => value === undefined)) return unknown
  if (equal.length === 0) return readings.length === 0 ? unknown : { state: 'fits', cells, expected: 0 }
  const pairs = equal.flatMap(([left, right]): Evaluated[] => {
    const a = evaluate(left, figures)
    const b = evaluate(right, figures)
    if (!a || !b) return []
    const value = a.value === undefined || b.value === undefined ? undefined : a.value - b.value
    return [{ cells: [...a.cells, ...b.cells], value }]
  })
  const verdict = choose(pairs, (value) => value === 0)
  const { expected: _difference, ...rest } = verdict
  return rest
}
