import { describe, expect, it } from 'vitest'
import { type Agency, type EditionId, editions, rules } from '../src/index.ts'
import { linksOf } from '../src/rules/chain.ts'
import type { Verdict } from '../src/rules/figures.ts'
import { cleanReport } from './clean-report.ts'

type Code = (typeof rules)[number]['code']
type Profile = Omit<Agency, 'name'>

const fine = true
const unjudged = undefined

/** What a rule of one report says of figures, in the order of its cells. */
function said(code: Code, figures: readonly number[], agency: Profile = {}): Verdict {
  const rule = rules.find((one) => one.code === code)
  if (rule?.kind !== 'figures') throw new Error(`${code} is no rule of figures`)
  const report = cleanReport('2021')
  return rule.judge(figures, { ...report, agency: { name: report.agency.name, ...agency } })
}

describe('figures at the edge of a rule', () => {
  it.each<readonly [Code, readonly number[], Verdict]>([
    ['proactive/rules-copied', [0, 0, 0, 0, 0, 0], fine],
    ['proactive/rules-copied', [0, 0, 9, 0, 0, 9], { at: 0 }],
    ['proactive/rules-copied', [2, 0, 9, 2, 0, 8], fine],
    ['proactive/rules-copied', [0, 0, 0, 2, 0, 9], fine],
    // issued, repealed, in force
    ['proactive/in-force-short', [5, 1, 4], fine],
    ['proactive/in-force-short', [5, 1, 3], { at: 2, expected: 4 }],
    ['proactive/in-force-short', [1, 5, 0], fine],
    // created, disclosed, disclosed in total
    ['proactive/disclosed-over-created', [2, 2, 2], fine],
    ['proactive/disclosed-over-created', [1, 2, 2], { at: 1 }],
    ['proactive/disclosed-total-short', [2, 2, 2], fine],
    ['proactive/disclosed-total-short', [2, 2, 1], { at: 2 }],
    ['proactive/created-undisclosed', [1, 0, 0], { at: 1 }],
    ['proactive/created-undisclosed', [0, 0, 0], fine],
    ['proactive/created-undisclosed', [1, 1, 0], fine],
    ['proactive/created-undisclosed', [1, 0, 1], fine],
    // items last year, change, decisions
    ['proactive/items-negative', [1, -1], fine],
    ['proactive/items-negative', [1, -2], { at: 1 }],
    ['proactive/items-as-decisions', [8, 5, 13], { at: 2 }],
    ['proactive/items-as-decisions', [8, -5, 3], { at: 2 }],
    ['proactive/items-as-decisions', [8, 5, 12], fine],
    ['proactive/items-as-decisions', [8, 5, 3], fine],
    ['proactive/items-as-decisions', [8, 0, 8], fine],
    // projects, amount
    ['proactive/procurement-mismatch', [0, 0], fine],
    ['proactive/procurement-mismatch', [2, 3.5], fine],
    ['proactive/procurement-mismatch', [0, 3.5], { at: 0 }],
    ['proactive/procurement-mismatch', [2, 0], { at: 1 }],
  ])('%s of %j', (code, figures, verdict) => {
    expect(said(code, figures)).toEqual(verdict)
  })
})

describe('规章 of a body', () => {
  it.each<readonly [Profile, Verdict]>([
    [{ level: 'county' }, { at: 1, expected: 0 }],
    [{ level: 'township' }, { at: 1, expected: 0 }],
    [
      { kind: 'government', level: 'county' },
      { at: 1, expected: 0 },
    ],
    [
      { kind: 'department', level: 'city' },
      { at: 1, expected: 0 },
    ],
    [
      { kind: 'department', level: 'province' },
      { at: 1, expected: 0 },
    ],
    [{ kind: 'government', level: 'province' }, fine],
    // Of these some may and some may not.
    [{ kind: 'department', level: 'national' }, unjudged],
    [{ kind: 'government', level: 'city' }, unjudged],
    [{ kind: 'other', level: 'province' }, unjudged],
    [{ kind: 'department' }, unjudged],
    [{ kind: 'government' }, unjudged],
    [{ level: 'city' }, unjudged],
    [{}, unjudged],
    // What the profile says counts before all else.
    [{ kind: 'government', level: 'county', mayMakeRules: true }, fine],
    [
      { kind: 'government', level: 'province', mayMakeRules: false },
      { at: 1, expected: 0 },
    ],
  ])('%j', (agency, verdict) => {
    expect(said('proactive/rules-without-power', [0, 3, 5], agency)).toEqual(verdict)
    expect(said('proactive/rules-without-power', [0, 0, 0], agency)).toBe(fine)
  })
})

describe('fees of six digits in 万元', () => {
  it.each<readonly [number, Profile, Verdict]>([
    [100_000, { level: 'county' }, { at: 0 }],
    [100_000, { level: 'township' }, { at: 0 }],
    [99_999.9999, { level: 'county' }, fine],
    [100_000, { level: 'city' }, fine],
    [100_000, {}, unjudged],
    [99_999, {}, fine],
  ])('%d of %j', (amount, agency, verdict) => {
    expect(said('proactive/fees-unit', [amount], agency)).toEqual(verdict)
  })
})

/** What a rule over two years says, at the first of its places or at `at`. */
function saidOf(code: Code, now: readonly number[], before: readonly number[], at = ''): Verdict {
  const rule = rules.find((one) => one.code === code)
  if (rule?.kind !== 'chain') throw new Error(`${code} is no rule over two years`)
  return rule.judge(now, before, at)
}

describe('two years at the edge of a rule', () => {
  it.each<readonly [Code, readonly number[], readonly number[], Verdict]>([
    ['year/carry-over', [7], [7], fine],
    ['year/carry-over', [7], [8], { at: 0, expected: 8 }],
    ['year/pending', [3], [3], fine],
    ['year/pending', [4], [3], fine],
    ['year/pending', [2], [3], { at: 0, expected: 3 }],
    // in force, issued, repealed
    ['proactive/in-force-chain', [69, 5, 2], [66], fine],
    ['proactive/in-force-chain', [69, 5, 3], [66], { at: 0, expected: 68 }],
    ['proactive/in-force-chain', [0, 5, 71], [66], fine],
    ['proactive/in-force-chain', [1, 5, 71], [66], { at: 0, expected: 0 }],
    ['proactive/in-force-chain', [0, 5, 72], [66], unjudged],
    // repealed, issued
    ['proactive/repealed-over', [71, 5], [66], fine],
    ['proactive/repealed-over', [72, 5], [66], { at: 0, expected: 71 }],
    ['year/fees-unit', [62_500], [12.5], { at: 0, expected: 12.5 }],
    ['year/fees-unit', [62_499.9999], [12.5], fine],
    ['year/fees-unit', [62_500], [0], fine],
    ['year/jump', [200], [20], fine],
    ['year/jump', [201], [20], { at: 0, expected: 20 }],
    ['year/jump', [20], [200], fine],
    ['year/jump', [20], [201], { at: 0, expected: 201 }],
    ['year/jump', [20], [0], { at: 0, expected: 0 }],
    ['year/jump', [19], [0], fine],
    ['year/jump', [1], [19], fine],
  ])('%s: %j after %j', (code, now, before, verdict) => {
    expect(saidOf(code, now, before)).toEqual(verdict)
  })

  it('fees thousands of times last year’s are told of once, as a unit', () => {
    const fees = 'proactive.fees.amount'
    expect(saidOf('year/jump', [125_000], [12.5], fees)).toBe(unjudged)
    expect(saidOf('year/jump', [1250], [12.5], fees)).toEqual({ at: 0, expected: 12.5 })
    expect(saidOf('year/jump', [125_000], [12.5], 'proactive.permits.decisions')).toMatchObject({ at: 0 })
  })
})

describe('a rule over two years reads', () => {
  const places = (code: Code, edition: EditionId) => {
    const rule = rules.find((one) => one.code === code)
    if (rule?.kind !== 'chain') throw new Error(`${code} is no rule over two years`)
    return linksOf(rule, editions[edition])
  }

  it('cells of both years in one row or column', () => {
    expect(places('year/carry-over', '2021')[0]).toEqual({
      now: ['requests.carriedIn.natural'],
      before: ['requests.carriedOut.natural'],
    })
    expect(places('proactive/in-force-chain', '2021')).toEqual(
      ['rules', 'normativeDocuments'].map((row) => ({
        now: [`proactive.${row}.inForce`, `proactive.${row}.issued`, `proactive.${row}.repealed`],
        before: [`proactive.${row}.inForce`],
      })),
    )
  })

  it('nothing of a form that does not ask for it', () => {
    expect(places('proactive/in-force-chain', '2019')).toEqual([])
    expect(places('year/jump', '2019')).toContainEqual({
      now: ['proactive.procurement.amount'],
      before: ['proactive.procurement.amount'],
    })
  })
})
