import type { Finding, Report } from '@gongkai/schema'
import { reportTypes } from '../batch/listing.ts'
import { bytesOf, type Input, publishedTypes, sourceOf } from '../input.ts'

/** The endings of files that a report may be kept in: what was filled in, and what was published. */
export const keptTypes: readonly string[] = [...reportTypes, ...publishedTypes]

/** A report as its file gives it. */
export interface KeptReport {
  readonly report: Report
  /** How many places of the file were missing, doubtful or not understood: their cells are blank in the report. */
  readonly doubts: number
}

const doubtsOf = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity !== 'note').length

/** The report in a file's bytes, whatever kind of file that is. Throws a Problem. */
export async function keptReport(name: string, bytes: Uint8Array): Promise<KeptReport> {
  const { report, findings } = await sourceOf(name, bytes)
  return { report, doubts: doubtsOf(findings) }
}

/** Reads a report file of any kind. Throws a Problem. */
export const loadKept = (input: Pick<Input, 'name' | 'path' | 'member'>): Promise<KeptReport> =>
  keptReport(input.name, bytesOf(input))
