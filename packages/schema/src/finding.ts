import type { Value } from './report.ts'

export type Severity = 'error' | 'warning' | 'note'

/** A cell the check read, with what stood in it (`null` = blank). */
export interface Reading {
  readonly at: string
  readonly value: Value
}

export interface Fix {
  readonly title: FixTitle
  /** The meaning is kept (full-width digits): may be applied without asking. All others are proposals. */
  readonly safe: boolean
  readonly set: readonly Reading[]
}

/** What a fix does, as data; `describe` words it. */
export type FixTitle = 'as-number' | 'as-bare-number' | 'in-form-unit' | 'signed' | 'fill-zero' | 'set-total'

/** Something wrong or doubtful, as data. Identity is `code@at`; `describe` makes the sentence. */
export interface Finding<Code extends string = string> {
  /** area/problem: `requests/balance`, `cell/not-a-number`. Never a severity, year or address. */
  readonly code: Code
  readonly severity: Severity
  /** `requests`, `requests.received` or `requests.received.total`; a section `problems`, its paragraph `problems#2`; `title`, `date`, `edition`. */
  readonly at: string
  readonly actual?: Value
  readonly expected?: Value
  /** Every cell the rule read, in order. */
  readonly evidence: readonly Reading[]
  readonly fix?: Fix
}

export const identityOf = ({ code, at }: Pick<Finding, 'code' | 'at'>): string => `${code}@${at}`
