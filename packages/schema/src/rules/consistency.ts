import type { Rule } from './rule.ts'

/**
 * A rule on the text against itself and the report year: no figures of the tables. It is judged in `narrative/consistency.ts`, which a
 * pane loads after the first look at the figures.
 */
export interface ConsistencyRule extends Rule {
  readonly kind: 'consistency'
  readonly ofYear?: true
}

export const consistencyRules = [
  {
    kind: 'consistency',
    code: 'text/period',
    title: {
      'zh-CN': '统计期限应为报告年度 1 月 1 日至 12 月 31 日',
      en: 'The period covered is 1 January to 31 December of the report year',
    },
    basis: '统计期限为报告年度 1 月 1 日至 12 月 31 日',
    severity: 'warning',
    ofYear: true,
  },
  {
    kind: 'consistency',
    code: 'text/year',
    title: {
      'zh-CN': '正文所说的年度应为报告年度，与往年比较的除外',
      en: 'The year the text speaks of is the report year, but for comparisons',
    },
    basis: '年度报告逐年编制，沿用上年文字时年份常漏改',
    severity: 'warning',
    ofYear: true,
  },
  {
    kind: 'consistency',
    code: 'text/list',
    title: {
      'zh-CN': '同一句里所列各项之和应等于所写总数',
      en: 'Parts listed in one sentence add up to the total stated',
    },
    basis: '正文前后一致',
    severity: 'warning',
  },
] as const satisfies readonly ConsistencyRule[]

export type ConsistencyCode = (typeof consistencyRules)[number]['code']
