import { disputes } from './disputes.ts'
import type { Edition } from './form.ts'
import { requestsBlock } from './requests.ts'
import { sections } from './sections.ts'

const corner = { label: '信息内容' } as const
const previousItems = {
  id: 'previousItems',
  label: '上一年项目数量',
  variants: ['上年项目数量'],
  span: 2,
} as const
const change = {
  id: 'change',
  label: '本年增/减',
  variants: ['本年增减', '本年增/', '本年度增/减'],
  quantity: 'signed',
} as const
const items = [
  previousItems,
  change,
  { id: 'decisions', label: '处理决定数量', variants: ['本年处理决定数量'] },
] as const

const requests = requestsBlock({ id: 'other', label: '（六）其他处理', variants: ['其他处理'] })

/** The form of 国办公开办函〔2019〕60号, for the reports of 2019 and 2020. */
export const edition2019 = {
  id: '2019',
  notice: {
    number: '国办公开办函〔2019〕60号',
    name: '国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知',
    citedAs: ['政府信息公开工作年度报告有关事项的通知', '政府信息公开工作年度报告格式（试行）'],
  },
  years: { from: 2019, to: 2020 },
  title: '政府信息公开工作年度报告',
  sections,
  aspects: [],
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
            { id: 'normativeDocuments', label: '规范性文件', variants: ['行政规范性文件'] },
          ],
          columns: [
            { id: 'created', label: '本年新制作数量', variants: ['本年新制作'], span: 2 },
            { id: 'disclosed', label: '本年新公开数量', variants: ['本年新公开'] },
            { id: 'disclosedTotal', label: '对外公开总数量', variants: ['对外公开总数', '对外公开数量'] },
          ],
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（五）项', variants: ['第二十条（五）项'] },
          corner,
          rows: [
            { id: 'permits', label: '行政许可' },
            { id: 'otherServices', label: '其他对外管理服务事项' },
          ],
          columns: items,
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（六）项', variants: ['第二十条（六）项'] },
          corner,
          rows: [
            { id: 'penalties', label: '行政处罚' },
            { id: 'coercion', label: '行政强制' },
          ],
          columns: items,
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（八）项', variants: ['第二十条（八）项'] },
          corner,
          rows: [{ id: 'fees', label: '行政事业性收费' }],
          columns: [previousItems, { ...change, span: 2 }],
        },
        {
          kind: 'matrix',
          heading: { label: '第二十条第（九）项', variants: ['第二十条（九）项'] },
          corner,
          rows: [{ id: 'procurement', label: '政府集中采购' }],
          columns: [
            { id: 'projects', label: '采购项目数量', span: 2 },
            {
              id: 'amount',
              label: '采购总金额',
              variants: ['采购总金额（万元）', '采购总金额（元）'],
              quantity: 'amount',
              span: 2,
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
