import { readFileSync } from 'node:fs'
import { editions, identityOf, type Report, reportFormat, type Value } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import { describe, expect, test } from 'vitest'
import { startSession } from '../../src/session/session.ts'
import { hostOf, workbookOf } from '../workbooks.ts'
import { faultyReports, reportOf } from './faulty.ts'

/** What the final check tells of a workbook that is opened. */
async function told(report: Report, previous?: Report): Promise<readonly string[]> {
  const { host } = hostOf(await workbookOf(report, 'typed'))
  const session = startSession(host, { stage: 'final', loadInsight: async () => ({ judgeClaims, diagnose }) })
  await session.look()
  if (previous) session.setPrevious(previous)
  await session.look()
  const { seen } = session.state()
  session.dispose()
  return seen?.told.map(({ finding }) => identityOf(finding)) ?? []
}

describe('figures of published reports, opened as workbooks', () => {
  test.each(faultyReports)('$what', async (faulty) => {
    expect(await told(reportOf(faulty))).toEqual(expect.arrayContaining([...faulty.finds]))
  })
})

/** Facts of published reports put in a sentence, as the rules on texts are tested with. */
interface Published {
  readonly agency: string
  readonly year: number
  readonly edition: Report['edition']
  readonly section: string
  readonly text: string
  readonly values: Readonly<Record<string, Value>>
  readonly previous?: Readonly<Record<string, Value>>
  readonly finds: readonly string[]
}

const published = JSON.parse(
  readFileSync(new URL('../../../../packages/schema/test/published.json', import.meta.url), 'utf8'),
) as readonly Published[]

const sentence = (one: Published, year: number, values: Published['values'], text: string): Report => ({
  format: reportFormat,
  edition: one.edition,
  year,
  agency: { name: one.agency },
  ...(one.section === 'preface' && { preface: [text] }),
  sections: {
    ...Object.fromEntries(editions[one.edition].sections.map(({ id }) => [id, []])),
    ...(one.section !== 'preface' && { [one.section]: [text] }),
  },
  values,
})

describe('sentences of published reports, opened as workbooks', () => {
  test.each(published.filter(({ finds }) => finds.length > 0))('$agency $year: $text', async (one) => {
    const report = sentence(one, one.year, one.values, one.text)
    const previous = one.previous && sentence(one, one.year - 1, one.previous, '')
    const codes = (await told(report, previous)).map((identity) => identity.split('@')[0])
    expect(codes).toEqual(expect.arrayContaining([...one.finds]))
  })
})
