import type { Table } from './form.ts'

const outcomes = [
  { id: 'upheld', label: '结果维持', variants: ['维持'] },
  { id: 'corrected', label: '结果纠正', variants: ['纠正'] },
  { id: 'other', label: '其他结果', variants: ['其他'] },
  { id: 'pending', label: '尚未审结', variants: ['未审结'] },
  { id: 'total', label: '总计', variants: ['合计'], total: true },
] as const

/** 附表四, the same in both editions. */
export const disputes = {
  id: 'disputes',
  blocks: [
    {
      kind: 'line',
      columns: [
        { id: 'review', label: '行政复议', children: outcomes },
        {
          label: '行政诉讼',
          children: [
            {
              id: 'directSuit',
              label: '未经复议直接起诉',
              variants: ['未经复议直接诉讼'],
              children: outcomes,
            },
            { id: 'suitAfterReview', label: '复议后起诉', variants: ['复议后诉讼'], children: outcomes },
          ],
        },
      ],
    },
  ],
} as const satisfies Table
