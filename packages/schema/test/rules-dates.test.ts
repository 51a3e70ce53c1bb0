import { describe, expect, it } from 'vitest'
import type { Agency } from '../src/index.ts'
import type { Change } from './clean-report.ts'
import { hits } from './document-hits.ts'

type Profile = Omit<Agency, 'name'>

describe('a date', () => {
  it.each([
    '2026-02-30',
    '2026-2-3',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '20260120',
    '2026年1月20日',
    '2026-01-20 ',
    'x2026-01-20',
  ])('%s is none of the calendar', (date) => {
    expect(hits('report/date-impossible', { date })).toEqual([
      { at: 'date', actual: date, expected: '2026年' },
    ])
    expect(hits('report/date-early', { date })).toBeUndefined()
    expect(hits('report/date-late', { date })).toBeUndefined()
  })

  it('of a report without a year is due in no year', () =>
    expect(hits('report/date-impossible', { date: '明年一月', year: 0 })).toEqual([
      { at: 'date', actual: '明年一月' },
    ]))

  it.each(['2026-01-31', '2024-02-29'])('%s is one', (date) =>
    expect(hits('report/date-impossible', { date })).toEqual([]),
  )

  it.each([null, '', ' '])('%j is missing, and nothing else is said of it', (date) => {
    expect(hits('report/date-missing', { date })).toEqual([{ at: 'date' }])
    expect(hits('report/date-impossible', { date })).toBeUndefined()
    expect(hits('report/date-early', { date })).toBeUndefined()
    expect(hits('report/date-late', { date })).toBeUndefined()
  })

  it.each([
    ['2025-12-31', [{ at: 'date', actual: '2025-12-31', expected: '2026-01-01' }]],
    ['2026-01-01', []],
  ])('%s against the end of the year', (date, found) => {
    expect(hits('report/date-early', { date })).toEqual(found)
    expect(hits('report/date-missing', { date })).toEqual([])
  })
})

describe('the last day to publish', () => {
  const early = '2026-01-31'
  const late = '2026-03-31'
  it.each<readonly [Profile, string, string | undefined]>([
    [{ kind: 'department', level: 'county' }, early, undefined],
    [{ kind: 'department', level: 'county' }, '2026-02-01', early],
    [{ kind: 'department', level: 'province' }, '2026-02-01', early],
    [{ kind: 'other', level: 'city' }, '2026-02-01', early],
    [{ kind: 'government', level: 'township' }, '2026-02-01', early],
    [{ kind: 'government', level: 'county' }, late, undefined],
    [{ kind: 'government', level: 'county' }, '2026-04-01', late],
    [{ kind: 'government', level: 'province' }, '2026-02-01', undefined],
    // Whatever it is, it is in time before the first day, and late after the last.
    [{ kind: undefined, level: undefined }, early, undefined],
    [{ kind: undefined, level: undefined }, '2026-04-01', late],
    [{ kind: 'government', level: undefined }, '2026-04-01', late],
  ])('%j %s', (agency, date, last) => {
    expect(hits('report/date-late', { agency, date })).toEqual(
      last === undefined ? [] : [{ at: 'date', actual: date, expected: last }],
    )
  })

  it.each<Profile>([
    { kind: undefined, level: undefined },
    { kind: 'government', level: undefined },
    { kind: undefined, level: 'county' },
  ])('is not known of %j: between the two nothing is said', (agency) => {
    for (const date of ['2026-02-01', late])
      expect(hits('report/date-late', { agency, date })).toBeUndefined()
  })
})

describe('a title', () => {
  const official = '某县某局2025年政府信息公开工作年度报告'
  it.each([
    official,
    '某县某局 2025 年政府信息公开\n工作年度报告',
    '某县某局２０２５年政府信息公开工作年度报告',
  ])('%j is the form’s', (title) => expect(hits('report/title', { title })).toEqual([]))

  it.each(['某局2025年政府信息公开工作年度报告', '某县某局2024年信息公开工作年度报告', ''])(
    '%j is not',
    (title) =>
      expect(hits('report/title', { title })).toEqual([{ at: 'title', actual: title, expected: official }]),
  )

  it.each([
    ['某县某局2024年政府信息公开工作年度报告', '2024'],
    ['某县某局 ２０２４ 年政府信息公开工作年度报告', '2024'],
    ['某县某局二〇二四年政府信息公开工作年度报告', '二〇二四'],
  ])('%s has another year, and is otherwise the form’s', (title, actual) => {
    expect(hits('report/title', { title })).toEqual([])
    expect(hits('report/title-year', { title })).toEqual([{ at: 'title', actual, expected: 2025 }])
  })

  it('with another year and other words is told of twice', () => {
    const title = '某局2024年度政府信息公开工作报告'
    expect(hits('report/title', { title })).toHaveLength(1)
    expect(hits('report/title-year', { title })).toMatchObject([{ actual: '2024' }])
  })

  it.each([
    official,
    '某县某局2025年政府信息公开工作年度报告（2024年12月修订）',
    '某县某局二○二五年政府信息公开工作年度报告',
    '某县某局政府信息公开工作年度报告',
    '某县2049产业园管委会政府信息公开工作年度报告',
  ])('%s names no other year in place of the report’s', (title) =>
    expect(hits('report/title-year', { title })).toEqual([]),
  )

  it('that is not there is the form’s', () => expect(hits('report/title', {})).toEqual([]))
})

describe('the form of a year', () => {
  it.each([
    [2019, '2019', []],
    [2020, '2019', []],
    [2021, '2021', []],
    [2021, '2019', [{ at: 'edition', actual: '2019', expected: '2021' }]],
    [2020, '2021', [{ at: 'edition', actual: '2021', expected: '2019' }]],
    // Before 2019 there was none.
    [2018, '2019', [{ at: 'edition', actual: '2019' }]],
  ] as const)('%i on the form of %s', (year, form, found) => {
    expect(hits('report/edition', { year }, form)).toEqual(found)
  })
})

describe('the year a text speaks of', () => {
  const year = (change: Change) => hits('text/year', change)
  const overview = (...paragraphs: string[]): Change => ({ sections: { overview: paragraphs } })

  it.each([
    '现将某局2024年政府信息公开工作年度报告公布如下。',
    '现将某局２０２４年度信息公开年度报告公布如下。',
    '编制了2024年政府信息公开工作报告。',
  ])('%s is another’s report', (text) => {
    expect(year({ preface: [text] })).toMatchObject([{ at: 'preface#1', expected: '2025年' }])
    expect(year(overview(text))).toMatchObject([{ at: 'overview#1', expected: '2025年' }])
    expect(year(overview('本机关认真公开。', text))).toEqual([])
  })

  it.each([
    '现将某局2025年政府信息公开工作年度报告公布如下。',
    '现将《2024年政府信息公开工作年度报告》的整改情况公布如下。',
  ])('%s is not', (text) => expect(year({ preface: [text] })).toEqual([]))

  it('is that of the first words, unless the report year is named beside it', () => {
    expect(year(overview('2024年，本机关认真公开。'))).toEqual([
      { at: 'overview#1', actual: '2024年', expected: '2025年' },
    ])
    expect(year(overview(' ２０２４年度，本机关认真公开。'))).toMatchObject([{ at: 'overview#1' }])
    expect(year(overview('2024年，收到3件。', '2025年，收到2件。'))).toEqual([])
    expect(year(overview('2024年，收到3件，２０２５年收到2件。'))).toEqual([])
    expect(year(overview('2025年，本机关认真公开。'))).toEqual([])
    expect(year(overview('自2024年，本机关认真公开。'))).toEqual([])
    expect(year({ sections: { overview: null, problems: ['2024年，公开不够。'] } })).toEqual([])
  })
})

describe('a paragraph that was left standing from the year before', () => {
  const values = {
    'requests.received.natural': 12,
    'requests.received.total': 12,
    'requests.granted.natural': 12,
    'requests.granted.total': 12,
    'requests.outcomeTotal.natural': 12,
    'requests.outcomeTotal.total': 12,
  }
  const third = (text: string, more: Change['values'] = {}) =>
    hits('text/year', {
      sections: { overview: ['2025年，本机关认真公开。', text] },
      values: { ...values, ...more },
    })

  it.each([
    '2024年，我局共收到政府信息公开申请12件，办结12件。',
    '（二）依申请公开。2024年，我局共收到政府信息公开申请12件，办结12件。',
    '二是依申请公开：2024年度全局收到政府信息公开申请12件，办结12件，无结转。',
  ])('%s has this year’s figures', (text) => {
    expect(third(text)).toEqual([{ at: 'overview#2', actual: '2024年', expected: '2025年' }])
  })

  it.each([
    '2024年，我局共收到政府信息公开申请11件，办结12件。',
    '2024年，我局共收到政府信息公开申请12件。',
    '2024年，我局未收到行政复议。',
    '2024年，我局收到政府信息公开申请12件，办结12件，2025年同样如此。',
    '较2024年，收到政府信息公开申请12件，办结12件，同比持平。',
    '2024年，我局建立台账，整改问题12件。',
    '我局2024年受理的政府信息公开申请12件，办结12件。',
  ])('%s may be of that year', (text) => expect(third(text)).toEqual([]))

  const fee = (text: string) => hits('text/year', { sections: { other: [text] } })
  it.each([
    ['2024年度未收取信息处理费。', '2024年度'],
    ['2024年，本机关未收取信息处理费。', '2024年'],
    ['（一）信息处理费。２０２４年度按规定未收取信息处理费。', '2024年度'],
    ['2024年度发出收费通知0件，总金额0元。', '2024年度'],
    ['2023年度未收取政府信息公开信息处理费。', '2023年度'],
  ])('%s: the fee is the report year’s', (text, actual) =>
    expect(fee(text)).toEqual([{ at: 'other#1', actual, expected: '2025年' }]),
  )

  it.each([
    '2025年度未收取信息处理费。',
    '2025年未收取信息处理费，2024年度亦未收取信息处理费。',
    '根据2020年印发的《政府信息公开信息处理费管理办法》，未收取信息处理费。',
    '按照2020年政府信息公开信息处理费管理办法执行，未收取。',
    '自2021年起收取信息处理费。',
    '自2024年1月1日起，信息处理费按规定执行，本年未收取。',
    '2024年度报告提出的问题已整改。本年度未收取信息处理费。',
    '2024年度未收取培训费。',
  ])('%s is in order', (text) => expect(fee(text)).toEqual([]))
})

describe('the period a text covers', () => {
  const period = (text: string) => hits('text/period', { preface: [text] })
  it.each([
    '本报告统计期限为2025年1月1日至2025年12月31日。',
    '统计期限自2025年1月1日起至12月31日止。',
    '所列数据的期限为２０２５年１月１日—１２月３１日。',
    '数据统计时间从2025年1月1日到12月31日。',
    '本报告中所列数据统计期限为2025年1月1日-12月31日。',
    '2025年3月1日至3月31日开展培训。',
    '统计期限见下。2024年3月1日至3月31日开展培训。',
    '《2024年1月1日至6月30日报告期数据》已公布。',
  ])('%s is the year', (text) => expect(period(text)).toEqual([]))

  it.each([
    ['统计期限为2024年1月1日至12月31日。', '2024年1月1日至12月31日'],
    ['统计期限为2025年1月1日至2026年12月31日。', '2025年1月1日至2026年12月31日'],
    ['统计期限为2024年1月1日至2025年12月31日。', '2024年1月1日至2025年12月31日'],
    ['统计期限为2025年1月1日至12月30日。', '2025年1月1日至12月30日'],
    ['统计期限自2025年2月1日起至12月31日。', '自2025年2月1日起至12月31日'],
    ['统计期限为2025年1月2日至12月31日。', '2025年1月2日至12月31日'],
    ['报告期为2025年1月1日至11月31日。', '2025年1月1日至11月31日'],
    ['统计期限为2025年10月1日至12月31日。', '2025年10月1日至12月31日'],
    ['统计期限为2025年1月15日至12月31日。', '2025年1月15日至12月31日'],
    ['数据截止期限为2025年1月1日——2025年11月30日。', '2025年1月1日——2025年11月30日'],
    ['按《统计〈期限〉规定》，统计期限为2025年1月1日至6月30日。', '2025年1月1日至6月30日'],
  ])('%s is not', (text, actual) => {
    expect(period(text)).toEqual([{ at: 'preface#1', actual, expected: '2025年1月1日至12月31日' }])
  })
})

describe('parts listed beside their total', () => {
  const list = (text: string) => hits('text/list', { preface: [text] })
  it('that do not add up are told with both sums', () => {
    expect(list('发布信息100条，分别为通知40条、动态50条。')).toEqual([
      {
        at: 'preface#1',
        actual: '100条，分别为通知40条、动态50条',
        expected: 90,
        evidence: [{ at: 'preface#1', value: 100 }],
      },
    ])
  })

  it('of requests received are held against the tables instead', () => {
    expect(list('收到申请100件，分别为信函40件、网络50件。')).toEqual([])
    expect(list('收到后，发布信息100条，分别为通知40条、动态50条。')).toHaveLength(1)
    expect(list('本年受理的各类信息公开事项100件，分别为信函40件、网络50件。')).toEqual([])
  })

  it.each([
    '收到政府信息公开申请12件，其中网络申请9件、信函申请4件、当面申请2件。',
    '受理申请12件，其中自然人10件，法人或其他组织5件。',
    '受理申请12件，分别为线上10件、线下5件。',
  ])('%s: no more can have come, one way or another', (text) => {
    expect(list(text)).toMatchObject([{ expected: 15, evidence: [{ value: 12 }] }])
  })

  it.each([
    '收到政府信息公开申请12件，其中网络申请9件、信函申请2件。',
    '收到政府信息公开申请12件，其中网络申请9件、自然人10件。',
    '收到政府信息公开申请12件，其中网络申请9件、信函3件，自然人10件、法人2件。',
    '收到政府信息公开申请12件，其中网络申请9件，其中平台5件、邮箱4件。',
    '收到政府信息公开申请12件，其中予以公开10件、部分公开5件。',
    '收到政府信息公开申请12件，其中网络申请9件、信函3件，当面答复4件。',
    '收到政府信息公开申请12件，其中网络申请9件、信函2件，当面答复4件。',
    '新收申请10件、上年结转2件，其中网络申请9件、信函申请3件。',
    '新收申请10件，上年结转2件，其中网络申请9件、信函申请2件。',
  ])('%s may well be so', (text) => expect(list(text)).toEqual([]))

  it.each([
    '办理人大代表建议12件、政协提案8件，其中公开答复15件、未公开5件。',
    '办理人大代表建议12件和政协提案8件，其中公开答复15件、未公开4件。',
    '办理人大代表建议12件，政协提案8件，分别为公开答复15件、未公开5件。',
    '发布解读10篇、图解5篇、视频3篇，其中网站10篇、微信8篇。',
  ])('%s belongs to all the numbers before', (text) => expect(list(text)).toEqual([]))

  it.each([
    '办理人大代表建议12件、政协提案8件，其中公开答复15件、未公开8件。',
    '发布信息100条，公开50条，其中微信40条、网站30条。',
    '制作视频3个，发布信息50条，其中微信40条、网站30条。',
  ])('%s fits none of them', (text) => expect(list(text)).toHaveLength(1))
})
