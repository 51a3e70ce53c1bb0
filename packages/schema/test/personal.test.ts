import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { check, describe, editions, verifyPublished } from '../src/index.ts'
import { maskPersonal, personalNumbers } from '../src/narrative/personal.ts'
import { cleanReport } from './clean-report.ts'

const kinds = (text: string) => personalNumbers(text).map(({ kind }) => kind)

group('personal numbers', () => {
  it.each([
    ['身份证号11010519491231002X', ['identity-card']],
    ['身份证号：１１０１０５１９４９１２３１００２Ｘ。', ['identity-card']],
    ['11010519491231002x', ['identity-card']],
    ['手机13800138000。', ['mobile-phone']],
    ['手机 138-0013-8000、139 0013 9000', ['mobile-phone', 'mobile-phone']],
    ['电话+8613800138000', ['mobile-phone']],
    ['卡号6222 0200 0000 0000 00 9', []],
    ['卡号4111111111111111', ['bank-card']],
    ['卡号4111 1111 1111 1111', ['bank-card']],
  ] as const)('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it.each([
    '电话0527-84368000',
    '办件量13800138000件',
    '收费13800138000元',
    '身份证号110105194912310021（校验位不符）',
    '110105194913310027',
    '统一社会信用代码91310000MA1FL3L72X',
    '卡号4111111111111112',
    '国办公开办函〔2021〕30号，2025年1月1日至12月31日',
    '11398889件、6937489件、166105件',
    '1.3800138000',
    '138001380001234567890123',
  ])('%s is none', (text) => {
    expect(kinds(text)).toEqual([])
  })

  it('leave only five characters in what is quoted', () => {
    expect(maskPersonal('手机13800138000，身份证11010519491231002X。')).toBe(
      '手机138******00，身份证110*************2X。',
    )
    expect(maskPersonal('没有号码')).toBe('没有号码')
  })

  it('are masked in every finding and sentence, whatever rule quotes the text', () => {
    const number = '13800138000'
    const texts = [`联系${number}`, `无${number}`, `信息处理费${number.slice(0, 4)}5元，电话${number}`]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom('overview', 'problems', 'other'), (text, at) => {
        const report = {
          ...cleanReport('2021', { sections: { [at]: [text] }, headings: { overview: `一、${number}` } }),
          title: `某局${number}`,
        }
        const { findings } = check(report)
        const said = findings.map((finding) => describe(finding, editions['2021']))
        expect(JSON.stringify([findings, said])).not.toContain(number)
      }),
    )
  })
})

it('are masked in what a cell holds', () => {
  const values = {
    'requests.received.natural': '3（联系13800138000）',
    'proactive.permits.decisions': '电话13800138000',
  }
  const { findings } = check(cleanReport('2021', { values }))
  expect(findings.map(({ at }) => at)).toEqual(expect.arrayContaining(Object.keys(values)))
  expect(JSON.stringify(findings)).not.toContain('13800138000')
})

it('are masked where a published report is held against the filed one', () => {
  const filed = cleanReport('2021', {})
  const published = {
    ...filed,
    sections: {
      ...filed.sections,
      problems: [...(filed.sections.problems ?? []), '请致电13800138000咨询。'],
    },
    values: { ...filed.values, 'requests.received.natural': '电话13800138000' },
  }
  const { findings } = verifyPublished(published, filed)
  expect(findings.length).toBe(2)
  expect(JSON.stringify(findings)).not.toContain('13800138000')
})

group('check digits', () => {
  it('tell nearly every slip of one digit in an identity card', () => {
    const card = '11010519491231002X'
    let taken = 0
    for (let i = 0; i < 17; i++) {
      for (const digit of '0123456789') {
        if (digit !== card[i] && kinds(card.slice(0, i) + digit + card.slice(i + 1)).length > 0) taken += 1
      }
    }
    expect(taken).toBe(0)
  })
})
