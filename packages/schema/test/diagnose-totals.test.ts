import { describe, expect, test } from 'vitest'
import { diagnose } from '../src/index.ts'
import { allTotals, cells, report, totals, year } from './summed-report.ts'

describe('blank and unreadable cells', () => {
  test('a blank part may hold the difference', () => {
    const { repairs } = diagnose(report(year, { 'requests.granted.natural': null }))
    expect(repairs.map(({ set }) => set)).toEqual([[{ at: 'requests.granted.natural', value: 7 }]])
  })

  test('a blank that is 0 needs no repair', () => {
    expect(diagnose(report(year, { 'requests.granted.research': null })).repairs).toEqual([])
  })

  test('a blank total beside filled parts is what is wrong, though one part could be 0 as well', () => {
    const { repairs } = diagnose(report({ 'disputes.review.upheld': 3 }, { 'disputes.review.total': null }))
    expect(repairs).toEqual([
      {
        set: [{ at: 'disputes.review.total', value: 3 }],
        follows: [],
        resolves: ['cell/total-blank@disputes.review.total'],
      },
    ])
  })

  test('many totals not yet filled in are told by their findings alone', () => {
    const blank = Object.fromEntries(totals.map(({ id }) => [id, null]))
    expect(diagnose(report(year, blank))).toEqual({ repairs: [], undetermined: [] })
    const { undetermined } = diagnose(report(year, { ...blank, 'requests.outcomeTotal.natural': 13 }))
    expect(undetermined).toMatchObject([{ reason: 'limit' }])
  })

  test('a total that is blank in row and column is one finding, resolved once', () => {
    const { repairs } = diagnose(report(year, { 'requests.outcomeTotal.total': null }))
    expect(repairs.map(({ set }) => set)).toEqual([[{ at: 'requests.outcomeTotal.total', value: 16 }]])
    expect(repairs[0]?.resolves).toEqual([
      'requests/balance@requests.received.total',
      'cell/total-blank@requests.outcomeTotal.total',
    ])
  })

  test.each(['无', 2.5, 'x3'])('%s is never taken as 0, nor replaced', (value) => {
    expect(diagnose(report(year, { 'requests.granted.natural': value }))).toEqual({
      repairs: [],
      undetermined: [],
    })
  })

  test('figures too large to add up exactly are left out', () => {
    const large = { 'requests.received.natural': 10 ** 15 - 1, 'requests.carriedIn.natural': 10 ** 15 - 3 }
    expect(diagnose(report(year, large)).repairs).toEqual([])
    expect(diagnose(report({ ...year, ...large })).repairs).toEqual([])
  })

  test('another wrong cell in the column of an unreadable one is found by what can be judged', () => {
    const { repairs } = diagnose(
      report(year, { 'requests.granted.natural': '无', 'requests.received.natural': 15 }),
    )
    expect(repairs.map(({ set }) => set)).toEqual([[{ at: 'requests.received.natural', value: 12 }]])
  })
})

describe('computed totals', () => {
  test('a broken balance names no cell, but what to check first', () => {
    const wrong = report({ ...year, 'requests.carriedIn.natural': 2 })
    expect(diagnose(wrong, { computed: allTotals })).toEqual({
      repairs: [],
      undetermined: [
        {
          reason: 'computed',
          sums: [{ code: 'requests/balance', at: 'requests.received.natural', difference: 2 }],
          lookAt: ['requests.carriedIn.natural', 'requests.carriedOut.natural'],
          opposite: false,
        },
      ],
    })
  })

  test('nor do two columns of opposite sign, though that is said', () => {
    const wrong = report({ ...year, 'requests.received.natural': 11, 'requests.received.enterprise': 5 })
    const { repairs, undetermined } = diagnose(wrong, { computed: allTotals })
    expect(repairs).toEqual([])
    expect(undetermined).toMatchObject([{ reason: 'computed', opposite: true }])
    expect(undetermined[0]?.lookAt).toHaveLength(4)
  })

  test('two columns that are off by different amounts are not opposite', () => {
    const wrong = report({ ...year, 'requests.received.natural': 11, 'requests.received.enterprise': 6 })
    expect(diagnose(wrong, { computed: allTotals }).undetermined).toMatchObject([{ opposite: false }])
  })

  test('where typed totals still tell rows apart, the part is named and its total follows', () => {
    const computed = new Set(cells.filter(({ row }) => row === 'outcomeTotal').map(({ id }) => id))
    const wrong = report(year, {
      'requests.granted.natural': 9,
      'requests.outcomeTotal.natural': 14,
    })
    expect(diagnose(wrong, { computed }).repairs).toEqual([
      {
        set: [{ at: 'requests.granted.natural', value: 7 }],
        follows: [{ at: 'requests.outcomeTotal.natural', value: 12 }],
        resolves: [
          'requests/balance@requests.received.natural',
          'requests/row-total@requests.granted.total',
          'requests/row-total@requests.outcomeTotal.total',
        ],
      },
    ])
  })

  test('a formula that leaves out a part is named as such, and no part is changed to suit it', () => {
    const wrong = report(year, { 'requests.granted.total': 7 })
    const { repairs, undetermined } = diagnose(wrong, { computed: new Set(['requests.granted.total']) })
    expect(repairs).toEqual([])
    expect(undetermined).toEqual([
      {
        reason: 'formula',
        sums: [
          { code: 'requests/outcome-total', at: 'requests.outcomeTotal.total', difference: 4 },
          { code: 'requests/row-total', at: 'requests.granted.total', difference: -4 },
        ],
        lookAt: ['requests.granted.total'],
        opposite: false,
      },
    ])
  })

  test('a part that only few cells could take back is not guessed at', () => {
    // Lowered by 40, of all parts of the balance only one fits; that it is the wrong one, no sum says.
    const wrong = report({ ...year, 'requests.granted.natural': 47 })
    const { repairs, undetermined } = diagnose(wrong, { computed: allTotals })
    expect(repairs).toEqual([])
    expect(undetermined).toMatchObject([{ reason: 'computed' }])
  })

  const outcomes = new Set(cells.filter(({ row }) => row === 'outcomeTotal').map(({ id }) => id))

  test('a total that two changes leave as it is does not follow', () => {
    const wrong = report(year, { 'requests.granted.natural': 5, 'requests.refusedStateSecret.natural': 7 })
    const { repairs } = diagnose(wrong, { computed: outcomes })
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([
      [7, 5],
      [9, 7],
    ])
    for (const { follows } of repairs) expect(follows).toEqual([])
  })

  test('a total that cannot be read does not follow', () => {
    const wrong = report(year, { 'requests.granted.natural': 9, 'requests.outcomeTotal.natural': '无' })
    const computed = new Set(['requests.outcomeTotal.natural'] as const)
    expect(diagnose(wrong, { computed }).repairs).toEqual([
      {
        set: [{ at: 'requests.granted.natural', value: 7 }],
        follows: [],
        resolves: ['requests/row-total@requests.granted.total'],
      },
    ])
  })

  test('totals of row and column both follow the part', () => {
    const wrong = report(year, {
      'requests.granted.natural': 9,
      'requests.granted.total': 13,
      'requests.outcomeTotal.natural': 14,
    })
    const computed = new Set(['requests.granted.total', 'requests.outcomeTotal.natural'] as const)
    expect(diagnose(wrong, { computed }).repairs.map(({ set, follows }) => ({ set, follows }))).toEqual([
      {
        set: [{ at: 'requests.granted.natural', value: 7 }],
        follows: [
          { at: 'requests.granted.total', value: 11 },
          { at: 'requests.outcomeTotal.natural', value: 12 },
        ],
      },
    ])
  })

  test('a part that a formula makes is no formula that adds up wrongly, and is not proposed', () => {
    const wrong = report(year, { 'requests.granted.natural': 9 })
    const computed = new Set(['requests.granted.natural', 'requests.granted.enterprise'] as const)
    const { repairs, undetermined } = diagnose(wrong, { computed })
    expect(undetermined.filter(({ reason }) => reason === 'formula')).toEqual([])
    for (const { set } of repairs) for (const { at } of set) expect([...computed]).not.toContain(at)
  })
})
