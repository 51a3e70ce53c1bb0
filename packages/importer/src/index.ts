import type { Finding, Report } from '@gongkai/schema'

/** A published report, read back. */
export interface Imported {
  readonly report: Report
  /** What the source has that could not be placed, is missing, doubtful or printed with a slip. */
  readonly findings: readonly Finding[]
}
