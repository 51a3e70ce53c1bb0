import { type Decimal, foldFigure, isExact, keptDigits, leadingDecimal, toNumber } from './decimal.ts'
import type { Quantity } from './editions/form.ts'
import type { FixTitle } from './finding.ts'
import { converted, faultOf, proposalOf } from './quantity-fault.ts'
import { readSignWord } from './quantity-sign.ts'
import { suffixOf } from './quantity-suffix.ts'
import type { Value } from './report.ts'

/** What a cell is written with wrongly; the codes of area `cell/` that concern one cell. */
export type CellCode =
  | 'cell/not-a-number'
  | 'cell/unit'
  | 'cell/remark'
  | 'cell/sign-word'
  | 'cell/sign-unclear'
  | 'cell/typed-as-text'
  | 'cell/negative'
  | 'cell/not-whole'
  | 'cell/too-many-decimals'
  | 'cell/too-large'

export interface CellProblem {
  readonly code: CellCode
  /** The number the text most likely means, in the form's unit, with what setting it does. It reads without a problem. */
  readonly proposal?: { readonly value: number; readonly title: FixTitle; readonly safe: boolean }
  /** Words beside the number that would be lost by the proposal: 其中修订16件. */
  readonly remark?: string
}

/** How a cell reads. Blank, a number, and text that is no number are three things. */
export type CellReading =
  | { readonly state: 'blank' }
  | { readonly state: 'number'; readonly value: number; readonly problem?: CellProblem }
  | { readonly state: 'unreadable'; readonly problem: CellProblem }

const blank: CellReading = { state: 'blank' }
const notANumber: CellReading = { state: 'unreadable', problem: { code: 'cell/not-a-number' } }
const tooLarge: CellReading = { state: 'unreadable', problem: { code: 'cell/too-large' } }

const limit = 10 ** keptDigits

function readNumber(value: number, quantity: Quantity): CellReading {
  if (!Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`)
  if (value >= limit || value <= -limit) return tooLarge
  const code = faultOf(value, quantity)
  if (!code) return { state: 'number', value: value === 0 ? 0 : value }
  // What a formula leaves behind (0.1 + 0.2): a worksheet shows and keeps 15 digits.
  const rounded = Number(value.toPrecision(keptDigits))
  const noise = !faultOf(rounded, quantity)
  const proposal = noise && { proposal: { value: rounded, title: 'as-number', safe: true } as const }
  return { state: 'number', value, problem: { code, ...proposal } }
}

/** A number written as text, with the words beside it if any. */
function readDecimal(decimal: Decimal, quantity: Quantity, remark?: string): CellReading {
  if (decimal.whole.length > keptDigits) return tooLarge
  const words = remark === undefined ? {} : { remark }
  if (!isExact(decimal)) {
    const code = quantity === 'amount' ? 'cell/too-many-decimals' : 'cell/not-whole'
    return { state: 'unreadable', problem: { code, ...words } }
  }
  const value = toNumber(decimal)
  const code = faultOf(value, quantity)
  if (code) return { state: 'number', value, problem: { code, ...words } }
  const problem: CellProblem =
    remark === undefined
      ? { code: 'cell/typed-as-text', ...proposalOf(decimal, quantity, 'as-number', decimal.tidy) }
      : { code: 'cell/remark', ...proposalOf(decimal, quantity, 'as-bare-number'), remark }
  return { state: 'number', value, problem }
}

function readText(text: string, quantity: Quantity, unit: '万元' | undefined): CellReading {
  const folded = foldFigure(text)
  if (folded === '') return blank
  const signed = quantity === 'signed' ? readSignWord(folded) : undefined
  if (signed) return signed
  const found = leadingDecimal(folded.replace(/^¥ ?/, ''))
  if (!found) return notANumber
  const { decimal, rest } = found
  const yuan = folded.startsWith('¥')
  if (rest === '' && !yuan) {
    if (decimal.sign !== '+') return readDecimal(decimal, quantity)
    // Outside 本年增/减 a plus sign means nothing.
    const problem = { code: 'cell/not-a-number', ...proposalOf(decimal, quantity, 'as-number') } as const
    return { state: 'unreadable', problem }
  }
  if (/^e[+-]?\d+$/i.test(rest)) return Number(`${toNumber(decimal)}${rest}`) >= limit ? tooLarge : notANumber
  const suffix = suffixOf(text, rest, yuan)
  if (!suffix || decimal.sign === '+') return notANumber
  const { measure, remark } = suffix
  if (!measure) return readDecimal(decimal, quantity, remark)
  const problem: CellProblem = {
    code: 'cell/unit',
    ...converted(decimal, measure, quantity, unit),
    ...(remark !== undefined && { remark }),
  }
  return { state: 'unreadable', problem }
}

/**
 * Reads one cell of figures as its quantity. Never repairs in silence: what is not plainly a number of that kind comes with a
 * problem, and a proposal where only one number can be meant.
 *
 * `unit` is the unit the form prescribes for an amount; without it nothing is converted, since the form leaves it open.
 * Any text is at least `cell/typed-as-text`: a worksheet adds up numbers only, its sums pass over `'5`. Safe to set when
 * written as usual (`１２`, `1,234`, `1.0`), to be asked about when not: `007`, `.5`, `5.`, `1 234`, `- 3`. A dash, 无 or a
 * Chinese numeral (一 may be a dash) is no number and gets no proposal.
 *
 * Throws RangeError for NaN and the infinities, which no cell can hold.
 */
export function readQuantity(value: Value | undefined, quantity: Quantity, unit?: '万元'): CellReading {
  if (value === null || value === undefined) return blank
  return typeof value === 'number' ? readNumber(value, quantity) : readText(value, quantity, unit)
}
