import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { check } from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

/** Words that the expressions on text repeat, and what makes them fail at the end. */
const repeated = [
  '未收到我',
  '未收到任何形式的',
  '未收到公民、法人和其他组织',
  '收到政府信息公开申请共计',
  '未发生被引发',
  '均已依法按时',
  '均被予以结果',
  '无行政复议案件被',
  '其中概况12条、',
  '2025年，',
  '自2025年1月1日至',
  '138-0013-8000 ',
  '1234 5678 ',
  '16,368',
  '一二三四千百十',
  '市公安局共全年新累计',
  '向市政府提',
  '（（《〔',
]

group('texts made to harm', () => {
  // An expression that tries a repetition in every way would not come back from the first of these.
  it.each(repeated)('%s, five thousand times', (words) => {
    const text = `政府信息公开申请${words.repeat(5_000)}完`
    const { findings } = check(cleanReport('2021', { sections: { overview: [text], problems: [text] } }))
    expect(findings.length).toBeGreaterThan(0)
  })

  it('any mixture of words on text is read or passed over, never thrown at', () => {
    const word = fc.constantFrom(
      ...repeated,
      ...'收到 办结 上年结转 结转下年 件 3件 0件 12% 占 同比增长 予以公开 不予公开 行政复议 行政诉讼 维持 、 ， ； 。 均 未 无 规章 废止 万 1.2万件 三件 2024年 其中 （ ） 自然人 各 分别'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join('')
        expect(() => check(cleanReport('2021', { sections: { overview: [text] } }))).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
