import { consistentReport, exampleReports } from '@gongkai/fixtures'
import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import {
  cellsOf,
  check,
  type EditionId,
  editions,
  identityOf,
  type Report,
  starterText,
} from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

const ids = ['2019', '2021'] as const

/** The report with the starter text put in. */
function withStarter(report: Report, fee?: number): Report {
  const { sections } = starterText(report, fee === undefined ? {} : { fee })
  return { ...report, sections: { ...report.sections, ...sections } }
}

const textCodes = (report: Report) =>
  check(report)
    .findings.filter(({ code }) => code.startsWith('text/') || code.startsWith('report/fee'))
    .map(identityOf)

group('starter text', () => {
  it('of a report of zeros', () => {
    expect(starterText(cleanReport('2021')).sections).toEqual({
      overview: ['2025年，本机关未收到政府信息公开申请，无上年结转。'],
      disputes: ['2025年，未发生因政府信息公开引起的行政复议、行政诉讼。'],
      other: ['2025年，本机关未收取政府信息公开信息处理费。'],
    })
  })

  it('of a real report, with a fee', () => {
    expect(starterText(exampleReports['municipal-aggregate-2025'], { fee: 400 }).sections).toEqual({
      overview: [
        '2025年，本机关新收政府信息公开申请14069件，上年结转560件；政府信息公开申请办结13810件，其中予以公开5548件、部分公开2168件、不予公开730件、无法提供3421件、不予处理457件、其他处理1486件；结转下年度继续办理819件。',
      ],
      disputes: [
        '2025年，因政府信息公开被申请行政复议790件（结果维持376件、结果纠正97件、其他结果196件、尚未审结121件）；因政府信息公开被提起行政诉讼212件，其中未经复议直接起诉56件（结果维持16件、结果纠正1件、其他结果12件、尚未审结27件），复议后起诉156件（结果维持74件、结果纠正1件、其他结果30件、尚未审结51件）。',
      ],
      other: ['2025年，本机关收取政府信息公开信息处理费400元。'],
    })
  })

  it('says nothing of a fee that no number tells', () => {
    const { sections, missing } = starterText(exampleReports['suqian-2024'])
    expect(sections.other).toBeUndefined()
    expect(missing).toEqual(['fee'])
  })

  it('says nothing of a year that nobody knows', () => {
    const unknown = starterText({ ...cleanReport('2021'), year: 0 }, { fee: 0 })
    expect(unknown).toEqual({ sections: {}, cells: [], missing: ['year'] })
  })

  it('writes no sentence from a blank or a word, and names the cell', () => {
    for (const value of [null, '无']) {
      const report = cleanReport('2021', {
        values: { 'requests.carriedOut.total': value, 'disputes.review.upheld': value },
      })
      const { sections, missing, cells } = starterText(report)
      expect(Object.keys(sections)).toEqual(['other'])
      expect(missing).toEqual(['requests.carriedOut.total', 'disputes.review.upheld'])
      expect(cells.every((id) => typeof report.values[id] === 'number')).toBe(true)
    }
  })
})

/** 办结 may leave 其他处理 out: a total that is larger by just these is another legal reading of the text. */
function isAnotherReading({ values }: Report, at: string, more: number): boolean {
  const other = (row: string) => (values[`requests.${row}.total`] as number | undefined) ?? 0
  const all = other('other') + other('otherNotCorrected') + other('otherFeeUnpaid') + other('otherReasons')
  return at === 'requests.outcomeTotal.total' && (more === all || more === other('otherReasons'))
}

group.each(ids)('starter text of %s', (id: EditionId) => {
  const fee = fc.option(
    fc.integer({ min: 0, max: 500 }).map((tens) => tens * 10),
    { nil: undefined },
  )

  it('never differs from its own tables', () => {
    fc.assert(
      fc.property(consistentReport(editions[id]), fee, (report, charged) => {
        const written = withStarter(report, charged)
        const unstated = written.sections.other === report.sections.other
        expect(textCodes(written).filter((found) => !(unstated && found.startsWith('report/fee')))).toEqual(
          [],
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('differs from tables in which any one cell it states was changed', () => {
    fc.assert(
      fc.property(
        consistentReport(editions[id]),
        fc.nat(),
        fc.integer({ min: 1, max: 50 }),
        (report, pick, more) => {
          const written = withStarter(report)
          const { cells } = starterText(report)
          const at = cells[pick % cells.length]
          if (at === undefined) throw new Error('it states nothing')
          fc.pre(!isAnotherReading(report, at, more))
          const changed = {
            ...written,
            values: { ...written.values, [at]: (report.values[at] as number) + more },
          }
          expect(textCodes(changed), at).not.toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('states cells of the tables 三 and 四 only', () => {
    const all = new Set<string>(cellsOf(editions[id]).map((cell) => cell.id))
    const { cells } = starterText(cleanReport(id))
    expect(cells.length).toBe(5)
    expect(cells.every((cell) => all.has(cell) && /^(?:requests|disputes)\./u.test(cell))).toBe(true)
  })
})
