import { type Decimal, isExact, shifted, toNumber } from './decimal.ts'
import type { Quantity } from './editions/form.ts'
import type { FixTitle } from './finding.ts'
import type { CellCode, CellProblem } from './quantity.ts'

/** Whether it is the double nearest to a number of at most four decimals. */
const hasFourDecimals = (value: number): boolean => Number(value.toFixed(4)) === value

/** What is wrong with a number as that quantity. */
export function faultOf(value: number, quantity: Quantity): CellCode | undefined {
  if (value < 0 && quantity !== 'signed') return 'cell/negative'
  if (quantity === 'amount') return hasFourDecimals(value) ? undefined : 'cell/too-many-decimals'
  return Number.isInteger(value) ? undefined : 'cell/not-whole'
}

type Proposal = Pick<CellProblem, 'proposal'>

/** The number as a proposal, unless it would be wrong itself. */
export function proposalOf(decimal: Decimal, quantity: Quantity, title: FixTitle, safe = false): Proposal {
  if (!isExact(decimal)) return {}
  const value = toNumber(decimal)
  return faultOf(value, quantity) ? {} : { proposal: { value, title, safe } }
}

/** What a number is counted in: ten to the power of money or of things; a bare 万 may be either. */
export interface Measure {
  readonly power: number
  readonly of?: 'money' | 'things'
}

/** The number in the form's unit, or nothing where the unit is of the other kind or the form leaves it open. */
export function converted(
  decimal: Decimal,
  measure: Measure,
  quantity: Quantity,
  unit: '万元' | undefined,
): Proposal {
  const amount = quantity === 'amount'
  if (measure.of === (amount ? 'things' : 'money') || (amount && !unit)) return {}
  const power = measure.power - (amount ? 4 : 0)
  return proposalOf(shifted(decimal, power), quantity, power === 0 ? 'as-bare-number' : 'in-form-unit')
}
