import type { Finding, Report } from '@gongkai/schema'
import { textOf } from './sentences.ts'
import { clauseSet, fewest, ratio, shareOf, usualThreshold } from './share.ts'

/** A warning where half of the sentences stand in last year's report already; nothing where the text is too short to say. */
export function similarToLastYear(report: Report, previous: Report): readonly Finding[] {
  const share = shareOf(textOf(report, ''), clauseSet(textOf(previous, '')))
  if (share.of < fewest || ratio(share) < usualThreshold) return []
  return [
    {
      code: 'year/similar-text',
      severity: 'warning',
      at: 'text',
      actual: Math.round(ratio(share) * 100),
      evidence: share.taken.map(({ at, words }) => ({ at, value: words })),
    },
  ]
}
