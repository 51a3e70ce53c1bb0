import { check, type Finding, type Fix } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { applyFixes, fillZero, readWorkbook, setCells, UnchangeableCell } from '../src/index.ts'
import { changedParts } from './parts.ts'
import { produced } from './producers.ts'

const fixesOf = (findings: readonly Finding[]): Fix[] => findings.flatMap(({ fix }) => fix ?? [])

describe.each(produced.map((each) => [each.program, each] as const))(
  'a template saved by %s',
  (_, { lacking, make }) => {
    test.skipIf(lacking !== undefined)(
      'safe fixes are applied as numbers, totals follow, nothing else changes',
      async () => {
        const clean = await make()
        const before = readWorkbook(clean)
        const set = (at: string, value: string) => ({ ...before.where(at)!, value })
        const bytes = setCells(clean, [
          set('requests.received.natural', '１，２３４'),
          set('requests.granted.research', ' 7 '),
          set('proactive.permits.decisions', '12件'),
        ])
        const reading = readWorkbook(bytes)
        const found = check(reading.report).findings
        const safe = fixesOf(found).filter((fix) => fix.safe)
        expect(safe.length).toBe(2)
        const after = applyFixes(bytes, reading, safe)
        const fixed = readWorkbook(after).report.values
        expect(fixed['requests.received.natural']).toBe(1234)
        expect(fixed['requests.granted.research']).toBe(7)
        expect(fixed['proactive.permits.decisions']).toBe('12件')
        const row = before.report.values
        const others = ['enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization']
        const total = others.reduce((sum, column) => sum + Number(row[`requests.received.${column}`]), 1234)
        expect(fixed['requests.received.total']).toBe(total)
        const sheets = changedParts(bytes, after).filter((name) => name.includes('worksheets/'))
        expect(sheets.length).toBeLessThanOrEqual(2)
        expect(
          changedParts(bytes, after).filter(
            (name) => !name.includes('worksheets/') && name !== 'xl/workbook.xml',
          ),
        ).toEqual([])
      },
    )
  },
)

describe('filling in', () => {
  test('blanks become 0 where the finding lists them', async () => {
    const clean = await produced[0]!.make()
    const { where } = readWorkbook(clean)
    const blanks = ['requests.received.natural', 'disputes.review.upheld', 'proactive.fees.amount']
    const bytes = setCells(
      clean,
      blanks.map((at) => ({ ...where(at)!, value: null })),
    )
    const reading = readWorkbook(bytes)
    const listed = check(reading.report)
      .findings.filter(({ code }) => code === 'cell/blank')
      .flatMap(({ fix }) => fix?.set.map(({ at }) => at) ?? [])
    expect(listed.toSorted()).toEqual(blanks.toSorted())
    const { report } = readWorkbook(fillZero(bytes, reading, listed))
    for (const at of blanks) expect(report.values[at]).toBe(0)
  })

  test('a cell that is not blank, a formula, a cell that is not there', async () => {
    const bytes = await produced[0]!.make()
    const reading = readWorkbook(bytes)
    expect(() => fillZero(bytes, reading, ['requests.received.natural'])).toThrow(RangeError)
    expect(() => fillZero(bytes, reading, ['requests.received.nobody'])).toThrow(RangeError)
    const total = [{ at: 'requests.received.total', value: 1 }]
    expect(() => applyFixes(bytes, reading, [{ set: total }])).toThrow(UnchangeableCell)
  })
})
