import { explain } from '../explain.ts'
import type { Finding, Where } from '../finding.ts'
import type { Report } from '../report.ts'
import type { RosterCode } from './codes.ts'
import { checkProfile } from './profile.ts'

const ofRoster: RosterCode = 'source/explanation-of-roster'

/**
 * 核实说明 that belongs to no finding, told otherwise where it speaks of figures that only a roster can object to: a unit that
 * answers its 退回修改单 is not to be told to delete the answer.
 */
export function withoutRoster(
  unmatched: readonly Finding[],
  report: Report,
  where: (at: string) => Where | undefined,
): readonly Finding[] {
  if (!unmatched.some(({ code }) => code === 'source/explanation-unmatched')) return unmatched
  const { name } = report.agency
  const possible = checkProfile(report, { name, profile: {}, powers: [] })
  return unmatched.map((finding): Finding => {
    const row = Number(finding.at.replace('explanations#', '')) - 1
    const given = report.explanations?.[row]
    if (finding.code !== 'source/explanation-unmatched' || !given) return finding
    const [left] = explain([given], possible, where).findings
    if (left?.code === finding.code) return finding
    return { ...finding, code: ofRoster, severity: 'note' }
  })
}
