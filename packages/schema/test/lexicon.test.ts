import { describe, expect, test } from 'vitest'
import { readLabel } from '../src/label.ts'
import { lexiconOf, weights } from '../src/match/lexicon.ts'

const form = lexiconOf([
  { label: '1.属于国家秘密' },
  { label: '2.其他法律行政法规禁止公开', variants: ['法律行政法规禁止公开', '属于国家秘密'] },
  { label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', variants: ['部分公开'] },
  { label: '本年新制作数量' },
  { label: '本年新公开数量' },
  { label: '对外公开总数量' },
  { label: '其他' },
  { label: '总计' },
])

const label = (text: string) => readLabel(text)!
const indexes = (hits: readonly { readonly index: number }[]) => hits.map(({ index }) => index)

describe('hits', () => {
  test.each([
    ['the official words', '1.属于国家秘密', 0, weights.official],
    ['without their number', '属于国家秘密', 0, weights.official],
    ['under another number', '5.属于国家秘密', 0, weights.renumbered],
    ['blanks, brackets and quotes as one likes', ' 1、属于“国家秘密” ', 0, weights.official],
    ['a variant', '法律行政法规禁止公开', 1, weights.variant],
    ['a variant under another number', '7.法律行政法规禁止公开', 1, weights.variant],
    ['with words of its own in brackets', '1.属于国家秘密（不予公开）', 0, weights.annotated],
    ['with words of its own before the end', '属于（全部）国家秘密', 0, weights.annotated],
    [
      'the official one, brackets and all',
      '部分公开（区分处理的，只计这一情形，不计其他情形）',
      2,
      weights.official,
    ],
    ['a variant, with other words in brackets', '部分公开（区分处理）', 2, weights.annotated],
  ])('%s: %s', (_, printed, index, weight) => {
    expect(form.hits(label(printed))[0]).toEqual({ index, weight })
  })

  test('the official words of one label may be the variant of another: the first is the better', () => {
    expect(form.hits(label('属于国家秘密'))).toEqual([
      { index: 0, weight: weights.official },
      { index: 1, weight: weights.variant },
    ])
    expect(form.hits(label('9.属于国家秘密'))).toEqual([
      { index: 0, weight: weights.renumbered },
      { index: 1, weight: weights.variant },
    ])
  })

  test('other words have none', () => {
    for (const printed of ['行政许可', '其他主动公开文件', '属于国家', '（总计）件', '小计（总计）'])
      expect(form.hits(label(printed)), printed).toEqual([])
  })

  test('are the same for the same print', () => {
    const printed = label('1.属于国家秘密')
    expect(form.hits(printed)).toBe(form.hits(printed))
  })
})

describe('near', () => {
  test.each([
    ['a character left out', '其他法律行政法规禁止开', 1, weights.near],
    ['a character too many', '对外公开的总数量了', undefined, 0],
    ['another character', '对外公幵总数量', 5, weights.near],
    ['cut off', '对外公开', 5, weights.cut],
    ['cut off where several begin so', '本年新', 3, weights.shared],
    ['as near to another label', '本年新数量', undefined, 0],
    ['too short to tell', '对外', undefined, 0],
    ['far off', '行政处罚决定数', undefined, 0],
    ['cut off before brackets', '对外公开（总数）', 5, weights.cut],
  ])('%s: %s', (_, printed, index, weight) => {
    expect(form.near(label(printed))[0]).toEqual(index === undefined ? undefined : { index, weight })
  })

  test('every label that begins so', () => {
    expect(indexes(form.near(label('本年新')))).toEqual([3, 4])
    expect(indexes(form.near(label('对外公开')))).toEqual([5])
  })

  test('one character in five and no more', () => {
    expect(indexes(form.near(label('其他法律行政法规禁止公公')))).toEqual([1])
    expect(form.near(label('其他法律行政规规规禁止公'))).toEqual([])
  })
})

describe('alike', () => {
  test('other labels that differ in a third of the characters at most', () => {
    expect(form.alike(label('本年新制作数量'))).toEqual([{ index: 4, weight: weights.shared }])
    expect(form.alike(label('本年新公开数量'))).toEqual([{ index: 3, weight: weights.shared }])
    expect(form.alike(label('对外公开总数量'))).toEqual([])
    expect(form.alike(label('总计'))).toEqual([])
  })
})

test('the bounds of near and alike are within them', () => {
  const bounds = lexiconOf([
    { label: '规范性文件' },
    { label: '甲乙丙' },
    { label: '甲乙丁' },
    { label: '申请乙丙丁' },
  ])
  // One of five.
  expect(bounds.near(label('规范性文书'))).toEqual([{ index: 0, weight: weights.near }])
  // One of three.
  expect(bounds.alike(label('甲乙丙'))).toEqual([{ index: 2, weight: weights.shared }])
  // The next label is two further off.
  const apart = lexiconOf([{ label: '部门收到公开申请' }, { label: '部门收到公开提案信' }])
  expect(indexes(apart.near(label('部门收到公开申情')))).toEqual([0])
})

describe('begins', () => {
  test.each([
    ['本年新', true],
    ['对外公开总数量', true],
    ['部分', true],
    ['法律行政', true],
    ['总', false],
    ['公开总数量', false],
    ['本年新办', false],
  ])('%s: %s', (printed, whether) => {
    expect(form.begins(label(printed))).toBe(whether)
  })
})

test('labels are kept as they are, and one without words has no hits', () => {
  const odd = lexiconOf([{ label: '8' }, { label: '其他' }])
  expect(odd.labels).toEqual([{ label: '8' }, { label: '其他' }])
  expect(indexes(odd.hits(label('其他')))).toEqual([1])
})
