import { expect, describe as group, it } from 'vitest'
import { check, type EditionId, type Report, type Value } from '../src/index.ts'
import { cleanReport } from './clean-report.ts'
import data from './sentences.json' with { type: 'json' }

interface Table {
  readonly why: string
  readonly edition: EditionId
  readonly year: number
  readonly agency?: string
  readonly values: Readonly<Record<string, Value>>
  readonly previous?: Readonly<Record<string, Value>>
}

const tables = data.tables as unknown as Readonly<Record<string, Table>>

/** The codes of area `text/` for a report with that paragraph alone. */
function codesOf(name: string, text: string): readonly string[] {
  const table = tables[name]
  if (!table) throw new Error(`no table ${name}`)
  const { edition, year, agency, values } = table
  const report: Report = cleanReport(edition, {
    year,
    values,
    ...(agency !== undefined && { agency: { name: agency } }),
    sections: { overview: [text] },
  })
  const previous = table.previous && cleanReport(edition, { year: year - 1, values: table.previous })
  const found = check(report, { previous }).findings.filter(({ code }) => code.startsWith('text/'))
  return [...new Set(found.map(({ code }) => code))].toSorted()
}

group('sentences of real reports against tables', () => {
  it.each(data.cases)('$table: $text', ({ table, text, finds }) => {
    expect(codesOf(table, text)).toEqual([...finds].toSorted())
  })

  it('are at least 150, at least half of them in order', () => {
    const silent = data.cases.filter(({ finds }) => finds.length === 0)
    expect(data.cases.length).toBeGreaterThanOrEqual(150)
    expect(silent.length * 2).toBeGreaterThanOrEqual(data.cases.length)
  })
})
