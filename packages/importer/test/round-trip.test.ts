import { type OutputFormat, writers } from '@gongkai/document'
import { consistentReport, corpusReports } from '@gongkai/fixtures'
import { cellsOf, type Edition, editions, type Report } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'
import { bytesOf } from './bytes.ts'

const printed = ['docx', 'html', 'fragment', 'txt'] as const satisfies readonly OutputFormat[]

describe.each(Object.entries(corpusReports))('what we write of %s is read back the same', (_, report) => {
  test.each(printed)('%s', (format) => {
    const imported = importReport(bytesOf(writers[format].write(report)))
    expect(imported.findings).toEqual([])
    expect(imported.report).toEqual(asPrinted(report))
    expect([imported.confidence, imported.lacking]).toEqual([1, []])
  })

  test('json, with what is not printed', () => {
    expect(importReport(bytesOf(writers.json.write(report))).report).toEqual(report)
  })

  test('xlsx', async () => {
    const { edition, year, agency } = report
    const workbook = await writeTemplate({
      edition: editions[edition],
      year,
      agency,
      report,
      totals: 'typed',
    })
    const imported = importReport(workbook)
    const isKnown = [agency.kind, agency.level, agency.mayMakeRules].some((said) => said !== undefined)
    expect(imported.findings.map(({ code }) => code)).toEqual(isKnown ? [] : ['source/profile-missing'])
    expect(imported.report).toMatchObject(report)
  })

  test('csv, which holds figures only', () => {
    const { year, agency } = report
    const imported = importReport(bytesOf(writers.csv.write(report)), {
      name: 'a.csv',
      year,
      agency: agency.name,
    })
    expect(imported.findings).toEqual([])
    expect(imported.report.values).toEqual(report.values)
  })
})

const hanzi = fc.constantFrom(...'政府信息公开工作本年度收到件，。；：“”（）〔〕3 %①—·\u3000A\u00a0')
const sentence = fc
  .array(hanzi, { minLength: 6, maxLength: 60 })
  // A web page shows a run of blanks as one.
  .map((characters) => `关于${characters.join('').replace(/ {2,}/g, ' ')}办理。`)

/** Figures as real reports have them: numbers, blanks, and text that is no number. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('/', '无', '—', '3件', '（空）') },
)

/** Any report of an edition: what stands in its cells need not add up. */
const anyReport = (edition: Edition): fc.Arbitrary<Report> =>
  fc
    .record({
      base: consistentReport(edition),
      values: fc.tuple(...cellsOf(edition).map(() => value)),
      texts: fc.array(fc.array(sentence, { maxLength: 3 }), { minLength: 6, maxLength: 6 }),
      preface: fc.array(sentence, { maxLength: 2 }),
    })
    .map(({ base, values, texts, preface }) => ({
      ...base,
      preface,
      sections: Object.fromEntries(edition.sections.map(({ id }, index) => [id, texts[index]!])),
      values: Object.fromEntries(cellsOf(edition).map(({ id }, index) => [id, values[index]!])),
    }))

describe.each([editions['2019'], editions['2021']])('any report of edition $id', (edition: Edition) => {
  test.each(printed)('comes back from %s', (format) => {
    fc.assert(
      fc.property(anyReport(edition), (report) => {
        const imported = importReport(bytesOf(writers[format].write(report)))
        expect(imported.findings).toEqual([])
        expect(imported.report).toEqual(asPrinted(report))
      }),
      { numRuns: 15 },
    )
  })
})
