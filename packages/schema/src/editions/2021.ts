import { disputes } from './disputes.ts'
import type { Edition } from './form.ts'
import { requestsBlock } from './requests.ts'
import { sections } from './sections.ts'

const corner = { label: '信息内容' } as const
const decisions = [
  { id: 'decisions', label: '本年处理决定数量', variants: ['处理决定数量'], span: 3 },
] as const

const requests = requestsBlock({
  label: '（六）其他处理',
  variants: ['其他处理'],
  children: [
    {
      id: 'otherNotCorrected',
      label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      variants: ['逾期不补正', '申请人无正当理由逾期不补正'],
    },
    {
      id: 'otherFeeUnpaid',
      label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      variants: ['逾期未缴费', '逾期不缴费', '申请人逾期未按收费通知要求缴纳费用'],
    },
    { id: 'otherReasons', label: '3.其他' },
  ],
})

/** The form of 国办公开办函〔2021〕30号, for the report of 2021 and later. */
export const edition2021 = {
  id: '2021',
  notice: {
    number: '国办公开办函〔2021〕30号',
    name: '国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知',
    citedAs: [
      '关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知',
      '政府信息公开工作年度报告格式》',
    ],
  },
  years: { from: 2021 },
  title: '政府信息公开工作年度报告',
  sections,
  aspects: [
    { name: '主动公开', words: ['主动公开'] },
    { name: '依申请公开', words: ['依申请', '申请公开', '公开申请'] },
    {
      name: '政府信息管理',
      words: ['信息管理', '规范性文件', '动态管理', '动态调整', '公开审查', '保密审查'],
    },
    { name: '平台建设', words: ['平台', '网站', '新媒体', '公众号', '政府公报', '公开专栏'] },
    { name: '监督保障', words: ['监督', '保障', '考核', '培训', '评议', '责任追究', '组织领导'] },
  ],
  tables: [
    {
      id: 'proactive',
      blocks: [
        {
          kind: 'matrix',
          heading: { label: '第二十条第（一）项', variants: ['第二十条（一）项'] },
          corner,
          rows: [
            { id: 'rules', label: '规章' },
            { id: 'normativeDocuments', label: '行政规范性文件', variants: ['规范性文件'] },
          ],
          columns: [
            { id: 'issued', label: '本年制发件数', variants: ['本年度制发数', '本年制发数', '本年发件'] },
            { id: 'repealed', label: '本年废止件数', variants: ['本年废止数', '本年度废止数'] },
            { id: 'inForce', label: '现行有效件数', variants: ['现行有效件', '现行有效', '现行有效数'] },
          ],
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（五）项', variants: ['第二十条（五）项'] },
          corner,
          rows: [{ id: 'permits', label: '行政许可' }],
          columns: decisions,
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（六）项', variants: ['第二十条（六）项'] },
          corner,
          rows: [
            { id: 'penalties', label: '行政处罚' },
            { id: 'coercion', label: '行政强制' },
          ],
          columns: decisions,
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（八）项', variants: ['第二十条（八）项'] },
          corner,
          rows: [{ id: 'fees', label: '行政事业性收费' }],
          columns: [
            {
              id: 'amount',
              label: '本年收费金额（单位：万元）',
              variants: ['本年收费金额', '本年收费金额（万元）'],
              quantity: 'amount',
              unit: '万元',
              span: 3,
            },
          ],
        },
      ],
    },
    {
      id: 'requests',
      blocks: [requests],
    },
    disputes,
  ],
} as const satisfies Edition
