import { exampleReports } from '@gongkai/fixtures'
import { expect, describe as group, it } from 'vitest'
import {
  bridgeOf,
  carriedInFrom,
  cellsOf,
  check,
  claimsInText,
  editions,
  identityOf,
  type Report,
} from '../src/index.ts'
import { linksOf } from '../src/rules/chain.ts'
import { chainRules } from '../src/rules/index.ts'
import { cleanReport } from './clean-report.ts'

const places = (id: '2019' | '2021') =>
  chainRules.reduce((sum, rule) => sum + linksOf(rule, editions[id]).length, 0)

const chained = (report: Report, previous?: Report) =>
  check(report, { previous }).findings.filter(({ code }) => chainRules.some((rule) => rule.code === code))

group('last year’s report', () => {
  const now = cleanReport('2021', { year: 2025 })
  const before = cleanReport('2021', { year: 2024 })

  it('is needed: without it nothing of the chain is judged', () => {
    const without = check(now).checked
    const withIt = check(now, { previous: before }).checked
    expect(without.notAssessable - withIt.notAssessable).toBe(places('2021'))
    expect(withIt.passed - without.passed).toBe(places('2021'))
    expect(withIt.rules).toBe(without.rules)
  })

  it.each([2023, 2025, 2026])('of %i is as if there were none for 2025', (year) => {
    const previous = cleanReport('2021', { year, values: { 'requests.carriedOut.total': 9 } })
    expect(check(now, { previous })).toEqual(check(now))
  })

  it('judges nothing from a blank or a word, in either year', () => {
    for (const value of [null, '无']) {
      const previous = { ...before, values: { ...before.values, 'requests.carriedOut.total': value } }
      const later = cleanReport('2021', { values: { 'requests.carriedIn.total': 5 } })
      expect(chained(later, previous)).toEqual([])
      const unread = { ...later, values: { ...later.values, 'requests.carriedIn.total': value } }
      expect(chained(unread, before)).toEqual([])
    }
  })

  it('is named in the evidence by its year, so that its cells are not taken for this year’s', () => {
    const [finding] = chained(cleanReport('2021', { values: { 'requests.carriedIn.total': 5 } }), before)
    expect(finding?.evidence).toEqual([
      { at: 'requests.carriedIn.total', value: 5 },
      { at: '2024:requests.carriedOut.total', value: 0 },
    ])
  })

  it('breaks the chain with any one of its cells', () => {
    for (const rule of chainRules) {
      for (const { before: read } of linksOf(rule, editions['2021'])) {
        for (const at of read) {
          const previous = { ...before, values: { ...before.values, [at]: 1_000_000 } }
          const found = chained(now, previous).map(({ code }) => code)
          if (rule.code === 'year/fees-unit' || rule.code === 'proactive/repealed-over') continue
          expect(found, `${rule.code} ${at}`).toContain(rule.code)
        }
      }
    }
  })

  it('bridges 2019’s form to 2021’s by what both have, and says nothing of the rest', () => {
    const report = cleanReport('2021', { year: 2021 })
    const previous = cleanReport('2019', { year: 2020 })
    const { notAssessable } = check(report, { previous }).checked
    // 规章 and 规范性文件: two chains, two repealed, six jumps; fees: unit and jump.
    expect(
      notAssessable - check(report, { previous: cleanReport('2021', { year: 2020 }) }).checked.notAssessable,
    ).toBe(2 + 2 + 6 + 2)
  })
})

group('real years', () => {
  it('宿迁 2023 and 2024 follow from each other in 附表三', () => {
    const found = chained(exampleReports['suqian-2024'], exampleReports['suqian-2023']).map(identityOf)
    expect(found.filter((identity) => identity.startsWith('year/carry-over'))).toEqual([])
  })
})

group('the bridge between two forms', () => {
  const ids = ['2019', '2021'] as const

  it.each(ids)('%s to itself: every cell, itself', (id) => {
    const { common, onlyNow, onlyBefore } = bridgeOf(editions[id], editions[id])
    expect(common).toEqual(cellsOf(editions[id]).map((cell) => ({ now: [cell.id], before: [cell.id] })))
    expect([onlyNow, onlyBefore]).toEqual([[], []])
  })

  it('accounts for every cell of both forms once', () => {
    const { common, onlyNow, onlyBefore } = bridgeOf(editions['2021'], editions['2019'])
    const now = [...common.flatMap((each) => each.now), ...onlyNow]
    const before = [...common.flatMap((each) => each.before), ...onlyBefore]
    expect(new Set(now).size).toBe(now.length)
    expect(now.toSorted()).toEqual(
      cellsOf(editions['2021'])
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(before.toSorted()).toEqual(
      cellsOf(editions['2019'])
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(onlyNow.every((id) => id.startsWith('proactive.'))).toBe(true)
  })

  it('adds the three rows of （六） up to the one of 2019', () => {
    const { common } = bridgeOf(editions['2021'], editions['2019'])
    expect(common).toContainEqual({
      now: [
        'requests.otherNotCorrected.total',
        'requests.otherFeeUnpaid.total',
        'requests.otherReasons.total',
      ],
      before: ['requests.other.total'],
    })
  })
})

it('carries 结转下年度 into 上年结转, numbers only', () => {
  const previous = cleanReport('2019', {
    values: {
      'requests.carriedOut.natural': 3,
      'requests.carriedOut.enterprise': null,
      'requests.carriedOut.total': '3件',
    },
  })
  const values = carriedInFrom(previous, editions['2021'])
  expect(values['requests.carriedIn.natural']).toBe(3)
  expect(Object.keys(values)).toHaveLength(5)
  expect(values).not.toHaveProperty('requests.carriedIn.total')
})

it('what a text states is told with what it was held against; of growth only with last year’s report', () => {
  const overview = '2025年，收到政府信息公开申请3件，同比增长50%。'
  const now = cleanReport('2021', {
    sections: { overview: [overview] },
    values: { 'requests.received.natural': 3, 'requests.received.total': 3 },
  })
  const before = (year: number) =>
    cleanReport('2021', {
      year,
      values: { 'requests.received.natural': 2, 'requests.received.total': 2 },
    })
  const states = (previous?: Report) =>
    claimsInText(now, previous).map(({ code, state, at }) => `${state} ${code}@${at}`)
  expect(states(before(2024))).toEqual(['fits text/received@overview#1', 'fits text/growth@overview#1'])
  for (const previous of [undefined, before(2023)])
    expect(states(previous)).toEqual([
      'fits text/received@overview#1',
      'notAssessable text/growth@overview#1',
    ])
})
