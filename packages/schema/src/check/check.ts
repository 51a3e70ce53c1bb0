import type { Report } from '../report.ts'
import { type CheckOptions, type CheckResult, checkWith } from './check-with.ts'
import { judgeClaims } from './claims.ts'

/**
 * Checks one report against the form of its edition: cells, ★ sums, figures, last year, text, document. Pure; imports no
 * zod. Findings come by table in the order of the form, sums after cells. A fault in the report is a finding; a fault in a
 * rule throws.
 */
export const check = (report: Report, options?: CheckOptions): CheckResult =>
  checkWith(judgeClaims, report, options)
