import type { Claim } from './claims.ts'
import { type Evaluated, evaluate, type FigureSource, type Form } from './forms.ts'
import { agrees, agreesRounded } from './numbers.ts'
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

interface Candidate {
  readonly cells: readonly string[]
  readonly value: number
}

/** The first candidate that fits; all of them where none does. One that cannot be known might have fitted. */
function choose(readings: readonly Evaluated[], fits: (value: number) => boolean): Verdict {
  const known = readings.filter((reading): reading is Candidate => reading.value !== undefined)
  const fitting = known.find(({ value }) => fits(value))
  if (fitting) return { state: 'fits', cells: fitting.cells, expected: fitting.value }
  const [first] = known
  if (!first || known.length < readings.length) return unknown
  return { state: 'differs', cells: [...new Set(known.flatMap(({ cells }) => cells))], expected: first.value }
}

/** A percentage with the digits of the one stated. */
const rounded = (value: number, step: number) => Number((Math.round(value / step) * step).toPrecision(12))

/** Whether any legal reading of a claim fits the tables; `before` are last year's figures. */
export function judgeClaim(claim: Claim, figures: FigureSource, before: FigureSource | undefined): Verdict {
  const { stated, forms } = claim
  const readings = readingsOf(forms, figures)
  if (claim.kind === 'count') {
    const { scale = 1 } = claim
    const scaled = readings.map(({ cells, value }) => ({
      cells,
      value: value === undefined ? undefined : Number((value * scale).toPrecision(15)),
    }))
    return choose(scaled, (value) => agrees(stated, value))
  }
  if (claim.kind === 'share') {
    const parts = [...readings, { cells: [], value: claim.part.value }]
    const wholes = [
      ...readingsOf(claim.bases, figures),
      ...claim.whole.map(({ value }) => ({ cells: [], value })),
    ]
    const shares = parts.flatMap((part) =>
      wholes.flatMap((whole): Evaluated[] => {
        if (part.value === undefined || whole.value === undefined) return [{ cells: [], value: undefined }]
        if (whole.value === 0) return []
        const cells = [...part.cells, ...whole.cells]
        return [{ cells, value: (100 * part.value) / whole.value }]
      }),
    )
    const verdict = choose(shares, (value) => agreesRounded(stated, value))
    return verdict.expected === undefined
      ? verdict
      : { ...verdict, expected: rounded(verdict.expected, stated.step) }
  }
  if (!before) return unknown
  const changes = forms.flatMap((form): Evaluated[] => {
    const now = evaluate(form, figures)
    const last = evaluate(form, before)
    if (!now || !last) return []
    if (now.value === undefined || last.value === undefined) return [{ cells: now.cells, value: undefined }]
    const change = claim.sign * (now.value - last.value)
    if (stated.unit !== '%') return [{ cells: now.cells, value: change }]
    return last.value === 0 ? [] : [{ cells: now.cells, value: (100 * change) / last.value }]
  })
  const fits = (value: number) => (stated.unit === '%' ? agreesRounded(stated, value) : agrees(stated, value))
  const verdict = choose(changes, fits)
  return verdict.expected === undefined
    ? verdict
    : { ...verdict, expected: rounded(verdict.expected, stated.step) }
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
