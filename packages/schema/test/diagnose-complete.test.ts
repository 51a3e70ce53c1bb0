import { consistentReport } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/diagnose/decode.ts'
import { type Effect, effectsOf, formulasOf } from '../src/diagnose/edits.ts'
import { networkOf } from '../src/diagnose/network.ts'
import { type CellId, cellsOf, diagnose, type Edition, editions, sumsOf } from '../src/index.ts'

/** Rank of a few effects over the rationals. */
function rank(effects: readonly Effect[], sums: number): number {
  const rows = effects.map((effect) => {
    const row = new Array<number>(sums).fill(0)
    effect.sums.forEach((sum, place) => {
      row[sum] = effect.coefficients[place] as number
    })
    return row
  })
  let found = 0
  for (let column = 0; column < sums; column++) {
    const pivot = rows.findIndex((row, index) => index >= found && row[column] !== 0)
    if (pivot === -1) continue
    const [row] = rows.splice(pivot, 1) as [number[]]
    rows.splice(found, 0, row)
    for (const below of rows.slice(found + 1)) {
      const factor = (below[column] as number) / (row[column] as number)
      below.forEach((value, place) => {
        below[place] = value - factor * (row[place] as number)
      })
    }
    found++
  }
  return found
}

/** Independent effects in which every sum that one touches another touches as well. */
function stoppingSets(effects: readonly Effect[], sums: number): number {
  const touchedOnce = (...set: readonly Effect[]) => {
    const seen = new Set<number>()
    const again = new Set<number>()
    for (const effect of set) for (const sum of effect.sums) (seen.has(sum) ? again : seen).add(sum)
    return seen.size > again.size
  }
  let count = 0
  effects.forEach((one, i) => {
    effects.slice(i + 1).forEach((two, j) => {
      if (!touchedOnce(one, two) && rank([one, two], sums) === 2) count++
      const linked = new Set([...one.sums, ...two.sums])
      for (const three of effects.slice(i + j + 2))
        if (three.sums.every((sum) => linked.has(sum)) || two.sums.some((sum) => three.sums.includes(sum)))
          if (!touchedOnce(one, two, three) && rank([one, two, three], sums) === 3) count++
    })
  })
  return count
}

test('the search gives up after so many tries, the same at every run', () => {
  const columns = Array.from({ length: 30 }, (_, sum) => ({ sums: [sum, 30], coefficients: [1, 1] }))
  const differences = Float64Array.from({ length: 31 }, (_, sum) => (sum < 3 ? 1 : sum === 30 ? 3 : 0))
  const search = (tries: number) =>
    decode(columns, differences, () => true, { changes: 3, solutions: 16, tries })
  expect(search(1000)).toEqual([[0, 1, 2].map((column) => ({ column, by: -1 }))])
  expect(search(20)).toBe('limit')
})

describe.each([editions['2019'], editions['2021']])('edition $id', (edition: Edition) => {
  const network = networkOf(edition)
  const totals = network.cells.filter(({ index }) => (network.definitionsOf[index] as number[]).length > 0)
  const rowTotals = totals.filter(({ rowParts }) => rowParts.length > 0)
  const columnTotals = totals.filter(({ columnParts }) => columnParts.length > 0)

  test.each([
    { name: 'no total', computed: [] },
    { name: 'row totals', computed: rowTotals },
    { name: 'outcome totals', computed: columnTotals },
    { name: 'all totals', computed: totals },
  ])('peeling finds every repair when $name are computed', ({ computed }) => {
    const formulas = formulasOf(network, new Set(computed.map(({ index }) => index)), () => false)
    const values = new Float64Array(network.cells.length)
    const effects = effectsOf(network, formulas, values, new Float64Array(network.sums.length))
    expect(effects.length).toBeGreaterThan(5)
    expect(stoppingSets(effects, network.sums.length)).toBe(0)
  })

  /** Left minus right of every sum, from the public records only. */
  const differences = (values: ReadonlyMap<string, number>) => {
    const add = (ids: readonly CellId[]) => ids.reduce((sum, id) => sum + (values.get(id) ?? 0), 0)
    return sumsOf(edition).map(({ left, right }) => add(left) - add(right))
  }

  test('one and two edits: the same repairs as trying every cell with every amount', () => {
    const cells = cellsOf(edition).filter(({ table }) => table === 'requests')
    const change = fc.tuple(fc.nat(cells.length - 1), fc.integer({ min: 1, max: 3 }), fc.boolean())
    const cases = fc.tuple(consistentReport(edition), fc.array(change, { minLength: 1, maxLength: 2 }))
    fc.assert(
      fc.property(cases, ([report, changes]) => {
        const values = new Map(cells.map(({ id }) => [id as string, report.values[id] as number]))
        for (const [index, by, down] of changes) {
          const id = (cells[index] as (typeof cells)[number]).id
          const now = values.get(id) as number
          values.set(id, down && now >= by ? now - by : now + by)
        }
        const broken = differences(values)
        const amounts = new Set([...broken, ...broken.flatMap((a) => broken.map((b) => a - b))])
        amounts.delete(0)
        const target = broken.map((difference) => -difference).join()
        const byEffect = new Map<string, { id: string; value: number }[]>()
        const tried: { id: string; value: number; effect: readonly number[] }[] = []
        for (const { id } of cells)
          for (const amount of amounts) {
            const value = (values.get(id) as number) + amount
            if (value < 0) continue
            const after = differences(new Map([...values, [id, value]]))
            const effect = after.map((difference, sum) => difference - (broken[sum] as number))
            tried.push({ id, value, effect })
            const key = effect.join()
            byEffect.set(key, [...(byEffect.get(key) ?? []), { id, value }])
          }
        const write = (set: readonly { id: string; value: number }[]) =>
          set
            .map(({ id, value }) => `${id}=${value}`)
            .sort()
            .join(' ')
        const one = (byEffect.get(target) ?? []).map((edit) => write([edit]))
        const two = tried.flatMap(({ id, value, effect }) => {
          const needed = effect.map((difference, sum) => -(broken[sum] as number) - difference || 0).join()
          const others = (byEffect.get(needed) ?? []).filter((other) => other.id !== id)
          return others.map((other) => write([{ id, value }, other]))
        })
        const smallest = new Set(one.length > 0 ? one : two)
        const { repairs, undetermined } = diagnose({
          ...report,
          values: { ...report.values, ...Object.fromEntries(values) },
        })
        if (smallest.size > 3) expect(undetermined.map(({ reason }) => reason)).toEqual(['ambiguous'])
        else if (broken.every((difference) => difference === 0)) expect(repairs).toEqual([])
        else
          expect(
            new Set(
              repairs.map(({ set }) =>
                write(set.map(({ at, value }) => ({ id: at, value: value as number }))),
              ),
            ),
          ).toEqual(smallest)
      }),
      { numRuns: 150 },
    )
  })
})
