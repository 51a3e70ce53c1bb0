import { describe, expect, it } from 'vitest'
import { check, describe as describeFinding, editions } from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

const values = {
  'requests.received.natural': 10,
  'requests.received.enterprise': 1,
  'requests.received.research': 1,
  'requests.received.total': 12,
  'requests.granted.natural': 10,
  'requests.granted.total': 10,
  'requests.refusedStateSecret.enterprise': 1,
  'requests.refusedStateSecret.total': 1,
  'requests.refusedProcessInformation.natural': 1,
  'requests.refusedProcessInformation.total': 1,
  'requests.outcomeTotal.natural': 11,
  'requests.outcomeTotal.enterprise': 1,
  'requests.outcomeTotal.total': 12,
}
const before = { 'requests.received.natural': 10, 'requests.received.total': 10 }

/** What is said of a text beside these tables, in both languages. */
function said(text: string): readonly string[] {
  const report = cleanReport('2021', { values, sections: { overview: [text] } })
  const previous = cleanReport('2021', { year: report.year - 1, values: before })
  return check(report, { previous })
    .findings.filter(({ code }) => code.startsWith('text/'))
    .flatMap((finding) =>
      (['zh-CN', 'en'] as const).map(
        (language) => describeFinding(finding, editions['2021'], language).message,
      ),
    )
}

describe('what the tables have, beside what the text states', () => {
  it('a percentage is never the number of a cell', () => {
    const [zh] = said('收到政府信息公开申请12件，不予公开2件，占10%。')
    expect(zh).toContain('写「占10%」')
    expect(zh).not.toContain('恰等于')
  })

  it('growth shows both years’ figures and is due in per cent', () => {
    expect(said('收到政府信息公开申请12件，同比增长50%。')).toEqual([
      '「一、总体情况第 1 段」写「同比增长50%」，表中「一、本年新收政府信息公开申请数量 · 总计」是 12（2024 年 10）；与两年报告的数不符，应为 20%。',
      '“一、总体情况, paragraph 1” says “同比增长50%”, the tables have “一、本年新收政府信息公开申请数量 · 总计” 12 (10 in 2024); last year’s report says otherwise, it is 20%.',
    ])
  })

  it('growth by so many cases has no per cent', () => {
    expect(said('收到政府信息公开申请12件，较上年增加10件。')[0]).toMatch(/（2024 年 10）；.*应为 2。$/u)
  })

  it('a group of outcomes is told by its sum', () => {
    expect(said('不予公开政府信息公开申请3件。')).toEqual([
      '「一、总体情况第 1 段」写「不予公开政府信息公开申请3件」，表中「（三）不予公开」各项合计是 2。',
      '“一、总体情况, paragraph 1” says “不予公开政府信息公开申请3件”, the tables have 2 in all of “（三）不予公开”.',
    ])
  })

  it('so are legal persons of a row', () => {
    expect(said('收到法人政府信息公开申请5件。')[0]).toContain(
      '表中「一、本年新收政府信息公开申请数量 · 法人或其他组织」各项合计是 2',
    )
  })

  it('a phrase is quoted whole', () => {
    const report = cleanReport('2021', {
      values: { 'requests.carriedOut.natural': 1, 'requests.carriedOut.total': 1 },
      sections: { overview: ['收到政府信息公开申请，无结转下年度继续办理的申请。'] },
    })
    const found = check(report).findings.filter(({ code }) => code === 'text/none')
    expect(found.map(({ actual }) => actual)).toEqual(['无结转下年度继续办理的申请'])
  })
})
