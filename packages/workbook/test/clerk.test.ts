import { check, describe as describeFinding, editions, explain, identityOf } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { annotate, readWorkbook, setCells } from '../src/index.ts'
import { writeTemplate } from '../src/template/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { partOf } from './parts.ts'

const template = await writeTemplate({
  edition: editions['2021'],
  year: 2026,
  agency: { name: '某县某局' },
  zero: true,
})

/** The template with these cells typed, named by sheet and address, totals as a program would show them. */
const typed = (cells: Readonly<Record<string, string | number | null>>) =>
  setCells(
    template,
    Object.entries(cells).map(([place, value]) => {
      const [sheet = '', address = ''] = place.split('!')
      return { sheet, address, value }
    }),
  )

const codes = (bytes: Uint8Array) => {
  const { report, computed, findings } = readWorkbook(bytes)
  return [...findings, ...check(report, { computed }).findings].map(identityOf)
}

describe('what a clerk types', () => {
  test('a unit in one cell is one fault, not one for each total over it', () => {
    const found = codes(typed({ '三、申请!E9': '2件' })).filter((code) => code.startsWith('cell/'))
    expect(found).toEqual([expect.stringMatching(/^cell\/unit@requests\./u)])
  })

  test('a total over a number typed as text is what it will be', () => {
    const bytes = typed({ '三、申请!D13': '０' })
    expect(contentsOf(sourceFrom(bytes).sheet('三、申请')!).J13).toContain('无法合计')
    const found = codes(bytes).filter((code) => code.startsWith('cell/'))
    expect(found).toEqual([expect.stringMatching(/^cell\/typed-as-text@requests\./u)])
    const { report, computed } = readWorkbook(bytes)
    expect([...computed].map((id) => report.values[id]).every((value) => value === 0)).toBe(true)
  })

  test.each([
    ['二〇二六', 2026],
    ['二〇二六年', 2026],
    ['２０２６年度', 2026],
    ['今年', 0],
  ])('the year %s', (text, year) => {
    const { report, findings, where } = readWorkbook(typed({ '单位信息!B3': text }))
    expect(report.year).toBe(year)
    const missing = findings.filter(({ code }) => code === 'source/year-missing')
    expect(missing.map(({ actual, at }) => [actual, where(at)])).toEqual(
      year === 0 ? [[text, { sheet: '单位信息', address: 'B3' }]] : [],
    )
  })

  test('words that are none of the choices, and none chosen at all', () => {
    const { findings } = readWorkbook(typed({ '单位信息!B7': '局', '单位信息!B9': '不知道' }))
    expect(findings).toMatchObject([
      { code: 'source/choice-unknown', at: 'kind', actual: '局', expected: '人民政府、政府部门、其他' },
      { code: 'source/choice-unknown', at: 'mayMakeRules', actual: '不知道' },
    ])
    expect(readWorkbook(template).findings.map(({ code }) => code)).toEqual(['source/profile-missing'])
  })

  test.each([
    ['2027年元月20日', '2027-01-20'],
    ['2027年1月20号', '2027-01-20'],
    ['明年一月', '明年一月'],
  ])('the date %s', (text, date) => {
    expect(readWorkbook(typed({ '单位信息!B11': text })).report.date).toBe(date)
  })

  test('核实说明 by the place as it is shown; a row that fits nothing is told with its cell', () => {
    const bytes = typed({
      '三、申请!D6': -1,
      '核实说明!A3': '报告标题',
      '核实说明!B3': '属实。',
      '核实说明!B4': '没有写是哪一条。',
    })
    const { report, where } = readWorkbook(bytes)
    expect(report.explanations).toEqual([
      { for: '报告标题', text: '属实。' },
      { for: '', text: '没有写是哪一条。' },
    ])
    const { findings } = explain(report.explanations ?? [], check(report).findings, where)
    expect(findings.map(({ code, at }) => [code, where(at)])).toEqual([
      ['source/explanation-unmatched', { sheet: '核实说明', address: 'A3' }],
      ['source/explanation-unmatched', { sheet: '核实说明', address: 'A4' }],
    ])
  })
})

test('the sheet of results names what to write in 核实说明, proposes, and prints whole', () => {
  const bytes = typed({ '三、申请!D6': 5 })
  const reading = readWorkbook(bytes)
  const findings = check(reading.report).findings.filter(({ code }) => code === 'requests/balance')
  const found = findings.map((finding) => ({
    finding,
    sentence: describeFinding(finding, editions['2021']),
    proposal: '建议：把「甲」改为 0。',
  }))
  const after = annotate(bytes, reading, found)
  const lines = contentsOf(sourceFrom(after).sheet('校验结果')!)
  expect(lines.E3).toMatch(/请核对.*\n建议：把「甲」改为 0。$/u)
  expect(lines.F3).toBe('requests/balance')
  const xml = partOf(after, sourceFrom(after).sheet('校验结果')!.part)
  expect(xml).toContain('state="frozen"')
  expect(xml).toMatch(/<row r="3" ht="\d+" customHeight="1">/u)
})
