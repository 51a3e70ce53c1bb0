import { convert, lacking } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../src/read/evaluate.ts'
import type { Operand } from '../src/read/formula-values.ts'
import { keyOf } from '../src/read/reference.ts'
import { firstSheet } from './contents.ts'
import { forge } from './forge.ts'

const cells: Readonly<Record<string, Operand>> = {
  A1: 1,
  B1: 2.5,
  C1: '3件',
  D1: '',
  E1: true,
  A2: -4,
  B2: 0,
  C2: '甲',
}
const byKey = new Map(Object.entries(cells).map(([address, value]) => [keyOf(address), value]))
const lookUp = (key: number): Operand | undefined =>
  key === keyOf('Z9') ? undefined : (byKey.get(key) ?? null)
const result = (formula: string) => evaluate(formula, lookUp, (name) => name === '三、申请')

describe('formulas that make totals', () => {
  test.each([
    ['SUM(A1:B2)', -0.5],
    ['SUM(A1,B1,10)', 13.5],
    ['SUM($A$1:E2)', -0.5],
    ['A1+B1-A2*2/4', 5.5],
    ['-(A1+B1)', -3.5],
    ['--A1', 1],
    ['+A1', 1],
    ['2*-3', -6],
    ['IF(COUNT(A1:E1)=2,"是","否")', '是'],
    ['IF(COUNTA(A1:E1)=COUNT(A1:E1),SUM(A1:E1),"无法合计")', '无法合计'],
    ['IF(COUNTA(A1:B1)=COUNT(A1:B1),SUM(A1:B1),"无法合计")', 3.5],
    ['IF(A1>5,1)', false],
    ['COUNTBLANK(A1:F1)', 2],
    ['AND(A1=1,NOT(B2))', true],
    ['OR(A1=2,B2=1)', false],
    ['A1&"件"&E1', '1件TRUE'],
    ['C2="甲"', true],
    ['F9=0', true],
    ['F9=""', true],
    ['F9', 0],
    ['"x">1', true],
    ["'三、申请'!A1+三、申请!B1", 3.5],
    ['"a""b"', 'a"b'],
    ['1.5E2+.5', 150.5],
    [' SUM( A1 , B1 ) ', 3.5],
    ['IF(TRUE,1,Z9)', 1],
  ])('%s', (formula, expected) => expect(result(formula)).toBe(expected))

  test.each([
    'C1+1',
    'A1/B2',
    'SUM(Z9)',
    'SUM(A1:A2000000)',
    'SUM(别!A1)',
    'SUM(A:A)',
    'A1:B2',
    'NOW()',
    '2^3',
    '50%',
    'gk_requests',
    'SUM(A1',
    'SUM(A1))',
    'IF("甲",1,2)',
    '{1,2}',
    '#REF!+1',
    '',
    'LOG10(A1)',
    '__proto__(A1)',
    'constructor(A1)',
    '('.repeat(5000),
    `${'('.repeat(100)}1${')'.repeat(100)}`,
    `1${'+1'.repeat(5000)}`,
  ])('no guess: %s', (formula) => expect(result(formula)).toBeUndefined())

  const sumOrText = fc.oneof(
    fc.integer({ min: -99, max: 99 }),
    fc.constantFrom('3件', '甲'),
    fc.constant(null),
  )
  const formula = fc.constantFrom(
    'SUM(A1:C1)',
    'SUM(A1,C1)',
    'COUNT(A1:C1)',
    'COUNTA(A1:C1)',
    'COUNTBLANK(A1:C1)',
    'IF(COUNTA(A1:C1)=COUNT(A1:C1),SUM(A1:C1),"无法合计")',
    'IF(A1=B1,"同","异")',
    'IF(A1>B1,1,0)',
    'A1&B1&C1',
    'IF(C1="",1,2)',
    'IF(C1=0,1,2)',
  )
  const reason = lacking('soffice')
  test.skipIf(reason !== undefined)(`LibreOffice calculates the same ${reason ?? ''}`, async () => {
    const samples = fc.sample(fc.tuple(sumOrText, sumOrText, sumOrText, formula), { numRuns: 200, seed: 7 })
    const text = (value: string) =>
      value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const rows = samples.map(([a, b, c, formula], index) => {
      const held = [a, b, c].map((value) =>
        value === null
          ? '<c/>'
          : typeof value === 'number'
            ? `<c><v>${value}</v></c>`
            : `<c t="inlineStr"><is><t>${value}</t></is></c>`,
      )
      const own = formula.replace(/([ABC])1/g, (_, column) => `${column}${index + 1}`)
      return `<row>${held.join('')}<c><f>${text(own)}</f></c></row>`
    })
    const calculated = firstSheet(
      await convert(forge({ sheets: [['表', rows.join('')]] }), 'xlsx', 'xlsx:Calc MS Excel 2007 XML'),
    )
    samples.forEach(([a, b, c, formula], index) => {
      const values = new Map<number, Operand>([a, b, c].map((value, i) => [keyOf(`${'ABC'[i]}1`), value]))
      const [, theirs] = calculated[`D${index + 1}`] as [string, unknown]
      expect([index, evaluate(formula, (key) => values.get(key) ?? null)]).toEqual([index, theirs])
    })
  })
})
