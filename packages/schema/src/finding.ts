import type { SectionId, TableId } from './editions/form.ts'
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

/** A place in what a report was read from, in the terms in which one looks for it there; numbers count from 1. */
export type Where =
  /** A workbook: `三、申请` and `J6`, or `D6:J6` for a row. */
  | { readonly sheet: string; readonly address: string }
  /** A page or a Word file: a section's table, a row or a cell of it; `part` where it is printed in several. */
  | { readonly table: TableId; readonly part?: number; readonly row?: number; readonly column?: number }
  | { readonly section: SectionId; readonly paragraph: number }
  /** A text. */
  | { readonly line: number }

/** Whose fault it is what a published report could not be read for: it is so in the source, reading has lost it, or nobody can tell. */
export type Fault = 'source' | 'reading' | 'unknown'

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
  /** Set by a reader, where what it means stands in no cell of the report. */
  readonly where?: Where
  /** Set by who reads published reports. */
  readonly fault?: Fault
}

export const identityOf = ({ code, at }: Pick<Finding, 'code' | 'at'>): string => `${code}@${at}`

/** What of the report a finding stands at. Blanks are told table by table: where they are one cell or lie in one row, it is that. */
export function standsAt({ code, at, evidence }: Finding): string {
  const cells = code === 'cell/blank' ? evidence : []
  const first = cells[0]?.at ?? at
  const row = first.replace(/\.\w+$/u, '')
  const within = (part: string) => cells.every((cell) => `${cell.at}.`.startsWith(`${part}.`))
  return within(first) ? first : within(row) ? row : at
}

/** Where a finding stands. */
export const findingPlace = (finding: Finding, where: (at: string) => Where | undefined): Where | undefined =>
  finding.where ?? where(standsAt(finding))
