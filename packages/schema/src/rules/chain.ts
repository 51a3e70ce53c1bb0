import { cellOf } from '../cells.ts'
import type { Edition, EditionId } from '../editions/form.ts'
import type { CellPattern } from '../editions/index.ts'
import { fillStar, starsOf } from '../sums.ts'
import type { Verdict } from './figures.ts'
import type { Rule } from './rule.ts'

/** Cells of this year and of last year that a rule reads together; at most one `*`, the same in every pattern. */
interface Pair {
  readonly now: readonly CellPattern[]
  readonly before: readonly CellPattern[]
}

/**
 * A rule over two years' reports of one agency. Without last year's, or where last year's form does not have the cell,
 * it is not assessable.
 */
export interface ChainRule extends Rule {
  readonly kind: 'chain'
  readonly pairs: readonly Pair[]
  /** Figures in the order of the pair, and the first cell; the verdict points at one of this year's. */
  readonly judge: (now: readonly number[], before: readonly number[], at: string) => Verdict
}

const two = ([a, b]: readonly number[]): readonly [number, number] => {
  if (a === undefined || b === undefined) throw new RangeError('the rule reads two figures')
  return [a, b]
}

const one = (figures: readonly number[]): number => two([...figures, 0])[0]

/** Small counts vary by themselves: below this a tenfold change says nothing. */
const speaksFrom = 20

/** 元 typed for 万元 makes 10,000 times last year's; half of that is already no growth. */
const likelyYuan = (now: number, before: number) => before > 0 && now >= 5_000 * before

export const chainRules = [
  {
    kind: 'chain',
    code: 'year/carry-over',
    title: {
      'zh-CN': '上年结转等于上一年度报告的结转下年度，七列各查一次',
      en: 'What is carried in is what last year’s report carried out, in each of the seven columns',
    },
    basis: '附表三「二、上年结转」与上一年度附表三「四、结转下年度继续办理」',
    severity: 'warning',
    pairs: [{ now: ['requests.carriedIn.*'], before: ['requests.carriedOut.*'] }],
    judge: (now, before) => one(now) === one(before) || { at: 0, expected: one(before) },
  },
  {
    kind: 'chain',
    code: 'year/pending',
    title: {
      'zh-CN': '上一年度尚未审结的，一般计入本年度总计，三段各查一次',
      en: 'Cases pending last year are usually in this year’s total, in each of the three blocks',
    },
    basis: '附表四与上一年度附表四「尚未审结」；两种统计口径都有，口径不同请说明',
    severity: 'warning',
    pairs: [{ now: ['disputes.*.total'], before: ['disputes.*.pending'] }],
    judge: (now, before) => one(before) <= one(now) || { at: 0, expected: one(before) },
  },
  {
    kind: 'chain',
    code: 'proactive/in-force-chain',
    title: {
      'zh-CN': '现行有效件数等于上一年度现行有效件数加本年制发减本年废止',
      en: 'What is in force is last year’s plus issued less repealed',
    },
    basis: '附表二第二十条第（一）项与上一年度附表二；修订、自动失效、统计范围改变的请说明',
    severity: 'warning',
    editions: ['2021'],
    pairs: [
      {
        now: ['proactive.*.inForce', 'proactive.*.issued', 'proactive.*.repealed'],
        before: ['proactive.*.inForce'],
      },
    ],
    judge: (now, before) => {
      const [inForce, issued] = two(now)
      const [, repealed] = two(now.slice(1))
      const expected = one(before) + issued - repealed
      // More repealed than there were is the finding of the next rule: nothing can be expected from it.
      if (expected < 0) return undefined
      return inForce === expected || { at: 0, expected }
    },
  },
  {
    kind: 'chain',
    code: 'proactive/repealed-over',
    title: {
      'zh-CN': '本年废止件数不大于上一年度现行有效件数加本年制发件数',
      en: 'No more is repealed than was in force last year or issued since',
    },
    basis: '附表二第二十条第（一）项与上一年度附表二',
    severity: 'warning',
    editions: ['2021'],
    pairs: [{ now: ['proactive.*.repealed', 'proactive.*.issued'], before: ['proactive.*.inForce'] }],
    judge: (now, before) => {
      const [repealed, issued] = two(now)
      const most = one(before) + issued
      return repealed <= most || { at: 0, expected: most }
    },
  },
  {
    kind: 'chain',
    code: 'year/fees-unit',
    title: {
      'zh-CN': '行政事业性收费（万元）为上一年度的数千倍，可能误按元填写',
      en: 'Fees thousands of times last year’s: typed in 元?',
    },
    basis: '附表二第二十条第（八）项，单位：万元',
    severity: 'warning',
    editions: ['2021'],
    pairs: [{ now: ['proactive.fees.amount'], before: ['proactive.fees.amount'] }],
    judge: (now, before) => !likelyYuan(one(now), one(before)) || { at: 0, expected: one(before) },
  },
  {
    kind: 'chain',
    code: 'year/jump',
    title: {
      'zh-CN': '主动公开各数超过上一年度的十倍或不足十分之一，两年都不足 20 的不查',
      en: 'A figure of table 2 is over ten times or under a tenth of last year’s, where not both are below 20',
    },
    basis: '核实性审核：与上一年度附表二同一格比较',
    severity: 'warning',
    pairs: [
      'proactive.*.issued',
      'proactive.*.repealed',
      'proactive.*.inForce',
      'proactive.*.created',
      'proactive.*.disclosed',
      'proactive.*.disclosedTotal',
      'proactive.*.previousItems',
      'proactive.*.decisions',
      'proactive.*.projects',
      'proactive.*.amount',
    ].map((pattern) => ({ now: [pattern as CellPattern], before: [pattern as CellPattern] })),
    judge: (now, before, at) => {
      const low = Math.min(one(now), one(before))
      const high = Math.max(one(now), one(before))
      if (high < speaksFrom || high <= 10 * low) return true
      // The finding on the unit says it better.
      if (at === 'proactive.fees.amount' && likelyYuan(one(now), one(before))) return undefined
      return { at: 0, expected: one(before) }
    },
  },
] as const satisfies readonly ChainRule[]

export type ChainCode = (typeof chainRules)[number]['code']

/** A chain rule at one place of this year's form. */
export interface Link {
  readonly now: readonly string[]
  readonly before: readonly string[]
}

const links = new Map<ChainRule, Map<EditionId, readonly Link[]>>()

/** The places of a rule in the form of this year, whatever last year's form was. */
export function linksOf(rule: ChainRule, edition: Edition): readonly Link[] {
  const byEdition = links.get(rule) ?? new Map<EditionId, readonly Link[]>()
  links.set(rule, byEdition)
  const known = byEdition.get(edition.id)
  if (known) return known
  const made = rule.pairs.flatMap(({ now, before }) => {
    const first = now[0]
    if (first === undefined) throw new Error(`${rule.code} reads nothing of this year`)
    return starsOf(edition, first).flatMap((star) => {
      const link = {
        now: now.map((pattern) => fillStar(pattern, star)),
        before: before.map((pattern) => fillStar(pattern, star)),
      }
      return link.now.every((id) => cellOf(edition, id)) ? [link] : []
    })
  })
  byEdition.set(edition.id, made)
  return made
}
