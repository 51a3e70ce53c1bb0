import { personalNumbers } from '../narrative/personal.ts'
import { feeAmounts } from '../prose/fees.ts'
import { type DocumentRule, type Hit, passagesOf, textOf } from './document-rule.ts'
import { titleOf } from './front-matter.ts'
import { outsideGb2312 } from './gb2312.ts'

/** Left over from a template, a font instruction, or words meant for the superior office. */
const residues = [
  /[Xx×Ｘｘ]{2,}(?=[年月日局县市区省乡镇号件条份万元])|×{2,}|[＿_]{2,}/u,
  /[（(](此处|在此|填写说明|示例|样例|请填写|请输入)[^）)]*[）)]?/u,
  /(?:方正小标宋|仿宋|楷体|黑体|宋体)(?:简体|_?GB2312)?[，、,]?\s*(?:[一二三四五小]号|加粗|居中)/u,
  /请(?:予)?(?:审阅|审核|审示|批示|核准)|妥否[，,][^。！？；]{0,8}/u,
]

const statesFee =
  /信息处理费|(?:收取|收费|费用).{0,12}(?:政府信息|信息公开|依申请)|(?:政府信息|信息公开|依申请).{0,12}(?:收取|收费|费用)/u

export const textRules = [
  {
    kind: 'document',
    code: 'report/fee-unstated',
    title: {
      'zh-CN': '第六部分写明本年度信息处理费的收取情况',
      en: 'Section 6 states the information-processing fee',
    },
    basis: '国办公开办函〔2021〕30号所附格式「六、其他需要报告的事项」',
    severity: 'warning',
    editions: ['2021'],
    judge: (report) => {
      const text = textOf(report, 'other')
      if (text === undefined) return undefined
      if (statesFee.test(text.replace(/行政事业性收费/gu, ''))) return []
      const at = 'requests.otherFeeUnpaid.total'
      const unpaid = report.values[at]
      return [
        {
          at: 'other',
          ...(typeof unpaid === 'number' && unpaid > 0 && { evidence: [{ at, value: unpaid }] }),
        },
      ]
    },
  },
  {
    kind: 'document',
    code: 'report/fee-multiple',
    title: {
      'zh-CN': '信息处理费按件或按页计收，金额应为 10 元的倍数',
      en: 'The fee is a multiple of 10 元',
    },
    basis: '政府信息公开信息处理费管理办法（国办函〔2020〕109号）',
    severity: 'warning',
    editions: ['2021'],
    judge: (report) => {
      const text = textOf(report, 'other')
      if (text === undefined) return undefined
      return feeAmounts(text)
        .filter(({ yuan }) => yuan % 10 !== 0)
        .slice(0, 1)
        .map(({ printed }): Hit => ({ at: 'other', actual: printed }))
    },
  },
  {
    kind: 'document',
    code: 'report/residue',
    title: { 'zh-CN': '正文不得留有模板说明、字体要求或写给上级的话', en: 'No template residue in the text' },
    basis: '年度报告向社会公布',
    severity: 'warning',
    judge: (report, edition) =>
      passagesOf(report, edition).flatMap(({ at, text }): Hit[] => {
        const found = residues.map((residue) => residue.exec(text)?.[0]).find((words) => words !== undefined)
        return found === undefined ? [] : [{ at, actual: found }]
      }),
  },
  {
    kind: 'document',
    code: 'report/personal-number',
    title: {
      'zh-CN': '正文不得出现身份证号、手机号、银行卡号',
      en: 'No numbers of identity cards, mobile phones or bank cards in the text',
    },
    basis: '个人信息保护法；年度报告向社会公布',
    severity: 'warning',
    judge: (report, edition) =>
      passagesOf(report, edition).flatMap(({ at, text }): Hit[] => {
        const found = personalNumbers(text)
        return found.length === 0 ? [] : [{ at, actual: found.map(({ masked }) => masked).join('、') }]
      }),
  },
  {
    kind: 'document',
    code: 'report/outside-gb2312',
    title: {
      'zh-CN': 'GB2312 字库没有的字，公文字体可能无法显示',
      en: 'Characters the fonts of official documents lack',
    },
    basis: 'GB/T 9704-2012 所用仿宋_GB2312、楷体_GB2312 字库',
    severity: 'warning',
    judge: (report, edition) => {
      const title = { at: 'title', text: `${titleOf(report, edition)}${report.title ?? ''}` }
      const places = [title, ...passagesOf(report, edition)]
      const found = places
        .map(({ at, text }) => ({ at, characters: outsideGb2312(text) }))
        .filter((p) => p.characters.length > 0)
      const first = found[0]
      if (!first) return []
      return [
        { at: first.at, actual: [...new Set(found.flatMap(({ characters }) => characters))].join('、') },
      ]
    },
  },
] as const satisfies readonly DocumentRule[]
