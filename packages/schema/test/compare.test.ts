import { consistentReport, exampleReports } from '@gongkai/fixtures'
import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { underivable } from '../src/compare/underivable.ts'
import {
  bridgeOf,
  cautionWords,
  cellsOf,
  compareReports,
  comparisonCounts,
  comparisonTitle,
  countWords,
  differenceWords,
  editions,
  figureWords,
  jumpsOf,
  percentWords,
  type Report,
  sideWords,
  underivableCells,
  underivableFrom,
  unsettledOf,
  type Value,
} from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

const granted = 'requests.granted.natural'

/** The line of one cell when last year had `before` in it and this year `now`. */
function lineOf(before: Value, now: Value, at = granted) {
  const comparison = compareReports(
    cleanReport('2021', { year: 2024, values: { [at]: before } }),
    cleanReport('2021', { year: 2025, values: { [at]: now } }),
  )
  const line = comparison.lines.find((each) => each.at === at)
  if (!line) throw new Error(`no line of ${at}`)
  return { line, comparison }
}

const all = (id: '2019' | '2021', value: Value): Report => {
  const values = Object.fromEntries(cellsOf(editions[id]).map((cell) => [cell.id, value]))
  return cleanReport(id, { year: id === '2019' ? 2020 : 2021, values })
}

group('a cell in two years', () => {
  it.each([
    [4, 6, 2, 50, '+2', '+50.0%'],
    [6, 4, -2, (-2 / 6) * 100, '-2', '-33.3%'],
    [0, 5, 5, undefined, '+5', '原为 0'],
    [5, 0, -5, -100, '-5', '-100.0%'],
    [0, 0, 0, undefined, '0', '持平'],
    [7, 7, 0, 0, '0', '持平'],
    [100_000, 100_001, 1, 0.001, '+1', '+<0.1%'],
    [100_001, 100_000, -1, undefined, '-1', '-<0.1%'],
    ['１２', 15, 3, 25, '+3', '+25.0%'],
  ])('%s → %s', (before, now, difference, percent, said, ratio) => {
    const { line } = lineOf(before, now)
    expect(line.difference).toBe(difference)
    if (percent !== undefined) expect(line.percent).toBeCloseTo(percent, 9)
    else if (before === 0) expect(line.percent).toBeUndefined()
    expect([differenceWords(line), percentWords(line, 'zh-CN')]).toEqual([said, ratio])
  })

  it('tells blank, zero and no number apart, and computes nothing from the two', () => {
    for (const [value, state, words] of [
      [null, 'blank', '空白'],
      ['', 'blank', '空白'],
      ['无', 'unreadable', '「无」不是数'],
      ['/', 'unreadable', '「/」不是数'],
    ] as const) {
      for (const { line, comparison } of [lineOf(value, 5), lineOf(5, value)]) {
        const odd = line.before.state === 'number' ? line.now : line.before
        expect(odd.state).toBe(state)
        expect(figureWords(odd, 'zh-CN')).toBe(words)
        expect(line).not.toHaveProperty('difference')
        expect(line).not.toHaveProperty('percent')
        expect([differenceWords(line), percentWords(line, 'zh-CN')]).toEqual(['', ''])
        expect(unsettledOf(comparison).map(({ at }) => at)).toEqual([granted])
      }
    }
    expect(figureWords(lineOf(0, 5).line.before, 'zh-CN')).toBe('0')
  })

  it('shows a number as it was typed where that is text, remark and all', () => {
    const { line } = lineOf('22（其中修订16件）', 30, 'proactive.normativeDocuments.inForce')
    expect(figureWords(line.before, 'zh-CN')).toBe('22（其中修订16件）')
    expect(line.difference).toBe(8)
  })

  it('takes decimals as printed: 0.3 less 0.1 is 0.2', () => {
    expect(lineOf(0.1, 0.3, 'proactive.fees.amount').line.difference).toBe(0.2)
  })

  it('gives no percentage of a figure below zero', () => {
    const at = 'proactive.permits.change'
    const before = cleanReport('2019', { year: 2019, values: { [at]: '减3' } })
    const now = cleanReport('2019', { year: 2020, values: { [at]: 10 } })
    const line = compareReports(before, now).lines.find((each) => each.at === at)
    expect(line).toMatchObject({ before: { state: 'unreadable', typed: '减3' } })
    const read = { ...before, values: { ...before.values, [at]: -3 } }
    const judged = compareReports(read, now).lines.find((each) => each.at === at)
    expect(judged).toMatchObject({ difference: 13 })
    expect(judged).not.toHaveProperty('percent')
    expect(judged && percentWords(judged, 'zh-CN')).toBe('原为负数')
  })
})

group('two reports', () => {
  it('are set in the order of their years, whichever is named first', () => {
    const [a, b] = [exampleReports['suqian-2023'], exampleReports['suqian-2024']]
    expect(compareReports(b, a)).toEqual(compareReports(a, b))
    expect(compareReports(a, b).before.year).toBe(2023)
  })

  it('of one year keep the order they are named in, and say that they are of one year', () => {
    const [a, b] = [exampleReports['suqian-2024'], exampleReports['shanghai-kewei-2024']]
    const comparison = compareReports(b, a)
    expect(comparison.cautions).toEqual(['same-year', 'other-agency'])
    expect(comparison.before.agency).toBe(b.agency.name)
    expect(sideWords(comparison, 'zh-CN').before).toContain(b.agency.name)
    const twin = compareReports(a, a)
    expect(sideWords(twin, 'zh-CN').before).not.toBe(sideWords(twin, 'zh-CN').now)
  })

  it('say what to be careful with: years apart, another name, another form', () => {
    const comparison = compareReports(exampleReports['liaozhong-2020'], exampleReports['suqian-2024'])
    expect(comparison.cautions).toEqual(['years-apart', 'other-agency', 'other-edition'])
    for (const language of ['zh-CN', 'en'] as const) {
      const said = cautionWords(comparison, language)
      expect(said).toHaveLength(3)
      expect(said.join('')).toContain('2020')
      expect(comparisonTitle(comparison, language)).toContain('2024')
      expect(countWords(comparison, language)).toMatch(/\d+/u)
    }
  })

  it('are of one agency when blanks and the width of brackets alone differ', () => {
    const named = (name: string, year: number) => {
      const report = cleanReport('2021', { year })
      return { ...report, agency: { ...report.agency, name } }
    }
    expect(compareReports(named('某局（本级）', 2024), named('某 局(本级)', 2025)).cautions).toEqual([])
  })

  it('give every cell of both forms once, whatever the forms', () => {
    const reports = [all('2019', 1), all('2021', 1)]
    for (const a of reports) {
      for (const b of reports) {
        const { lines, before, now } = compareReports(a, b)
        const ids = (edition: '2019' | '2021') => cellsOf(editions[edition]).map(({ id }) => id)
        expect(new Set(lines.map(({ at }) => at)).size).toBe(lines.length)
        const single = (side: 'before' | 'now') =>
          new Set(lines.flatMap(({ cells }) => (cells[side].length === 1 ? cells[side] : [])))
        expect([...single('before')].sort()).toEqual([...ids(before.edition)].sort())
        expect([...single('now')].sort()).toEqual([...ids(now.edition)].sort())
      }
    }
  })
})

group('from the form of 2019 to that of 2021', () => {
  const comparison = compareReports(all('2019', 3), all('2021', 2))
  const lineAt = (at: string) => comparison.lines.find((line) => line.at === at)

  it('sets the sum of the three rows of 其他处理 against the one, right above them', () => {
    expect(lineAt('requests.other.natural')).toMatchObject({
      name: '（六）其他处理 · 自然人',
      before: { state: 'number', value: 3 },
      now: { state: 'number', value: 6 },
      difference: 3,
    })
    const order = comparison.lines.map(({ at }) => at)
    expect(order.indexOf('requests.otherNotCorrected.natural')).toBe(
      order.indexOf('requests.other.total') + 1,
    )
  })

  it.each([
    [{ natural: null }, 'partial'],
    [{ natural: '无' }, 'partial'],
  ])('adds nothing up from %j', (odd, state) => {
    const later = all('2021', 2)
    const values = { ...later.values, 'requests.otherReasons.natural': odd.natural }
    const { lines } = compareReports(all('2019', 3), { ...later, values })
    const line = lines.find(({ at }) => at === 'requests.other.natural')
    expect(line?.now.state).toBe(state)
    expect(line).not.toHaveProperty('difference')
  })

  it('says of every cell that has one side only why, once', () => {
    const bridge = bridgeOf(editions['2021'], editions['2019'])
    const divided = bridge.common.flatMap(({ now }) => (now.length > 1 ? now : []))
    const said = (from: '2019' | '2021', to: '2019' | '2021') =>
      underivableFrom(from, to).flatMap(underivableCells).sort()
    expect(said('2019', '2021')).toEqual([...bridge.onlyNow, ...divided].sort())
    expect(said('2021', '2019')).toEqual([...bridge.onlyBefore].sort())
    expect(said('2021', '2021')).toEqual([])
    expect(comparison.underivable).toHaveLength(underivable.length)
    expect(comparisonCounts(comparison).oneSided).toBe(
      said('2019', '2021').length + said('2021', '2019').length,
    )
  })
})

group('jumps', () => {
  it('stand worst first: by what years usually differ by, not by size or percentage alone', () => {
    const order = [
      ['requests.granted.enterprise', 0, 40],
      ['requests.granted.natural', 300, 600],
      ['requests.granted.research', 3, 6],
      ['requests.granted.publicInterest', 1000, 1040],
      ['proactive.permits.decisions', 1_808_595, 1_828_595],
    ] as const
    const side = (which: 1 | 2, year: number) =>
      cleanReport('2021', { year, values: Object.fromEntries(order.map((row) => [row[0], row[which]])) })
    const jumps = jumpsOf(compareReports(side(1, 2024), side(2, 2025)))
    expect(jumps.map(({ at }) => at)).toEqual(order.map(([at]) => at))
  })

  it('are all lines with a difference, whatever is in the reports', () => {
    const pair = fc.tuple(consistentReport(editions['2021']), consistentReport(editions['2021']))
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const comparison = compareReports(a, { ...b, year: a.year + 1 })
        const { compared, changed, unsettled, oneSided } = comparisonCounts(comparison)
        expect(jumpsOf(comparison)).toHaveLength(changed)
        expect(compared + unsettled + oneSided).toBe(comparison.lines.length)
        for (const { before, now, difference } of comparison.lines) {
          if (before.state !== 'number' || now.state !== 'number') throw new Error('a figure is no number')
          expect(now.value - before.value).toBeCloseTo(difference ?? Number.NaN, 6)
        }
      }),
      { numRuns: 30 },
    )
  })
})
