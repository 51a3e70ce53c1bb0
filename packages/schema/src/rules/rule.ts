import type { EditionId } from '../editions/form.ts'
import type { Severity } from '../finding.ts'

export type Language = 'zh-CN' | 'en'
export type Wording = Readonly<Record<Language, string>>

/** What every rule is, whatever it looks at. */
export interface Rule {
  /** area/problem */
  readonly code: string
  readonly title: Wording
  /** Where the form, the regulation or practice says so. */
  readonly basis: string
  /** `error` for the form's own arithmetic, type and structure only. */
  readonly severity: Severity
  /** Editions it holds for; both when absent. */
  readonly editions?: readonly EditionId[]
}
