import { expect, describe as group, it } from 'vitest'
import { cellsOf, check, editions, identityOf, type Report, sumsOf } from '../src/index.ts'
import { placesOf } from '../src/rules/figures.ts'
import { figureRules } from '../src/rules/index.ts'
import { cleanReport } from './clean-report.ts'

const ids = ['2019', '2021'] as const

group('the forms', () => {
  it('have the cells and sums of the notices', () => {
    expect(cellsOf(editions['2019']).length).toBe(198)
    expect(cellsOf(editions['2021']).length).toBe(200)
    expect(sumsOf(editions['2019']).length).toBe(40)
    expect(sumsOf(editions['2021']).length).toBe(42)
  })

  /** Cells no rule of one report can speak of: whole numbers that stand for themselves. */
  const free = {
    '2019': [],
    '2021': ['proactive.permits.decisions', 'proactive.penalties.decisions', 'proactive.coercion.decisions'],
  }

  it.each(ids)('%s: every cell is read by a rule or listed as free', (id) => {
    const edition = editions[id]
    const read = new Set<string>(sumsOf(edition).flatMap(({ left, right }) => [...left, ...right]))
    for (const rule of figureRules)
      for (const place of placesOf(rule, id)) for (const at of place) read.add(at)
    const unread = cellsOf(edition).filter((cell) => !read.has(cell.id))
    expect(unread.map((cell) => cell.id)).toEqual(free[id])
  })
})

group('blanks and unreadable cells', () => {
  const filled = (values: Report['values']) => cleanReport('2021', { values })

  it('never take an unreadable operand as 0', () => {
    const { findings, checked } = check(
      filled({ 'requests.received.natural': '无', 'requests.received.total': 5 }),
    )
    expect(findings.map(identityOf)).toContain('cell/not-a-number@requests.received.natural')
    expect(findings.map(identityOf)).not.toContain('requests/row-total@requests.received.total')
    expect(checked.notAssessable).toBeGreaterThanOrEqual(2)
  })

  it('count a sum that holds only if blank is zero apart from passed', () => {
    const before = check(cleanReport('2021')).checked
    const { findings, checked } = check(cleanReport('2021', { blank: ['disputes.review.other'] }))
    expect(findings.map(identityOf)).toEqual(['cell/blank@disputes'])
    expect(checked.ifBlankIsZero).toBe(1)
    expect(checked.passed).toBe(before.passed - 1)
  })

  it('of cells that the source does not have nothing is said: its reader told', () => {
    const row = ['disputes.review.upheld', 'disputes.review.total']
    const report = cleanReport('2021', { blank: row })
    expect(check(report).findings.map(identityOf)).toEqual(['cell/blank@disputes'])
    expect(check(report, { absent: new Set(row) }).findings).toEqual([])
    const total = cleanReport('2021', {
      values: { 'requests.received.natural': 5 },
      blank: ['requests.received.total'],
    })
    expect(check(total).findings.map(({ code }) => code)).toContain('cell/total-blank')
    const codes = check(total, { absent: new Set(['requests.received.total']) }).findings.map(
      ({ code }) => code,
    )
    expect(codes).not.toContain('cell/total-blank')
  })

  it('do not assess a sum whose operands are all blank', () => {
    const before = check(cleanReport('2021')).checked
    const { checked } = check(cleanReport('2021', { blank: ['disputes.review.*'] }))
    expect(checked.notAssessable).toBe(before.notAssessable + 1)
    expect(checked.ifBlankIsZero).toBe(0)
  })

  it('are warnings while filling and errors in the final check', () => {
    const report = cleanReport('2021', { blank: ['disputes.*'], date: null })
    const severities = (stage: 'filling' | 'final') =>
      check(report, { stage }).findings.map(({ severity }) => severity)
    expect(severities('filling')).toEqual(['warning', 'warning'])
    expect(severities('final')).toEqual(['error', 'error'])
  })
})

group('a profile that is not known', () => {
  it('leaves the rule on 规章 unjudged, never passed', () => {
    const { name } = cleanReport('2021').agency
    const report: Report = {
      ...cleanReport('2021', { values: { 'proactive.rules.inForce': 3 } }),
      agency: { name },
    }
    const { findings } = check(report)
    expect(findings).toEqual([])
    const known = check({ ...report, agency: { name, mayMakeRules: true } })
    expect(check(report).checked.notAssessable).toBeGreaterThan(known.checked.notAssessable)
  })
})

group('every sum broken alone', () => {
  it.each(ids)('%s: is found, at its place', (id) => {
    for (const { left, rule } of sumsOf(editions[id])) {
      const at = left[0]
      if (at === undefined) throw new Error('no left side')
      const found = check(cleanReport(id, { values: { [at]: 7 } })).findings.map(identityOf)
      expect(found).toContain(`${rule.code}@${at}`)
    }
  })
})

it('does not mistake inherited names for cells', () => {
  const values = JSON.parse('{"__proto__": 5, "constructor": 3}')
  expect(check(cleanReport('2021', { values })).findings).toEqual([])
})
