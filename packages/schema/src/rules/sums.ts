import type { Edition, EditionId } from '../editions/form.ts'
import { expandSum, type Sum, type SumRule } from '../sums.ts'
import type { Rule } from './rule.ts'

export interface FormSum extends Rule, SumRule {
  readonly kind: 'sum'
}

/** ★ The sums the form itself prescribes. The template's red flags and the check are made from these records. */
export const sumRules = [
  {
    kind: 'sum',
    code: 'requests/balance',
    title: {
      'zh-CN': '新收与上年结转之和等于办理结果总计与结转下年之和，七列各查一次',
      en: 'Received plus carried in equals outcomes plus carried out, in each of the seven columns',
    },
    basis: '附表三左上角勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
    severity: 'error',
    left: ['requests.received.*', 'requests.carriedIn.*'],
    right: ['requests.outcomeTotal.*', 'requests.carriedOut.*'],
  },
  {
    kind: 'sum',
    code: 'requests/outcome-total',
    title: {
      'zh-CN': '（七）总计等于（一）至（六）各项之和，七列各查一次',
      en: 'The outcome total is the sum of all outcomes, in each column',
    },
    basis: '附表三「三、本年度办理结果」',
    severity: 'error',
    left: ['requests.outcomeTotal.*'],
    right: 'column-parts',
  },
  {
    kind: 'sum',
    code: 'requests/row-total',
    title: {
      'zh-CN': '总计等于自然人与法人或其他组织五类之和，每行各查一次',
      en: 'The total is the sum of the six kinds of applicants, in each row',
    },
    basis: '附表三「申请人情况」',
    severity: 'error',
    left: ['requests.*.total'],
    right: 'row-parts',
  },
  {
    kind: 'sum',
    code: 'disputes/total',
    title: {
      'zh-CN': '总计等于结果维持、结果纠正、其他结果、尚未审结之和，三段各查一次',
      en: 'The total is the sum of the four results, in each of the three blocks',
    },
    basis: '附表四',
    severity: 'error',
    left: ['disputes.*.total'],
    right: 'row-parts',
  },
] as const satisfies readonly FormSum[]

export type SumCode = (typeof sumRules)[number]['code']

/** A sum rule at one place, with its record. */
export interface PlacedSum extends Sum {
  readonly rule: (typeof sumRules)[number]
}

const placed = new Map<EditionId, readonly PlacedSum[]>()

/** All sums of an edition (40 in 2019's form, 42 in 2021's), rule by rule in the order of the form. */
export function sumsOf(edition: Edition): readonly PlacedSum[] {
  const known = placed.get(edition.id)
  if (known) return known
  const sums = sumRules.flatMap((rule) => expandSum(edition, rule).map((sum) => ({ ...sum, rule })))
  placed.set(edition.id, sums)
  return sums
}
