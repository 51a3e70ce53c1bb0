import { consistentReport } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aggregate,
  cellsOf,
  compareFiled,
  editions,
  filedFindings,
  type Part,
  type Report,
  type Suspect,
  summedReport,
  type Unit,
} from '../src/index.ts'

const edition = editions['2021']
const government: Unit = { name: '某市人民政府', profile: {} }
const several = fc.array(consistentReport(edition), { minLength: 4, maxLength: 8 })

const partsOf = (all: readonly Report[]): readonly Part[] =>
  all.map(({ values }, i) => ({ unit: `单位${i}`, values }))
const suspectsOf = (parts: readonly Part[], counted = true): readonly Suspect[] =>
  parts.map(({ unit, values }) => ({ unit, values, edition: '2021', counted }))
const filedFrom = (parts: readonly Part[], change: Report['values'] = {}): Report => {
  const report = summedReport(aggregate(edition, parts), 2024, government)
  return { ...report, values: { ...report.values, ...change } }
}
const idle = ({ values }: Part) => Object.values(values).every((value) => value === 0)

/** Every cause named for every difference. */
function named(filed: Report, parts: readonly Part[], others: readonly Part[] = []) {
  const sums = aggregate(edition, parts)
  const { differences } = compareFiled(filed, sums, [...suspectsOf(parts), ...suspectsOf(others, false)])
  return differences
}

describe('a filed report against its units', () => {
  it('says nothing where it is their sum', () => {
    fc.assert(
      fc.property(several, (all) => {
        const parts = partsOf(all)
        const comparison = compareFiled(filedFrom(parts), aggregate(edition, parts), suspectsOf(parts))
        expect(comparison).toEqual({
          differences: [],
          takenForOwn: [],
          compared: cellsOf(edition).length,
          notAssessable: [],
        })
      }),
      { numRuns: 20 },
    )
  })

  it('takes what is more than the units for the own part that is not among them, never what is less', () => {
    fc.assert(
      fc.property(several, fc.nat(), (all, n) => {
        const [own, ...parts] = partsOf(all)
        if (!own) throw new Error('four reports at least')
        const sums = aggregate(edition, parts)
        const suspects = suspectsOf(parts)
        const filed = filedFrom([own, ...parts])
        const comparison = compareFiled(filed, sums, suspects, { ownUnknown: true })
        const known = compareFiled(filed, sums, suspects)
        expect(filedFindings(comparison).filter(({ severity }) => severity === 'error')).toEqual([])
        const told = [...comparison.differences.map(({ id }) => id), ...comparison.takenForOwn]
        expect(told.sort()).toEqual(known.differences.map(({ id }) => id).sort())
        const cells = sums.cells.filter(({ sum }) => sum > 0)
        const cell = cells[n % cells.length]
        fc.pre(cell !== undefined)
        const less = filedFrom([own, ...parts], { [cell.id]: cell.sum - 1 })
        const found = compareFiled(less, sums, suspects, { ownUnknown: true }).differences
        expect(found.find(({ id }) => id === cell.id)?.by).toBe(-1)
      }),
      { numRuns: 20 },
    )
  })

  const whole: readonly (readonly [string, string, (parts: readonly Part[]) => readonly Part[]])[] = [
    ['left out', 'left-out', (parts) => parts.slice(1)],
    ['counted twice', 'counted-twice', (parts) => [...parts, ...parts.slice(0, 1)]],
  ]
  it.each(whole)('finds the unit that was %s, in every cell', (_, kind, altered) => {
    fc.assert(
      fc.property(several, (all) => {
        const parts = partsOf(all)
        fc.pre(parts[0] !== undefined && !idle(parts[0]))
        const differences = named(filedFrom(altered(parts)), parts)
        for (const { causes, by } of differences) {
          expect(causes.map((cause) => `${cause.kind} ${cause.unit}`)).toEqual([`${kind} 单位0`])
          expect(Math.abs(by ?? 0)).toBe(causes[0]?.figure)
          expect(causes[0]?.explains).toBe(differences.length)
        }
        expect(differences.length).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })

  it('finds two units at once, and one that was added though it is not counted here', () => {
    fc.assert(
      fc.property(several, (all) => {
        const [first, second, ...rest] = partsOf(all)
        if (!first || !second) throw new Error('four reports at least')
        fc.pre(!idle(first) && !idle(second))
        const differences = named(filedFrom([second, ...rest, second]), [first, second, ...rest])
        const units = new Set(differences.flatMap(({ causes }) => causes.map(({ unit }) => unit)))
        expect([...units].sort()).toEqual(['单位0', '单位1'])
        const added = named(filedFrom([first, ...rest]), rest, [first])
        expect(added.every(({ causes }) => causes[0]?.kind === 'not-counted')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('traces a total to the part that carries its difference, and names whose figure fits', () => {
    const parts: readonly Part[] = [
      { unit: '甲局', values: { 'requests.granted.natural': 7, 'requests.refusedStateSecret.natural': 2 } },
      { unit: '乙局', values: { 'requests.granted.natural': 40, 'requests.granted.enterprise': 3 } },
      { unit: '丙局', values: {} },
    ].map(({ unit, values }) => {
      const zeros = Object.fromEntries(cellsOf(edition).map(({ id }) => [id, 0]))
      return { unit, values: { ...zeros, ...values } }
    })
    const sums = aggregate(edition, parts)
    const filed = filedFrom(parts, {
      'requests.granted.natural': 40,
      'requests.granted.total': Number(sums.byId.get('requests.granted.total')?.sum) - 7,
    })
    const differences = named(filed, parts)
    expect(differences.map(({ id, by, follows }) => [id, by, follows])).toEqual([
      ['requests.granted.natural', -7, undefined],
      ['requests.granted.total', -7, ['requests.granted.natural']],
    ])
    for (const { causes } of differences)
      expect(causes.map(({ unit, kind }) => [unit, kind])).toEqual([['甲局', 'left-out']])
  })

  it('takes a unit’s smallest repair and 元 for 万元 for likely causes', () => {
    const zeros = Object.fromEntries(cellsOf(edition).map(({ id }) => [id, 0]))
    const values = { ...zeros, 'requests.received.total': 12, 'proactive.fees.amount': 251_000 }
    const parts = [
      { unit: '甲局', values },
      { unit: '乙局', values: { ...zeros, 'requests.received.total': 30 } },
    ]
    const suspects = suspectsOf(parts).map((suspect) =>
      suspect.unit === '甲局'
        ? { ...suspect, repairs: [{ at: 'requests.received.total', value: 21 }] }
        : suspect,
    )
    const filed = filedFrom(parts, { 'requests.received.total': 51, 'proactive.fees.amount': 25.1 })
    const { differences } = compareFiled(filed, aggregate(edition, parts), suspects)
    expect(differences.map(({ id, causes }) => [id, causes.map(({ unit, kind }) => [unit, kind])])).toEqual([
      ['proactive.fees.amount', [['甲局', 'in-yuan']]],
      ['requests.received.total', [['甲局', 'corrected']]],
    ])
  })

  it('names nobody where nothing fits or too many do', () => {
    const zeros = Object.fromEntries(cellsOf(edition).map(({ id }) => [id, 0]))
    const parts = ['甲', '乙', '丙', '丁'].map((unit) => ({
      unit,
      values: { ...zeros, 'requests.received.total': 1, 'requests.granted.total': 1 },
    }))
    const differences = named(
      filedFrom(parts, { 'requests.received.total': 3, 'requests.granted.total': 90 }),
      parts,
    )
    expect(differences.map(({ by, causes }) => [by, causes])).toEqual([
      [-1, []],
      [86, []],
    ])
  })

  it('compares no cell that has no sum, and reports a filed cell that is blank', () => {
    const parts = partsOf(fc.sample(consistentReport(edition), { numRuns: 2, seed: 1 }))
    const [first, second] = parts
    if (!first || !second) throw new Error('two reports')
    const holed = [first, { ...second, values: { ...second.values, 'requests.received.total': null } }]
    const filed = filedFrom(parts, { 'requests.granted.total': null })
    const comparison = compareFiled(filed, aggregate(edition, holed), [])
    expect(comparison.notAssessable).toEqual(['requests.received.total'])
    expect(comparison.compared).toBe(cellsOf(edition).length - 2)
    expect(comparison.differences.map(({ id, filed: value, by }) => [id, value, by])).toEqual([
      ['requests.granted.total', null, undefined],
    ])
    expect(filedFindings(comparison).map(({ code, severity }) => [code, severity])).toEqual([
      ['rollup/filed-differs', 'error'],
    ])
  })
})
