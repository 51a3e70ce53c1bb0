import { describe, expect, test } from 'vitest'
import { dateOfText, editions, type ProseLine, readProse, titleIn } from '../src/index.ts'
import { looksLikeAgency } from '../src/prose/agency-name.ts'
import { periodIn } from '../src/prose/fields.ts'
import { headingFinder } from '../src/prose/headings.ts'

const edition = editions['2021']
const samePlace = (a: number, b: number) => a === b
const read = (...lines: readonly (string | Partial<ProseLine<number>>)[]) =>
  readProse(
    [
      {
        lines: lines.map((line, place) => ({
          text: '',
          place,
          ...(typeof line === 'string' ? { text: line } : line),
        })),
      },
    ],
    edition,
    samePlace,
  )
const texts = (list: readonly { readonly text: string }[] = []) => list.map(({ text }) => text)

describe('dates as people write them', () => {
  test.each([
    ['2026年1月20日', '2026-01-20'],
    ['２０２６年１月２０日', '2026-01-20'],
    ['2026 年 1 月 20 日', '2026-01-20'],
    ['2026-1-20', '2026-01-20'],
    ['2026/01/20', '2026-01-20'],
    ['2026.1.20', '2026-01-20'],
    ['2026-01-20T00:00:00.000Z', '2026-01-20'],
    ['二〇二六年一月二十日', '2026-01-20'],
    ['二○二六年十二月三十一日', '2026-12-31'],
    ['二零二六年十月十日', '2026-10-10'],
    ['2026年13月40日', '2026-13-40'],
    ['2026年1月', undefined],
    ['1月20日', undefined],
    ['46042', undefined],
    ['已公开', undefined],
  ])('%s', (text, expected) => expect(dateOfText(text)).toBe(expected))
})

describe('headings', () => {
  const find = headingFinder(edition)

  test.each([
    ['一、总体情况', 'overview'],
    ['总体概述', 'overview'],
    ['五、存在问题及改进情况', 'problems'],
    ['五、存在的主要问题及改进措施', 'problems'],
    ['四、政府信息公开行政复议、行政诉讼的情况', 'disputes'],
    ['四、其他需要报告的事项', 'other'],
    ['（一）主动公开情况', undefined],
    ['(一)主动公开情况', undefined],
    ['存在的主要问题及改进措施', undefined],
    ['七、存在的主要问题及改进措施', undefined],
    ['总体情况良好，全年未收到申请。', undefined],
  ])('%s', (text, section) => expect(find(text)).toBe(section))
})

describe('titles', () => {
  test.each([
    ['某县某局2025年政府信息公开工作年度报告', '某县某局', 2025],
    ['某县某局 2025 年度政府信息公开工作报告', '某县某局', 2025],
    ['2025年某县某局政府信息公开工作年度报告', '某县某局', 2025],
    ['２０２５年度信息公开年报', '', 2025],
    ['某县某局二〇二五年政府信息公开工作年度报告', '某县某局', 2025],
  ])('%s', (text, agency, year) => expect(titleIn(text)).toEqual({ agency, year }))

  test.each([
    '首页>政府信息公开>某县某局2025年政府信息公开工作年度报告',
    '编制某县某局2025年政府信息公开工作年度报告。',
    '某县某局政府信息公开指南',
  ])('%s is none', (text) => expect(titleIn(text)).toBeUndefined())
})

test.each([
  ['某县某局', true],
  ['某市人民政府（全市汇总）', true],
  ['无', false],
  ['本年度无其他需要报告的事项', false],
  ['下一步，加强对各局的指导，提高办公室', false],
])('%s as an agency: %s', (text, expected) => expect(looksLikeAgency(text)).toBe(expected))

test.each([
  ['本报告所列数据的统计期限自2025年1月1日起至12月31日止。', 2025],
  ['统计期限为2025年1月1日至2025年12月31日', 2025],
  ['自2024年1月1日起至2025年12月31日止', undefined],
  ['2025年1月1日起施行', undefined],
])('the period in %s: %s', (text, expected) => expect(periodIn(text)).toBe(expected))

describe('a page from above', () => {
  const head = [
    '首页',
    '某县某局',
    '2025年度政府信息公开工作报告',
    '发布时间：2026-01-21 来源：某县人民政府办公室',
  ]
  const body = ['一、总体情况', '（一）主动公开情况', '公开了信息。', '六、其他需要报告的事项', '无。']

  test('a title in two lines names the agency; headings of the second level stay text', () => {
    const prose = read(...head, ...body, '某县某局', '2026年1月20日', '打印本页')
    expect(prose.title?.text).toBe('某县某局2025年度政府信息公开工作报告')
    expect([prose.agency?.text, prose.year?.year, prose.date?.text, prose.signature?.text]).toEqual([
      '某县某局',
      2025,
      '2026-01-20',
      '某县某局',
    ])
    expect(texts(prose.sections.get('overview'))).toEqual(['（一）主动公开情况', '公开了信息。'])
    expect(texts(prose.sections.get('other'))).toEqual(['无。'])
    expect(prose.sections.has('proactive')).toBe(false)
  })

  test('what stands outside is kept apart', () => {
    const prose = read(...head, ...body, '某县某局', '2026年1月20日', '打印本页', '关闭窗口')
    expect(texts(prose.asides)).toEqual([head[3]])
    expect(texts(prose.after)).toEqual(['打印本页', '关闭窗口'])
    expect(prose.preface).toEqual([])
  })

  test('the last title before the sections counts, and a preface follows it', () => {
    const preface = '根据有关规定，编制本报告。'
    const prose = read(
      '某县某局2024年政府信息公开工作年度报告',
      '某县某局2025年政府信息公开工作年度报告',
      preface,
      ...body,
    )
    expect([prose.year?.year, texts(prose.preface)]).toEqual([2025, [preface]])
  })

  test('无 above the date is no signature; a date in the middle stays text', () => {
    const prose = read(
      head[2]!,
      '一、总体情况',
      '2025年3月1日',
      '做了工作。',
      '六、其他需要报告的事项',
      '无',
      '2026年1月20日',
    )
    expect([prose.signature, prose.date?.text]).toEqual([undefined, '2026-01-20'])
    expect(texts(prose.sections.get('overview'))).toEqual(['2025年3月1日', '做了工作。'])
    expect(texts(prose.sections.get('other'))).toEqual(['无'])
  })

  test('signature and date in one line', () => {
    const prose = read(head[2]!, ...body, '某县某局　2026年1月20日')
    expect([prose.signature?.text, prose.date?.text]).toEqual(['某县某局', '2026-01-20'])
    expect(texts(prose.sections.get('other'))).toEqual(['无。'])
    const clause = read(head[2]!, ...body, '收费办法自2026年1月20日')
    expect(texts(clause.sections.get('other'))).toEqual(['无。', '收费办法自2026年1月20日'])
  })

  test('a later date that is unsigned does not push the signed one out', () => {
    const prose = read(head[2]!, ...body, '某县某局', '2026年1月20日', '2026-01-21')
    expect([prose.date?.text, texts(prose.after)]).toEqual(['2026-01-20', ['2026-01-21']])
  })

  test('a table begins its section where the heading is missing', () => {
    const prose = read(
      '一、总体情况',
      '做了工作。',
      { begins: 'requests', inTable: 'labels' },
      '注：含转送件。',
    )
    expect(texts(prose.sections.get('overview'))).toEqual(['做了工作。'])
    expect(texts(prose.sections.get('requests'))).toEqual(['注：含转送件。'])
  })

  test('without a title the period the text states is the year', () => {
    const prose = read('一、总体情况', '本报告所列数据的统计期限自2025年1月1日起至12月31日止。')
    expect(prose.year?.year).toBe(2025)
  })
})
