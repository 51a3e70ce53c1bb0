import { describe, expect, it } from 'vitest'
import { editions } from '../src/index.ts'
import { outsideGb2312 } from '../src/rules/gb2312.ts'
import type { Change } from './clean-report.ts'
import { hits } from './document-hits.ts'

const paragraph = (text: string): Change => ({ preface: [text] })
const section = (id: string, text: string): Change => ({ sections: { [id]: [text] } })

describe('the notice cited by a report of 2025', () => {
  it.each([
    '根据国办公开办函〔2021〕30号编制。',
    '根据国办公开办函[2021]30号编制。',
    '根据国办公开办函【2021】30号编制。',
    '根据国办公开办函（2021）30号编制。',
    '根据国办公开办函(2021) 30 号编制。',
    '根据国办公开办函 〔 2021 〕 30 号编制。',
    '根据国办公开办函〔2021 〕30 号编制。',
    '根据国办公开办函 〔2021〕 30号编制。',
    '按《中华人民共和国政府信息公开工作年度报告格式》的要求编制。',
    '按〈中华人民共和国政府信息公开工作年度报告格式〉的要求编制。',
    '按《中华人民共和国政府信息公开 工作年度报告格式》的要求编制。',
    '根据国办发〔2016〕80号推进公开。',
    '根据国务院办公厅的通知编制。',
  ])('%s', (text) => {
    expect(hits('report/notice', paragraph(text))).toEqual([])
    expect(hits('report/notice-name', paragraph(text))).toEqual([])
  })

  const number = '国办公开办函〔2021〕30号'
  it.each([
    ['国办公开办函〔2019〕60号', number],
    ['国办公开办函（2019）60号', number],
    ['国办公开办函〔2021〕3号', number],
    ['国办公开办函〔2022〕30号', number],
    ['国办公开函〔2021〕30号', number],
    ['国办公开办函 〔 2019 〕 60 号', number],
    ['政府信息公开工作年度报告有关事项的通知', editions['2021'].notice.name],
    ['政府信息公开工作年度报告格式（试行）', editions['2021'].notice.name],
  ])('%s is not its', (printed, expected) => {
    expect(hits('report/notice', paragraph(`按照${printed}要求编制。`))).toEqual([
      { at: 'preface#1', actual: printed, expected },
    ])
  })

  it('by 试行 in half-width brackets is the older one', () => {
    expect(hits('report/notice', paragraph('按《政府信息公开工作年度报告格式(试行)》编制。'))).toMatchObject([
      { actual: '政府信息公开工作年度报告格式（试行）' },
    ])
  })

  it('with the right number and the other’s name is a matter of the name alone, and the other way round', () => {
    const right = '按《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。'
    expect(hits('report/notice', paragraph(right))).toEqual([])
    expect(hits('report/notice-name', paragraph(right))).toHaveLength(1)
    const wrong = '按《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。'
    expect(hits('report/notice', paragraph(wrong))).toHaveLength(1)
    expect(hits('report/notice-name', paragraph(wrong))).toMatchObject([
      { expected: editions['2019'].notice.name },
    ])
  })

  it('is told of wherever it stands', () => {
    const change = {
      preface: ['前言。', '国办公开办函〔2019〕60号'],
      sections: { other: ['国办公开办函〔2019〕60号'] },
    }
    expect(hits('report/notice', change)?.map(({ at }) => at)).toEqual(['preface#2', 'other#1'])
  })

  it('goes by the year, and by the form in years that had none', () => {
    const old = paragraph('国办公开办函〔2019〕60号')
    expect(hits('report/notice', { ...old, year: 2020 })).toEqual([])
    expect(hits('report/notice', { ...old, year: 2018 }, '2019')).toEqual([])
  })
})

describe('a heading', () => {
  const heading = (printed: string) => hits('report/heading', { headings: { overview: printed } })
  it.each(['一、总体情况', '一.总体情况', '一，总体情况', '一 、 总体情况', '一．总体情况'])(
    '%s is the form’s',
    (printed) => expect(heading(printed)).toEqual([]),
  )
  it.each(['总体情况', '二、总体情况', '一、工作总体情况'])('%s is not', (printed) =>
    expect(heading(printed)).toEqual([{ at: 'overview', actual: printed, expected: '一、总体情况' }]),
  )
})

describe('sections of text', () => {
  it('that are there and empty are not missing, and the other way round', () => {
    const empty = { sections: { problems: [' ', '　'], requests: [] } }
    expect(hits('report/section-empty', empty)).toEqual([
      { at: 'problems', expected: '五、存在的主要问题及改进情况' },
    ])
    expect(hits('report/section-missing', empty)).toEqual([])
    const gone = { sections: { problems: null } }
    expect(hits('report/section-empty', gone)).toEqual([])
    expect(hits('report/section-missing', gone)).toEqual([
      { at: 'problems', expected: '五、存在的主要问题及改进情况' },
    ])
    for (const code of ['report/problems-thin', 'report/overview-aspects', 'report/fee-unstated'] as const)
      expect(hits(code, { sections: { problems: [], overview: null, other: ['  '] } })).toBeUndefined()
  })

  it.each([
    ['无', '问题、改进'],
    ['（无）', '问题、改进'],
    ['没有。', '问题、改进'],
    ['暂无.', '问题、改进'],
  ])('五 %s says neither problem nor improvement', (text, expected) => {
    expect(hits('report/problems-thin', section('problems', text))).toEqual([
      { at: 'problems', actual: text, expected },
    ])
  })

  it.each([
    ['公开内容不够全面。', '改进'],
    ['公开仍有差距。', '改进'],
    ['公开需加快进度。', '问题、改进'],
    ['今后将继续公开。', '问题'],
    ['各项工作有序开展。', '问题、改进'],
  ])('五 %s lacks %s', (text, expected) => {
    expect(hits('report/problems-thin', section('problems', text))).toEqual([{ at: 'problems', expected }])
  })

  it.each([
    '公开还不够及时，要加强培训。',
    '需进一步提高质量。',
    '需要进一步完善制度。',
    '目录有待优化。',
    '（一）存在问题：时效不强。（二）整改情况：已建立台账。',
    '存在问题：人员不足。下步将配强人员。',
    '问题：公开不及时。对策：建立台账。',
  ])('五 %s says both', (text) => expect(hits('report/problems-thin', section('problems', text))).toEqual([]))

  it('of 总体情况 may take any of the words for each aspect', () => {
    const text = '深化主动公开，办好公开申请，做好动态调整，用好公众号，组织培训。'
    expect(hits('report/overview-aspects', section('overview', text))).toEqual([])
    expect(hits('report/overview-aspects', section('overview', text.replace('，用好公众号', '')))).toEqual([
      { at: 'overview', expected: '平台建设' },
    ])
  })
})

describe('信息处理费', () => {
  it.each([
    '本年度未收取信息处理费。',
    '未向申请人收取任何政府信息公开费用。',
    '依申请公开未收取费用。',
    '收费情况：政府信息公开 0 元。',
  ])('%s states it', (text) => {
    expect(hits('report/fee-unstated', section('other', text))).toEqual([])
  })

  it.each(['无。', '行政事业性收费政府信息按要求公开。', '政府信息公开工作有序推进。'])(
    '%s does not',
    (text) => {
      expect(hits('report/fee-unstated', section('other', text))).toEqual([{ at: 'other' }])
    },
  )

  it('not stated beside requests that ended for want of it: those are shown', () => {
    const unpaid = 'requests.otherFeeUnpaid.total'
    const other = (value: number | string) =>
      hits('report/fee-unstated', { ...section('other', '无。'), values: { [unpaid]: value } })
    expect(other(2)).toEqual([{ at: 'other', evidence: [{ at: unpaid, value: 2 }] }])
    expect(other('2件')).toEqual([{ at: 'other' }])
  })

  it('goes by tens: of several amounts the first that does not is named', () => {
    const fees = (text: string) => hits('report/fee-multiple', section('other', text))
    expect(fees('收取信息处理费120元。')).toEqual([])
    expect(fees('收取信息处理费0元。')).toEqual([])
    expect(fees('收取信息处理费1,230元，其中信息处理费125元、33元。')).toEqual([
      { at: 'other', actual: '125元' },
    ])
    expect(hits('report/fee-multiple', { sections: { other: null } })).toBeUndefined()
  })
})

describe('what was left over', () => {
  it.each([
    ['截至XX年，各项工作完成。', 'XX'],
    ['收到申请xx件。', 'xx'],
    ['ＸＸ区政府', 'ＸＸ'],
    ['ｘｘ区政府', 'ｘｘ'],
    ['存在××问题。', '××'],
    ['公开信息____条。', '____'],
    ['公开信息＿＿条。', '＿＿'],
    ['本单位（此处填写单位名称）做好公开。', '（此处填写单位名称）'],
    ['(请填写数字)', '(请填写数字)'],
    ['（示例', '（示例'],
    ['标题用方正小标宋简体二号', '方正小标宋简体二号'],
    ['正文用仿宋_GB2312，三号', '仿宋_GB2312，三号'],
    ['黑体加粗', '黑体加粗'],
    ['以上报告，请予审阅。', '请予审阅'],
    ['请审核', '请审核'],
    ['妥否，请批示。', '妥否，请批示'],
    ['妥否,望回复。', '妥否,望回复'],
  ])('%s', (text, actual) => {
    expect(hits('report/residue', section('problems', text))).toEqual([{ at: 'problems#1', actual }])
  })

  it.each(['X光机采购', '使用仿宋体的文件', '申请人请求审核其申请', '（示范单位）', '_', '系数×2'])(
    '%s is none',
    (text) => expect(hits('report/residue', section('problems', text))).toEqual([]),
  )
})

describe('characters that 仿宋_GB2312 lacks', () => {
  it('prints the 6,763 hanzi of the standard and no other', () => {
    const all = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(
      '',
    )
    expect(all.length - outsideGb2312(all).length).toBe(6763)
    expect(outsideGb2312('啊齄座')).toEqual([])
  })

  it('names each once, in order, also those of two code units; signs and 〇 are no hanzi', () => {
    expect(outsideGb2312('喆镕喆𠮷a１２〇，。①€𠮷堃')).toEqual(['喆', '镕', '𠮷', '堃'])
    expect(outsideGb2312('')).toEqual([])
  })

  it('are told of once, at the first place, the title before all', () => {
    const text = { preface: ['张喆、陶喆'], sections: { other: ['𠮷'] } }
    expect(hits('report/outside-gb2312', text)).toEqual([{ at: 'preface#1', actual: '喆、𠮷' }])
    expect(hits('report/outside-gb2312', { ...text, agency: { name: '朱镕局' } })).toEqual([
      { at: 'title', actual: '镕、喆、𠮷' },
    ])
    expect(hits('report/outside-gb2312', { title: '堃局报告' })).toEqual([{ at: 'title', actual: '堃' }])
  })
})
