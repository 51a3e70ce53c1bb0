import { mkdirSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { check, type Report } from '@gongkai/schema'
import { withValues, type workFolder } from '../call.ts'

const reports: readonly Report[] = Object.values(exampleReports)
const found = reports.find((report) => check(report).findings.every(({ severity }) => severity !== 'error'))
if (!found) throw new Error('no example report is without errors')

/** A report without errors. */
export const sound: Report = found

export const reportOf = (name: string): Report => ({ ...sound, agency: { ...sound.agency, name } })

/** One with an error. */
export const faultyOf = (name: string): Report =>
  withValues(reportOf(name), { 'disputes.review.total': 999_999 })

/** A folder of reports of as many agencies, 001.json and on. */
export function reportsIn(folder: ReturnType<typeof workFolder>, name: string, many: number): string {
  mkdirSync(folder.path(name), { recursive: true })
  for (let i = 1; i <= many; i++) {
    const number = String(i).padStart(3, '0')
    folder.put(`${name}/${number}.json`, reportOf(`某市第${number}局`))
  }
  return folder.path(name)
}
