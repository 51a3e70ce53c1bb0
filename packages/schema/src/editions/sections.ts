import type { Section } from './form.ts'

/** The six sections of the report, the same in both editions, in their order. */
export const sections = [
  { id: 'overview', title: '总体情况', variants: ['总体概述', '工作基本情况'], holds: 'paragraphs' },
  {
    id: 'proactive',
    title: '主动公开政府信息情况',
    variants: ['主动公开政府信息的情况', '主动公开情况'],
    holds: 'table',
  },
  {
    id: 'requests',
    title: '收到和处理政府信息公开申请情况',
    variants: ['行政机关收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请的情况'],
    holds: 'table',
  },
  {
    id: 'disputes',
    title: '政府信息公开行政复议、行政诉讼情况',
    variants: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议提起行政诉讼情况',
      '政府信息公开行政复议和行政诉讼情况',
    ],
    holds: 'table',
  },
  {
    id: 'problems',
    title: '存在的主要问题及改进情况',
    variants: [
      '存在的主要问题和改进情况',
      '存在问题及改进情况',
      '存在的问题及改进情况',
      '政府信息公开工作存在的主要问题及改进情况',
    ],
    holds: 'paragraphs',
  },
  { id: 'other', title: '其他需要报告的事项', variants: ['其他需要报告事项'], holds: 'paragraphs' },
] as const satisfies readonly Section[]
