import type { EditionId, SectionId } from './editions/form.ts'

export const reportFormat = 'gongkai-report/1'

/** A figure as reported: a number, `null` (blank), or the text as typed where it is no plain number. */
export type Value = number | string | null

/** What stands for the result of a formula that nobody has calculated: text, and so never taken for a number. */
export const uncalculated = '（公式未计算）'

export type AgencyKind = 'government' | 'department' | 'other'
export type AgencyLevel = 'national' | 'province' | 'city' | 'county' | 'township'

/** The reporting agency (编制机关) and what rules need to know of it; a rule that lacks its fact is not assessable. */
export interface Agency {
  readonly name: string
  /** 落款, where it differs from the name. */
  readonly signature?: string | undefined
  readonly kind?: AgencyKind | undefined
  readonly level?: AgencyLevel | undefined
  /** May make 规章 under 立法法. */
  readonly mayMakeRules?: boolean | undefined
}

/** 核实说明: why a warning stands. */
export interface Explanation {
  /** What names the finding: see `explain`. '' where the row names none. */
  readonly for: string
  readonly text: string
}

/** One agency's report of one year. Cell ids are the keys of `values`; a missing key is a blank cell. */
export interface Report {
  readonly format: typeof reportFormat
  readonly edition: EditionId
  /** 0 where it is not known: what needs it cannot be judged. */
  readonly year: number
  readonly title?: string | undefined
  readonly agency: Agency
  /** ISO date of 落款: 2026-01-20. */
  readonly date?: string | undefined
  /** Paragraphs before 一、总体情况. */
  readonly preface?: readonly string[] | undefined
  /** Paragraphs by section; under a section that holds a table, the notes below it. A missing key is a missing section. */
  readonly sections: { readonly [id in SectionId]?: readonly string[] | undefined }
  /** Headings as printed, where they differ from the form's. */
  readonly headings?: { readonly [id in SectionId]?: string | undefined } | undefined
  readonly explanations?: readonly Explanation[] | undefined
  readonly values: Readonly<Record<string, Value>>
}
