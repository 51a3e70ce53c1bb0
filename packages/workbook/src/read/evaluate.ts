import { tokensOf } from './formula-tokens.ts'
import {
  type Argument,
  compare,
  divide,
  functions,
  give,
  notEvaluated,
  numberOf,
  type Operand,
  textOf,
} from './formula-values.ts'

/**
 * What a formula amounts to, for the few formulas that make totals: `+ - * /`, comparisons, `&`, SUM, COUNT, COUNTA,
 * COUNTBLANK, IF, AND, OR, NOT over numbers, texts and cells of the same sheet, as Excel calculates them.
 *
 * `cell` gives the content of a place (`placeKey`), and `undefined` where that is not known. Sheet names in the formula are
 * given to `isSameSheet`.
 *
 * @returns `undefined` for every other formula, for an operand that is not known, and for what would be an error value:
 * nothing is guessed.
 */
export function evaluate(
  formula: string,
  cell: (key: number) => Operand | undefined,
  isSameSheet: (name: string) => boolean = () => false,
): number | string | boolean | undefined {
  if (formula.length > maxLength) return undefined
  try {
    return parser(formula, cell, isSameSheet) ?? 0
  } catch (error) {
    if (error === notEvaluated) return undefined
    throw error
  }
}

/**
 * Whether a formula calls no other function than those that are evaluated: where it does, `evaluate` has nothing to say whatever
 * the cells hold.
 */
export const callsKnownOnly = (formula: string): boolean =>
  (formula.replace(/"[^"]*"/g, '').match(/[A-Z_][\w.]*(?=\s*\()/gi) ?? []).every((name) =>
    Object.hasOwn(functions, name.toUpperCase()),
  )

/** Brackets within brackets, and characters (the limit of a cell's formula). */
const maxDepth = 64
const maxLength = 8_192

function parser(
  formula: string,
  cell: (key: number) => Operand | undefined,
  isSameSheet: (name: string) => boolean,
): Operand {
  const tokens = tokensOf(formula, isSameSheet)
  let at = 0
  let depth = 0
  const takes = (...signs: string[]): string | undefined => {
    const sign = tokens[at]?.sign
    if (sign === undefined || !signs.includes(sign)) return undefined
    at++
    return sign
  }
  const contentOf = (key: number): Operand => {
    const content = cell(key)
    return content === undefined ? give() : content
  }

  function comparison(): Argument {
    let left = joined()
    for (
      let sign = takes('=', '<>', '<', '>', '<=', '>=');
      sign;
      sign = takes('=', '<>', '<', '>', '<=', '>=')
    ) {
      const [a, b, how] = [left, joined(), sign]
      left = { value: () => compare(a.value(), b.value(), how) }
    }
    return left
  }

  function joined(): Argument {
    let left = sum()
    while (takes('&')) {
      const [a, b] = [left, sum()]
      left = { value: () => textOf(a.value()) + textOf(b.value()) }
    }
    return left
  }

  function sum(): Argument {
    let left = product()
    for (let sign = takes('+', '-'); sign; sign = takes('+', '-')) {
      const [a, b, factor] = [left, product(), sign === '+' ? 1 : -1]
      left = { value: () => numberOf(a.value()) + factor * numberOf(b.value()) }
    }
    return left
  }

  function product(): Argument {
    let left = signed()
    for (let sign = takes('*', '/'); sign; sign = takes('*', '/')) {
      const [a, b, times] = [left, signed(), sign === '*']
      left = {
        value: () => (times ? numberOf(a.value()) * numberOf(b.value()) : divide(a.value(), b.value())),
      }
    }
    return left
  }

  function signed(): Argument {
    let negative = false
    for (let sign = takes('+', '-'); sign; sign = takes('+', '-')) negative = negative !== (sign === '-')
    const operand = primary()
    return negative ? { value: () => -numberOf(operand.value()) } : operand
  }

  function primary(): Argument {
    const next = tokens[at++] ?? give()
    const { number, text, range, word } = next
    if (number !== undefined) return { value: () => number }
    if (text !== undefined) return { value: () => text }
    if (range !== undefined) {
      return {
        value: () => (range.length === 1 ? contentOf(range[0]!) : give()),
        cells: () => range.map(contentOf),
      }
    }
    if (word === 'TRUE' || word === 'FALSE') return { value: () => word === 'TRUE' }
    if (word !== undefined) return call(word)
    if (next.sign !== '(') give()
    const inner = nested()
    if (!takes(')')) give()
    return inner
  }

  function nested(): Argument {
    if (++depth > maxDepth) give()
    const inner = comparison()
    depth--
    return inner
  }

  function call(name: string): Argument {
    if (!takes('(')) give()
    const given: Argument[] = []
    if (!takes(')')) {
      do given.push(nested())
      while (takes(','))
      if (!takes(')')) give()
    }
    const run = Object.hasOwn(functions, name) ? functions[name]! : give()
    return { value: () => run(given) }
  }

  const result = comparison()
  if (at < tokens.length) give()
  return result.value()
}
