import { consistentReport } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactSum } from '../src/aggregate/exact-sum.ts'
import {
  aggregate,
  cellsOf,
  check,
  editions,
  type Part,
  type Report,
  readQuantity,
  summedReport,
  summedValues,
  type Unit,
} from '../src/index.ts'

const edition = editions['2021']
const reports = fc.array(consistentReport(edition), { minLength: 1, maxLength: 6 })
const partsOf = (all: readonly Report[]): readonly Part[] =>
  all.map(({ values }, i) => ({ unit: `单位${i}`, values }))
const government: Unit = { name: '某市人民政府', profile: { kind: 'government', level: 'city' } }

describe('exactSum', () => {
  it('adds decimals as they are printed', () => {
    expect(exactSum([0.1, 0.2])).toBe(0.3)
    expect(exactSum([1e-7, 2e-7])).toBe(3e-7)
    expect(exactSum([1e21, -1e21, 0.5])).toBe(0.5)
    expect(exactSum([])).toBe(0)
    expect(() => exactSum([Number.NaN])).toThrow(RangeError)
  })

  it('is what integers of the smallest place add up to', () => {
    const amount = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (amounts) => {
        const whole = amounts.reduce((sum, [digits, places]) => sum + digits * 10 ** (4 - places), 0)
        expect(exactSum(amounts.map(([digits, places]) => digits / 10 ** places))).toBe(whole / 10_000 || 0)
      }),
    )
  })
})

describe('aggregate', () => {
  it('adds every cell of every report, and the sums of the form hold in the sum', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const sums = aggregate(edition, partsOf(all))
        const values = summedValues(sums)
        for (const { id, quantity } of cellsOf(edition)) {
          const numbers = all.map((report) => Number(report.values[id]))
          const scale = quantity === 'amount' ? 100 : 1
          const expected = numbers.reduce((sum, number) => sum + Math.round(number * scale), 0) / scale
          expect(values[id]).toBe(expected)
        }
        const codes = check(summedReport(sums, 2024, government, all[0])).findings.map(({ code }) => code)
        expect(codes.filter((code) => /^(?:requests|disputes|cell)\//u.test(code))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('does not depend on how units are grouped: the sum of sums is the sum', () => {
    fc.assert(
      fc.property(reports, fc.nat(5), (all, cut) => {
        const parts = partsOf(all)
        const sumOf = (some: readonly Part[]) => summedValues(aggregate(edition, some))
        const halves = [parts.slice(0, cut), parts.slice(cut)].filter((half) => half.length > 0)
        const grouped = halves.map((half, i) => ({ unit: `县${i}`, values: sumOf(half) }))
        expect(sumOf(grouped)).toEqual(sumOf(parts))
      }),
      { numRuns: 40 },
    )
  })

  it('knows where every number comes from', () => {
    fc.assert(
      fc.property(reports, (all) => {
        for (const { sum, origins, gaps } of aggregate(edition, partsOf(all)).cells) {
          expect(gaps).toEqual([])
          expect(origins.every(({ number }) => number !== undefined && number !== 0)).toBe(true)
          expect(exactSum(origins.map(({ number }) => number ?? 0))).toBe(sum)
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each([null, '', '无', '#REF!', '12件'])('gives no sum where a unit has %j, and says so', (value) => {
    const id = 'requests.received.total'
    const parts = [
      { unit: '甲局', values: { [id]: 5 } },
      { unit: '乙局', values: { [id]: value } },
    ]
    const sums = aggregate(edition, parts)
    expect(sums.byId.get(id)?.gaps.map(({ unit }) => unit)).toEqual(['乙局'])
    const said = summedValues(sums)[id] ?? null
    expect(said).toBe('缺 1 个单位，其余合计 5')
    expect(readQuantity(said, 'count').state).toBe('unreadable')
  })

  it('takes a missing key for a blank and a stranger’s key for nothing', () => {
    const sums = aggregate(edition, [{ unit: '__proto__', values: JSON.parse('{"__proto__": {"x": 1}}') }])
    expect(sums.cells.every(({ gaps }) => gaps.length === 1)).toBe(true)
    expect(summedValues(aggregate(edition, []))['requests.received.total']).toBeNull()
  })
})
