import type { EditionId, Finding, SourceCode } from '@gongkai/schema'
import type { Source } from './source.ts'
import type { Words } from './words.ts'

/** What is to be said of the file itself: sheets not read to their end, and what it should say and does not. */
export function sourceFindings(
  source: Source,
  words: Words,
  tables: EditionId | undefined,
): readonly Finding<SourceCode>[] {
  const findings: Finding<SourceCode>[] = source
    .sheetsRead()
    .filter(({ cut }) => cut)
    .map(({ name }) => ({
      code: 'source/rows-ignored',
      severity: 'note',
      at: name,
      actual: name,
      evidence: [],
    }))
  if (words.year === undefined)
    findings.push({
      code: 'source/year-missing',
      severity: 'error',
      at: 'year',
      ...(words.unreadYear !== undefined && { actual: words.unreadYear }),
      evidence: [],
    })
  if (words.agency.name === undefined)
    findings.push({ code: 'source/agency-missing', severity: 'error', at: 'agency', evidence: [] })
  findings.push(...words.fieldFindings)
  if (words.after.length > 0)
    findings.push({
      code: 'source/text-left-out',
      severity: 'note',
      at: 'after',
      actual: words.after.join(' / '),
      evidence: words.after.map((value) => ({ at: 'after', value })),
    })
  const { edition } = words
  if (edition && tables && edition !== tables)
    findings.push({
      code: 'source/edition-mismatch',
      severity: 'error',
      at: 'edition',
      actual: tables,
      expected: edition,
      evidence: [],
    })
  return findings
}
