import { describe, expect, it } from 'vitest'
import {
  absentCells,
  type CellId,
  cellsOf,
  check,
  editions,
  type Finding,
  identityOf,
  uncalculated,
  undeterminedWords,
  describe as words,
} from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

const computed = new Set<CellId>(['requests.received.total', 'requests.outcomeTotal.total'])
const found = (change: Parameters<typeof cleanReport>[1], stage: 'filling' | 'final' = 'final') =>
  check(cleanReport('2021', change), { stage, computed }).findings

describe('a fault is told once', () => {
  it('a total that formulas make does not repeat what is wrong with its part', () => {
    const values = { 'requests.received.natural': '2件', 'requests.received.total': '无法合计' }
    expect(found({ values }).map(identityOf)).toEqual(['cell/unit@requests.received.natural'])
    const half = { 'requests.received.natural': 1.5, 'requests.received.total': 1.5 }
    const told = found({ values: half }).map(identityOf)
    expect(told).toContain('cell/not-whole@requests.received.natural')
    expect(told).not.toContain('cell/not-whole@requests.received.total')
  })

  it('a typed total has its own finding, and so has a formula whose parts are right', () => {
    const typed = check(
      cleanReport('2021', {
        values: { 'requests.received.natural': '2件', 'requests.received.total': '无法合计' },
      }),
    )
    expect(typed.findings.map(identityOf)).toContain('cell/not-a-number@requests.received.total')
    const [wrong] = found({ values: { 'requests.received.total': '#REF!' } })
    expect(words(wrong!, editions['2021']).todo).toContain('公式')
  })

  it('what nobody calculated is the reader’s to tell', () => {
    expect(found({ values: { 'requests.received.total': uncalculated } })).toEqual([])
  })

  it('without a year only that is missing', () => {
    expect(found({ year: 0, date: '2026-01-20' })).toEqual([])
  })
})

describe('a sum says what it adds up', () => {
  it('with texts that read as numbers', () => {
    const values = { 'requests.received.natural': '２', 'requests.received.enterprise': 1 }
    const sum = check(
      cleanReport('2021', { values: { ...values, 'requests.received.total': 9 } }),
    ).findings.find(({ code }) => code === 'requests/row-total')
    expect(sum).toMatchObject({ at: 'requests.received.total', actual: 9, expected: 3 })
    expect(words(sum!, editions['2021']).message).toContain('（自然人 2 + 商业企业 1）')
  })

  it('with blanks is not yet wrong while filling', () => {
    const values = { 'requests.received.natural': 5, 'requests.outcomeTotal.natural': null }
    const of = (stage: 'filling' | 'final') =>
      found({ values }, stage).filter(({ code }) => code === 'requests/balance')
    expect(of('filling').map(({ severity }) => severity)).toEqual(['warning'])
    expect(of('final').map(({ severity }) => severity)).toEqual(['error'])
  })
})

describe('sentences', () => {
  const sentence = (code: string, at: string, actual: string) =>
    words({ code, at, actual, severity: 'error', evidence: [] }, editions['2021'])

  it('tell a date in a cell of figures', () => {
    const { message, todo } = sentence('cell/not-a-number', 'requests.received.natural', '2027-03-04')
    expect(message).toContain('日期')
    expect(todo).toContain('常规')
  })

  it('tell a day that is none from a writing that cannot be read', () => {
    expect(sentence('report/date-impossible', 'date', '2027-02-30').message).toContain('不是日历上的日子')
    expect(sentence('report/date-impossible', 'date', '明年一月').message).toContain('看不懂')
  })

  it('show how to write a date of the year after the report’s', () => {
    const [finding] = found({ date: '2026年1月' })
    expect(finding && words(finding, editions['2021']).todo).toBe('请写成 2026年1月20日 这样的日期。')
  })

  it('name the broken sums and where the cells stand', () => {
    const said = undeterminedWords(
      {
        reason: 'computed',
        sums: [{ code: 'requests/balance', at: 'requests.received.natural', difference: -3 }],
        lookAt: ['requests.carriedIn.natural'],
        opposite: false,
      },
      editions['2021'],
      'zh-CN',
      (id) => (id === 'requests.carriedIn.natural' ? '三、申请!D7' : '三、申请!D6'),
    )
    expect(said).toBe('「三、申请!D6」相差 3：总计由公式算出，无法判断是哪一格，请先核对「三、申请!D7」。')
  })
})

describe('cells that the source does not have', () => {
  const edition = editions['2021']
  const at = (code: string, place: string, cells: readonly string[] = []): Finding => ({
    code,
    severity: 'error',
    at: place,
    evidence: cells.map((cell) => ({ at: cell, value: null })),
  })
  const absent = (...findings: readonly Finding[]) => [...absentCells(findings, edition)]
  const ofTable = (table: string) =>
    cellsOf(edition)
      .filter((cell) => cell.table === table)
      .map(({ id }) => id)

  it('are those of a table that was not found, each one that has no place, and no others', () => {
    expect(absent()).toEqual([])
    expect(absent(at('cell/blank', 'disputes', ['disputes.review.total']))).toEqual([])
    expect(absent(at('table/missing', 'disputes'))).toEqual(ofTable('disputes'))
    expect(absent(at('table/cell-missing', 'requests', ['requests.received.natural']))).toEqual([
      'requests.received.natural',
    ])
    expect(absent(at('table/cell-ambiguous', 'requests', ['requests.carriedIn.legal']))).toEqual([
      'requests.carriedIn.legal',
    ])
    expect(
      absent(
        at('table/missing', 'disputes'),
        at('table/cell-missing', 'requests', ['requests.received.natural']),
        at('table/missing', 'proactive'),
      ).sort(),
    ).toEqual(['requests.received.natural', ...ofTable('disputes'), ...ofTable('proactive')].sort())
  })

  it('are neither blank nor missing in a total to the check', () => {
    const blank = { 'requests.received.natural': null, 'requests.carriedIn.natural': null }
    const told = (absentOnes: readonly string[]) =>
      check(cleanReport('2021', { values: blank }), { absent: new Set(absentOnes) }).findings.filter(
        ({ code }) => code === 'cell/blank',
      )
    expect(told([]).map(({ actual }) => actual)).toEqual([2])
    expect(told(['requests.received.natural']).map(({ actual }) => actual)).toEqual([1])
    expect(told(Object.keys(blank))).toEqual([])
  })
})
