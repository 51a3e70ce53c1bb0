/** What a cell or a part of a formula amounts to; `null` is a blank cell. */
export type Operand = number | string | boolean | null

export const notEvaluated = Symbol('a formula beyond those that make totals')

export function give(): never {
  throw notEvaluated
}

/** A value, or the cells a function was given as they stand. */
export interface Argument {
  readonly value: () => Operand
  /** Set where it was written as a range, or as one cell. */
  readonly cells?: () => readonly Operand[]
}

export function numberOf(value: Operand): number {
  if (typeof value === 'number') return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  return give()
}

export const textOf = (value: Operand): string =>
  typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value ?? '')

export const divide = (a: Operand, b: Operand): number =>
  numberOf(b) === 0 ? give() : numberOf(a) / numberOf(b)

function truth(value: Operand): boolean {
  return typeof value === 'string' ? give() : Boolean(value)
}

/** Texts compare without case; a blank equals 0 and the empty text; a number is below any text (18.17.2.2). */
export function compare(a: Operand, b: Operand, sign: string): boolean {
  const [left, right] = [a ?? (typeof b === 'string' ? '' : 0), b ?? (typeof a === 'string' ? '' : 0)]
  const rank = (value: number | string | boolean) => ['number', 'string', 'boolean'].indexOf(typeof value)
  const fold = (value: number | string | boolean) => (typeof value === 'string' ? value.toLowerCase() : value)
  const [x, y] = [fold(left), fold(right)]
  const order = rank(x) - rank(y) || (x < y ? -1 : x > y ? 1 : 0)
  switch (sign) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    default:
      return order >= 0
  }
}

/** In cells, SUM and COUNT see numbers only; a value written in the formula itself counts as a number. */
const numbersIn = (given: readonly Argument[]): number[] =>
  given.flatMap(({ cells, value }) =>
    cells ? cells().filter((cell) => typeof cell === 'number') : numberOf(value()),
  )

export const functions: Readonly<Record<string, (given: readonly Argument[]) => Operand>> = {
  SUM: (given) => numbersIn(given).reduce((a, b) => a + b, 0),
  COUNT: (given) => numbersIn(given).length,
  COUNTA: (given) =>
    given.flatMap(({ cells, value }) => cells?.() ?? value()).filter((cell) => cell !== null).length,
  COUNTBLANK: (given) =>
    given.flatMap(({ cells }) => cells?.() ?? give()).filter((cell) => cell === null || cell === '').length,
  IF: ([condition, yes, no, ...more]) => {
    if (!condition || !yes || more.length > 0) return give()
    return truth(condition.value()) ? yes.value() : no ? no.value() : false
  },
  AND: (given) => given.map(({ value }) => truth(value())).every(Boolean),
  OR: (given) => given.map(({ value }) => truth(value())).some(Boolean),
  NOT: ([given, ...more]) => (given && more.length === 0 ? !truth(given.value()) : give()),
}
