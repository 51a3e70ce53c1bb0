import { exampleReports } from '@gongkai/fixtures'
import { editions, layoutsOf } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { figureText } from '../src/figures.ts'
import { outline } from '../src/index.ts'
import { dateText } from '../src/outline.ts'
import { numbered, sample } from './samples.ts'

describe('outline', () => {
  test('has the parts of the report in the order of the form, under official headings', () => {
    const blocks = outline(sample({ headings: { overview: '一、总体概述' }, preface: ['编制说明。'] }))
    const text = (block: (typeof blocks)[number]) => ('text' in block ? block.text : block.caption)
    expect(blocks.map((block) => `${block.kind} ${text(block)}`)).toEqual([
      'title 某县某局2025年政府信息公开工作年度报告',
      'paragraph 编制说明。',
      'heading 一、总体情况',
      'paragraph 本年工作有序开展。',
      'heading 二、主动公开政府信息情况',
      'table 主动公开政府信息情况',
      'heading 三、收到和处理政府信息公开申请情况',
      'table 收到和处理政府信息公开申请情况',
      'heading 四、政府信息公开行政复议、行政诉讼情况',
      'table 政府信息公开行政复议、行政诉讼情况',
      'heading 五、存在的主要问题及改进情况',
      'heading 六、其他需要报告的事项',
      'paragraph 无。',
      'signature 某县某局',
      'date 2026年1月20日',
    ])
  })

  test('keeps a title and a signature of its own, and goes without a date', () => {
    const blocks = outline(
      sample({ title: '某局2025年度报告', agency: { name: '某县某局', signature: '某局' }, date: undefined }),
    )
    expect(blocks[0]).toEqual({ kind: 'title', text: '某局2025年度报告', breakAt: 2 })
    expect(blocks.at(-1)).toEqual({ kind: 'signature', text: '某局' })
  })

  test.each(['2019', '2021'] as const)(
    'the tables of %s are the form with each figure at its place',
    (edition) => {
      const values = numbered(edition)
      const tables = outline(sample({ edition, values })).flatMap((block) =>
        block.kind === 'table' ? [block] : [],
      )
      expect(tables.map(({ layout }) => layout)).toEqual(layoutsOf(editions[edition]))
      for (const { grid, layout } of tables) {
        expect(grid.cells).toEqual(
          layout.cells.map((cell) => (cell.id ? { ...cell, text: String(values[cell.id]) } : cell)),
        )
      }
    },
  )

  test('a note under a table stands below it', () => {
    const { sections } = sample()
    const blocks = outline(sample({ sections: { ...sections, requests: ['注：另有说明。'] } }))
    const at = blocks.findIndex((block) => block.kind === 'table' && block.grid.table === 'requests')
    expect(blocks[at + 1]).toEqual({ kind: 'paragraph', text: '注：另有说明。' })
  })

  test.each<[string, object]>([
    [
      '（一）主动公开。围绕重点。持续公开。',
      { kind: 'paragraph', lead: '（一）主动公开。', text: '围绕重点。持续公开。' },
    ],
    [
      '（二）没有句号的一段，写了很多',
      { kind: 'paragraph', lead: '（二）没有句号的一段，写了很多', text: '' },
    ],
    ['（十一）平台建设、监督保障', { kind: 'heading', level: 2, text: '（十一）平台建设、监督保障' }],
    ['(一)主动公开情况', { kind: 'heading', level: 2, text: '(一)主动公开情况' }],
    ['1.公开内容', { kind: 'heading', level: 3, text: '1.公开内容' }],
    ['1.公开内容不够。', { kind: 'paragraph', text: '1.公开内容不够。' }],
    ['1.5亿元的收费', { kind: 'paragraph', text: '1.5亿元的收费' }],
    ['　　缩进的一段。\t', { kind: 'paragraph', text: '缩进的一段。' }],
    ['含\u0001控制字符\u0000。', { kind: 'paragraph', text: '含\uFFFD控制字符\uFFFD。' }],
  ])('%j', (text, block) => {
    expect(outline(sample({ preface: [text] }))[1]).toEqual(block)
  })

  test('lines of one cell are paragraphs, empty ones are none', () => {
    const blocks = outline(sample({ preface: ['第一段。\r\n\n　\n第二段。', ''] }))
    expect(blocks.slice(1, 4).map((block) => 'text' in block && block.text)).toEqual([
      '第一段。',
      '第二段。',
      '一、总体情况',
    ])
  })

  test('the real report of 2020 has its four headings of the second level', () => {
    const headings = outline(exampleReports['liaozhong-2020']).filter(
      (block) => block.kind === 'heading' && block.level === 2,
    )
    expect(headings.map((block) => 'text' in block && block.text)).toEqual([
      '(一)主动公开情况',
      '(二)依申请公开情况',
      '(三)回应社会关切情况',
      '(四)政策解读情况',
    ])
  })
})

test.each([
  ['2026-01-20', '2026年1月20日'],
  ['2025-12-01', '2025年12月1日'],
  ['2026年1月', '2026年1月'],
])('date %s', (date, text) => {
  expect(dateText(date)).toBe(text)
})

describe('figureText', () => {
  test.each([
    [0, '0'],
    [-3, '-3'],
    [11398889, '11398889'],
    [59237.2449, '59237.2449'],
    [0.1, '0.1'],
    [1e21, '1000000000000000000000'],
    [1.5e21, '1500000000000000000000'],
    [-2.5e-7, '-0.00000025'],
    [null, ''],
    [undefined, ''],
    ['251000元', '251000元'],
    [' 3 ', ' 3 '],
  ])('%j is %j', (value, text) => {
    expect(figureText(value)).toBe(text)
  })

  test('what is no number is a fault of the program', () => {
    expect(() => figureText(Number.NaN)).toThrow(RangeError)
    expect(() => figureText(Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })
})
