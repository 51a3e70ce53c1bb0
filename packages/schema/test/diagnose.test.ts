import { describe, expect, test } from 'vitest'
import { diagnose } from '../src/index.ts'
import { report, year } from './summed-report.ts'

describe('typed totals', () => {
  test('nothing is said of a report that adds up', () => {
    expect(diagnose(report(year))).toEqual({ repairs: [], undetermined: [] })
  })

  test('a wrong part stands where its row and its column cross', () => {
    const { repairs, undetermined } = diagnose(report(year, { 'requests.granted.natural': 9 }))
    expect(undetermined).toEqual([])
    expect(repairs).toEqual([
      {
        set: [{ at: 'requests.granted.natural', value: 7 }],
        follows: [],
        resolves: [
          'requests/outcome-total@requests.outcomeTotal.natural',
          'requests/row-total@requests.granted.total',
        ],
      },
    ])
  })

  test('faults that do not hang together are mended apart, the smallest repair first', () => {
    const { repairs } = diagnose(
      report(year, {
        'requests.granted.natural': 9,
        'requests.received.enterprise': 5,
        'disputes.review.total': 2,
        'disputes.review.upheld': 3,
      }),
    )
    expect(repairs.map(({ set }) => set)).toEqual([
      [{ at: 'disputes.review.upheld', value: 2 }],
      [{ at: 'disputes.review.total', value: 3 }],
      [
        { at: 'requests.received.enterprise', value: 4 },
        { at: 'requests.granted.natural', value: 7 },
      ],
    ])
  })

  test('two columns off by 1 and −1 beside a right total: one was counted in the wrong column', () => {
    const { repairs } = diagnose(
      report(year, { 'requests.received.natural': 11, 'requests.received.enterprise': 5 }),
    )
    expect(repairs).toMatchObject([
      {
        set: [
          { at: 'requests.received.natural', value: 12 },
          { at: 'requests.received.enterprise', value: 4 },
        ],
        move: { from: 'requests.received.enterprise', to: 'requests.received.natural', amount: 1 },
        resolves: [
          'requests/balance@requests.received.natural',
          'requests/balance@requests.received.enterprise',
        ],
      },
    ])
  })

  test('a move that fits in rows 一, 二 and 四 is named three times', () => {
    const busy = report({
      ...year,
      'requests.carriedIn.natural': 3,
      'requests.carriedIn.enterprise': 3,
      'requests.carriedOut.natural': 3,
      'requests.carriedOut.enterprise': 3,
    })
    const { repairs } = diagnose({
      ...busy,
      values: { ...busy.values, 'requests.received.natural': 11, 'requests.received.enterprise': 5 },
    })
    expect(repairs.map(({ move }) => move?.from)).toEqual([
      'requests.received.enterprise',
      'requests.carriedIn.enterprise',
      'requests.carriedOut.natural',
    ])
  })

  test('two wrong cells that are no move are not called one', () => {
    const { repairs } = diagnose(
      report(year, { 'requests.granted.natural': 6, 'requests.received.enterprise': 5 }),
    )
    expect(repairs).toHaveLength(1)
    expect(repairs[0]).not.toHaveProperty('move')
  })

  test('two totals of one row, off by 1 and −1, are two wrong figures and no move', () => {
    const { repairs } = diagnose(
      report(year, { 'requests.outcomeTotal.natural': 13, 'requests.outcomeTotal.enterprise': 3 }),
    )
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([[12, 4]])
    expect(repairs[0]).not.toHaveProperty('move')
  })

  test('two parts of one row, off by different amounts, are no move', () => {
    const { repairs } = diagnose(
      report(year, { 'requests.received.natural': 14, 'requests.received.enterprise': 3 }),
    )
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([[12, 4]])
    expect(repairs[0]).not.toHaveProperty('move')
  })

  test('parts on the two sides of a balance are no move', () => {
    const carried = { ...year, 'requests.carriedIn.natural': 3, 'requests.carriedOut.natural': 3 } as const
    const { repairs } = diagnose(
      report(carried, { 'requests.received.natural': 11, 'requests.carriedOut.natural': 4 }),
    )
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([[12, 3]])
    expect(repairs[0]).not.toHaveProperty('move')
  })

  test('three wrong parts are no move, though two of them are off by 1 and −1', () => {
    const { repairs } = diagnose(
      report(year, {
        'requests.granted.natural': 8,
        'requests.granted.enterprise': 3,
        'requests.received.natural': 17,
      }),
    )
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([
      [12, 7, 4],
      [12, 4, 1],
    ])
    for (const repair of repairs) expect(repair).not.toHaveProperty('move')
  })

  test('a single sum cannot choose: with many repairs that fit, none is proposed', () => {
    const { repairs, undetermined } = diagnose(
      report({ 'disputes.review.upheld': 2, 'disputes.review.other': 1 }, { 'disputes.review.total': 4 }),
    )
    expect(repairs).toEqual([])
    expect(undetermined).toEqual([
      {
        reason: 'ambiguous',
        sums: [{ code: 'disputes/total', at: 'disputes.review.total', difference: 1 }],
        lookAt: [],
        opposite: false,
      },
    ])
  })

  test('three totals of （七） are located, though they break seven sums', () => {
    const { repairs } = diagnose(
      report(year, {
        'requests.outcomeTotal.natural': 21,
        'requests.outcomeTotal.enterprise': 40,
        'requests.outcomeTotal.research': 500,
      }),
    )
    expect(repairs.map(({ set }) => set.map(({ value }) => value))).toEqual([[12, 4, 0]])
    expect(repairs[0]?.resolves).toHaveLength(7)
  })

  test('more than three wrong cells are not explained', () => {
    const { repairs, undetermined } = diagnose(
      report(year, {
        'requests.received.natural': 19,
        'requests.granted.enterprise': 8,
        'requests.refusedInternalAffairs.research': 16,
        'requests.notProcessedRepeated.publicInterest': 32,
      }),
    )
    expect(repairs).toEqual([])
    expect(undetermined).toMatchObject([{ reason: 'limit', lookAt: [], opposite: false }])
    expect(undetermined[0]?.sums).toHaveLength(8)
  })
})
