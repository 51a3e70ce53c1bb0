import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellReading, type Quantity, readQuantity, type Value } from '../src/index.ts'

const number = (value: number): CellReading => ({ state: 'number', value })
const proposal = (value: number, title: string, safe = false) => ({ proposal: { value, title, safe } })
const asText = (value: number, safe = true) => ({
  state: 'number',
  value,
  problem: { code: 'cell/typed-as-text', ...proposal(value, 'as-number', safe) },
})
const unreadable = (code: string, more = {}) => ({ state: 'unreadable', problem: { code, ...more } })
const signWord = (value: number) => unreadable('cell/sign-word', proposal(value, 'signed'))
const nan = unreadable('cell/not-a-number')

type Case = readonly [Value | undefined, object]
const table = (name: string, quantity: Quantity, unit: '万元' | undefined, cases: readonly Case[]) =>
  describe(name, () => {
    it.each(cases)('%j', (value, expected) => {
      expect(readQuantity(value, quantity, unit)).toStrictEqual(expected)
    })
  })

table(
  'a blank is not a zero',
  'count',
  undefined,
  [null, undefined, '', ' ', '\u00a0', '　', '\u200b', '\ufeff \t\n　'].map((text) => [
    text,
    { state: 'blank' },
  ]),
)

table('numbers', 'count', undefined, [
  [0, number(0)],
  [-0, number(0)],
  [16368, number(16368)],
  [999_999_999_999_999, number(999_999_999_999_999)],
  [1e15, unreadable('cell/too-large')],
  [-1e15, unreadable('cell/too-large')],
  [-3, { state: 'number', value: -3, problem: { code: 'cell/negative' } }],
  [2.5, { state: 'number', value: 2.5, problem: { code: 'cell/not-whole' } }],
  [
    3.0000000000000004,
    {
      state: 'number',
      value: 3.0000000000000004,
      problem: { code: 'cell/not-whole', ...proposal(3, 'as-number', true) },
    },
  ],
])

table('text of a number', 'count', undefined, [
  ['5', asText(5)],
  [' 0', asText(0)],
  ['　0', asText(0)],
  ['１２', asText(12)],
  ['\u200b7', asText(7)],
  ['1,234', asText(1234)],
  ['１，２３４，５６７', asText(1234567)],
  ['1.0', asText(1)],
  ['-0', asText(0)],
  ['1 234', asText(1234, false)],
  ['12 345', asText(12345, false)],
  ['1 234 567', asText(1234567, false)],
  ['0000000000000000005', asText(5, false)],
  ['007', asText(7, false)],
  ['5.', asText(5, false)],
  ['12,34', nan],
  ['1,2345', nan],
  ['0,123', nan],
  ['0 0', nan],
  ['2 5', nan],
  ['12\n345', nan],
  ['-5', { state: 'number', value: -5, problem: { code: 'cell/negative' } }],
  ['2.5', { state: 'number', value: 2.5, problem: { code: 'cell/not-whole' } }],
  ['1234567890123456', unreadable('cell/too-large')],
  ['0.1234567890123456', unreadable('cell/not-whole')],
  ['0.000000000000000001', { state: 'number', value: 1e-18, problem: { code: 'cell/not-whole' } }],
  ['1e5', nan],
  ['1e15', unreadable('cell/too-large')],
  ['1e20', unreadable('cell/too-large')],
  ['1.2E+20', unreadable('cell/too-large')],
  ['+19', unreadable('cell/not-a-number', proposal(19, 'as-number'))],
])

table(
  'no number, and nothing proposed',
  'count',
  undefined,
  [
    ...[
      '/',
      '-',
      '—',
      '–',
      '―',
      '——',
      '无',
      '不适用',
      'none',
      '见附件',
      '#REF!',
      'TRUE',
      '三',
      '一',
      '〇',
      '零',
    ],
    // A second number; digits that are none here; what NFKC would make a number of.
    ...[
      '22（16）',
      '(5)',
      '5件3',
      '减3',
      '3²',
      '1②',
      '½',
      '٣',
      '50%',
      '0x10',
      'Infinity',
      '.',
      '-',
      '22（其中',
      '22（甲）（乙）',
      '22本其中修订16件',
      '+5件',
      '5¥',
      '\u202e12',
    ],
  ].map((text) => [text, nan]),
)

table('units of a count', 'count', undefined, [
  ['16368(件)', unreadable('cell/unit', proposal(16368, 'as-bare-number'))],
  ['3件', unreadable('cell/unit', proposal(3, 'as-bare-number'))],
  ['5 项', unreadable('cell/unit', proposal(5, 'as-bare-number'))],
  ['５宗', unreadable('cell/unit', proposal(5, 'as-bare-number'))],
  ['5个', unreadable('cell/unit', proposal(5, 'as-bare-number'))],
  ['5次', unreadable('cell/unit', proposal(5, 'as-bare-number'))],
  ['1.2万件', unreadable('cell/unit', proposal(12000, 'in-form-unit'))],
  ['0.37万', unreadable('cell/unit', proposal(3700, 'in-form-unit'))],
  ['0.00001万', unreadable('cell/unit')],
  ['12345678亿', unreadable('cell/unit')],
  ['5元', unreadable('cell/unit')],
  ['¥5', unreadable('cell/unit')],
  ['¥3万', unreadable('cell/unit')],
  ['-5件', unreadable('cell/unit')],
])

table('units of an amount in 万元', 'amount', '万元', [
  ['251000元', unreadable('cell/unit', proposal(25.1, 'in-form-unit'))],
  ['￥251,000.00', unreadable('cell/unit', proposal(25.1, 'in-form-unit'))],
  ['¥3万', unreadable('cell/unit', proposal(3, 'as-bare-number'))],
  ['370 元', unreadable('cell/unit', proposal(0.037, 'in-form-unit'))],
  ['0元', unreadable('cell/unit', proposal(0, 'in-form-unit'))],
  ['0.37万元', unreadable('cell/unit', proposal(0.37, 'as-bare-number'))],
  ['211.509万', unreadable('cell/unit', proposal(211.509, 'as-bare-number'))],
  ['976.81（万元）', unreadable('cell/unit', proposal(976.81, 'as-bare-number'))],
  ['1.5亿元', unreadable('cell/unit', proposal(15000, 'in-form-unit'))],
  ['12300000000000000元', unreadable('cell/unit', proposal(1_230_000_000_000, 'in-form-unit'))],
  ['12345678901234567元', unreadable('cell/unit')],
  ['3万（元）', unreadable('cell/unit', { ...proposal(3, 'as-bare-number'), remark: '元' })],
  ['¥5件', unreadable('cell/unit')],
  ['251000.55元', unreadable('cell/unit')],
  ['3件', unreadable('cell/unit')],
  ['0.1元', unreadable('cell/unit')],
  ['约25万元', nan],
])

table('units of an amount whose unit the form leaves open', 'amount', undefined, [
  ['152790元', unreadable('cell/unit')],
  ['63.28万元', unreadable('cell/unit')],
  ['63.28万', unreadable('cell/unit')],
  ['¥5', unreadable('cell/unit')],
])

table('amounts', 'amount', '万元', [
  [0.1234, number(0.1234)],
  [211.509, number(211.509)],
  [99_999_999_999.9999, number(99_999_999_999.9999)],
  [123_456_789_012.1234, number(123_456_789_012.1234)],
  [
    123_456_789_012.12344,
    {
      state: 'number',
      value: 123_456_789_012.12344,
      problem: { code: 'cell/too-many-decimals', ...proposal(123_456_789_012.123, 'as-number', true) },
    },
  ],
  [
    0.1 + 0.2,
    {
      state: 'number',
      value: 0.1 + 0.2,
      problem: { code: 'cell/too-many-decimals', ...proposal(0.3, 'as-number', true) },
    },
  ],
  [0.12345, { state: 'number', value: 0.12345, problem: { code: 'cell/too-many-decimals' } }],
  [1e-7, { state: 'number', value: 1e-7, problem: { code: 'cell/too-many-decimals' } }],
  ['0.1234', asText(0.1234)],
  ['0.12340', asText(0.1234)],
  ['.5', asText(0.5, false)],
  ['1,234.5', asText(1234.5)],
  ['0.12345', { state: 'number', value: 0.12345, problem: { code: 'cell/too-many-decimals' } }],
  ['0.12345678901234567', unreadable('cell/too-many-decimals')],
  ['-1.5', { state: 'number', value: -1.5, problem: { code: 'cell/negative' } }],
])

const withRemark = (value: number, remark: string) => ({
  state: 'number',
  value,
  problem: { code: 'cell/remark', ...proposal(value, 'as-bare-number'), remark },
})

table('a number with a remark', 'count', undefined, [
  ['22（其中修订16件）', withRemark(22, '其中修订16件')],
  ['２２ [含修订１６件]', withRemark(22, '含修订１６件')],
  ['22，其中修订16件', withRemark(22, '其中修订16件')],
  ['22，其中修订16件 ', withRemark(22, '其中修订16件')],
  ['22（ 其中修订16件 ）', withRemark(22, '其中修订16件')],
  [
    '22 件 （其中修订16件）',
    unreadable('cell/unit', { ...proposal(22, 'as-bare-number'), remark: '其中修订16件' }),
  ],
  [
    '22件（其中修订16件）',
    unreadable('cell/unit', { ...proposal(22, 'as-bare-number'), remark: '其中修订16件' }),
  ],
  ['-2（更正）', { state: 'number', value: -2, problem: { code: 'cell/negative', remark: '更正' } }],
])

table('本年增/减', 'signed', undefined, [
  [-3, number(-3)],
  [0, number(0)],
  ['-3', asText(-3)],
  ['−3', asText(-3)],
  ['－３', asText(-3)],
  ['- 3', asText(-3, false)],
  ['减3', signWord(-3)],
  ['减 3 项', signWord(-3)],
  ['减少（3）', signWord(-3)],
  ['增10', signWord(10)],
  ['增加１０', signWord(10)],
  ['+19', signWord(19)],
  ['＋１９', signWord(19)],
  ['+(19)', signWord(19)],
  ['减0', signWord(0)],
  ['减3元', unreadable('cell/sign-word')],
  ['未增未减', signWord(0)],
  ['未增、未减', signWord(0)],
  ['无增减', signWord(0)],
  ['没有变化', signWord(0)],
  ['无变化', signWord(0)],
  ...[
    '+(0) -(0)',
    '减',
    '增',
    '+',
    '+/-',
    '±',
    '增2减3',
    '减-3',
    '3（增）',
    '3增',
    '减三',
    '增50%',
    '本年增3',
    '共未增未减',
    '未增未减3',
  ].map((text): Case => [text, unreadable('cell/sign-unclear')]),
  ...['-', '—', '/', '无'].map((text): Case => [text, nan]),
  ['3项', unreadable('cell/unit', proposal(3, 'as-bare-number'))],
  ['-3项', unreadable('cell/unit', proposal(-3, 'as-bare-number'))],
  ['3（新设）', withRemark(3, '新设')],
  [1.5, { state: 'number', value: 1.5, problem: { code: 'cell/not-whole' } }],
])

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%s is the caller’s bug',
  (value) => {
    expect(() => readQuantity(value, 'count')).toThrow(RangeError)
  },
)

const quantities = fc.constantFrom<Quantity>('count', 'signed', 'amount')
const units = fc.constantFrom(undefined, '万元' as const)
/** Text made of what cells are made of, which random Unicode hardly ever is. */
const cellText = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[0-9]{1,4}$/),
      fc.constantFrom(
        ...'０１９.,，。 　-−－+＋±()（）[]【】/—增减未无万千百亿元件项其中修订一三²①٣eE%¥\u200b\n\u202e'.split(
          '',
        ),
      ),
    ),
    { maxLength: 9 },
  )
  .map((parts) => parts.join(''))
// fast-check's own `binary` unit takes two seconds to be made.
const character = fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code))
const anyText = fc.oneof(cellText, fc.string({ unit: character, maxLength: 40 }))

const asciiDigits = (text: string) =>
  text.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[^0-9]/g, '')
const significant = (text: string) => asciiDigits(text).replace(/^0+|0+$/g, '')

describe('a remark with characters that are not seen', () => {
  it.each([
    ['22其\u200b中修订16件', '其\u200b中修订16件'],
    ['22（其中修订16件）\u200b', '其中修订16件'],
  ])('%j keeps every word', (typed, remark) => {
    const reading = readQuantity(typed, 'count')
    expect(reading).toMatchObject({ state: 'number', value: 22, problem: { code: 'cell/remark', remark } })
  })
})

describe('whatever is typed', () => {
  it('reads without throwing, and the digits not in the number stand in its remark', () => {
    fc.assert(
      fc.property(anyText, quantities, units, (text, quantity, unit) => {
        const reading = readQuantity(text, quantity, unit)
        if (reading.state !== 'number') return
        const remark = asciiDigits(reading.problem?.remark ?? '')
        const all = asciiDigits(text)
        expect(all.endsWith(remark)).toBe(true)
        const own = all.slice(0, all.length - remark.length)
        const value = reading.value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
        expect(significant(value)).toBe(significant(own))
        expect(Object.is(reading.value, -0)).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  it('gets only proposals that read as a clean number, and a safe one only for a number', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true })),
        quantities,
        units,
        (typed, quantity, unit) => {
          const reading = readQuantity(typed, quantity, unit)
          const problem = reading.state === 'blank' ? undefined : reading.problem
          if (!problem?.proposal) return
          const { value, safe } = problem.proposal
          expect(readQuantity(value, quantity, unit)).toEqual(number(value))
          if (safe) expect(reading.state).toBe('number')
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('reads a number the same however it is printed', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0))
    const grouped = (text: string) => text.replace(/\B(?=(\d{3})+$)/g, ',')
    const ways: ((text: string) => string)[] = [
      (text) => text,
      (text) => `　${text}\u00a0`,
      wide,
      grouped,
      (text) => wide(grouped(text)),
      (text) => `${text}.00`,
      (text) => `\ufeff${text}\n`,
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999_999 }),
        fc.constantFrom(...ways),
        (value, print) => {
          expect(readQuantity(print(String(value)), 'count')).toEqual(asText(value))
        },
      ),
    )
  })

  it('converts 元 to 万元 exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (yuan) => {
        const reading = readQuantity(`${yuan}元`, 'amount', '万元')
        const digits = String(yuan).padStart(5, '0')
        const expected = Number(`${digits.slice(0, -4)}.${digits.slice(-4)}`)
        expect(reading).toEqual(unreadable('cell/unit', proposal(expected, 'in-form-unit')))
      }),
    )
  })

  it('keeps every amount of four decimals as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (tenThousandths) => {
        const digits = String(tenThousandths).padStart(5, '0')
        const amount = Number(`${digits.slice(0, -4)}.${digits.slice(-4)}`)
        expect(readQuantity(amount, 'amount', '万元')).toEqual(number(amount))
      }),
      { numRuns: 2000 },
    )
  })
})
