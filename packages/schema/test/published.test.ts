import { exampleReports } from '@gongkai/fixtures'
import { expect, describe as group, it } from 'vitest'
import {
  type CellId,
  check,
  claimsInText,
  type EditionId,
  type Report,
  reportFormat,
  type Value,
} from '../src/index.ts'
import data from './published.json' with { type: 'json' }

/** Facts of published reports, put in a sentence; figures as far as they are known. */
interface Published {
  readonly agency: string
  readonly year: number
  readonly edition: EditionId
  readonly why: string
  readonly section: string
  readonly text: string
  readonly values: Readonly<Record<string, Value>>
  readonly previous?: Readonly<Record<string, Value>>
  readonly finds: readonly string[]
}

const published = data as unknown as readonly Published[]

const reportOf = (
  { agency, edition, section, text }: Published,
  year: number,
  values: Published['values'],
): Report => ({
  format: reportFormat,
  edition,
  year,
  agency: { name: agency },
  ...(section === 'preface' && { preface: [text] }),
  sections: section === 'preface' ? {} : { [section]: [text] },
  values,
})

const found = (report: Report, previous?: Report) =>
  [...new Set(check(report, { previous }).findings.map(({ code }) => code))]
    .filter((code) => /^(?:text|year)\//u.test(code))
    .toSorted()

group('published reports', () => {
  it.each(published)('$agency $year: $text', (one) => {
    const report = reportOf(one, one.year, one.values)
    const previous = one.previous && reportOf({ ...one, text: '' }, one.year - 1, one.previous)
    expect(found(report, previous)).toEqual([...one.finds].toSorted())
  })
})

const examples = Object.entries(exampleReports)

group('complete examples', () => {
  it.each(examples)('%s: no false alarm, with last year’s report or without', (_, report) => {
    expect(found(report).filter((code) => code.startsWith('text/'))).toEqual([])
    const previous = Object.values(exampleReports).find(
      ({ agency, year }) => agency.name === report.agency.name && year === report.year - 1,
    )
    if (previous) expect(found(report, previous)).toEqual([])
  })

  it('state scores of numbers, each of which is read', () => {
    expect(examples.flatMap(([, report]) => claimsInText(report)).length).toBeGreaterThanOrEqual(75)
  })

  it.each(examples)('%s: a change in any cell the text states is found', (_, report) => {
    for (const claim of claimsInText(report)) {
      expect(claim.state).toBe('fits')
      for (const at of claim.cells) {
        const value = report.values[at as CellId]
        if (typeof value !== 'number') throw new Error(`${at} is no number`)
        const changed = { ...report, values: { ...report.values, [at]: value + 1 } }
        expect(found(changed), `${claim.words} ${at}`).not.toEqual([])
      }
    }
  })
})
