import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align } from '../src/match/align.ts'
import { type Hit, weights } from '../src/match/lexicon.ts'

const gap = 0.3
const all = Object.values(weights)

const hit = (index: number, weight: number = weights.official): Hit => ({ index, weight })
const official = (...indexes: readonly number[]) => indexes.map((index) => [hit(index)])
const positions = (hits: readonly (readonly Hit[])[], count: number) => align(hits, count, gap).positions

type Pair = readonly [position: number, index: number]

/** The same by trying every chain of labels in order, as `align` describes it. */
function byTrying(hits: readonly (readonly Hit[])[], count: number) {
  const weightAt = (position: number, index: number) =>
    Math.max(0, ...hits[position]!.flatMap((one) => (one.index === index ? one.weight : [])))
  const chains: { readonly pairs: readonly Pair[]; readonly score: number }[] = []
  const extend = (pairs: readonly Pair[], score: number) => {
    if (pairs.length > 0) chains.push({ pairs, score })
    const [at, last] = pairs.at(-1) ?? [-1, -1]
    for (let position = at + 1; position < hits.length; position++)
      for (let index = last + 1; index < count; index++) {
        const weight = weightAt(position, index)
        const between = pairs.length === 0 ? [] : hits.slice(at + 1, position)
        const passed = between.filter((list) => list.length === 0).length * gap
        if (weight > 0) extend([...pairs, [position, index]], score + weight - passed)
      }
  }
  extend([], 0)
  const total = Math.max(0, ...chains.map(({ score }) => score))
  const through = (position: number, index: number) =>
    Math.max(
      0,
      ...chains.flatMap(({ pairs, score }) =>
        pairs.some(([at, label]) => at === position && label === index) ? score : [],
      ),
    )
  return { weightAt, total, through, best: chains.filter(({ score }) => Math.abs(score - total) < 1e-9) }
}

const someHits = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([printed, count]) =>
    fc.record({
      count: fc.constant(count),
      hits: fc.array(
        fc
          .uniqueArray(fc.nat(count - 1), { maxLength: Math.min(count, 3) })
          .chain((indexes) =>
            fc.tuple(...indexes.map((index) => fc.constantFrom(...all).map((weight) => hit(index, weight)))),
          ),
        { minLength: printed, maxLength: printed },
      ),
    }),
  )

/** Every printed label is one of the form's, in its order, near the one before. */
function isPlain(hits: readonly (readonly Hit[])[]): boolean {
  const found = hits.flatMap((list, position) => list.map(({ index }) => ({ index, position })))
  return (
    hits.every((list) => list.length < 2) &&
    found.every(({ index, position }, i) => {
      const before = found[i - 1]
      return !before || (index > before.index && position - before.position <= 3)
    })
  )
}

describe('labels in order', () => {
  test('are taken along the best chain, and where another would do none is', () => {
    fc.assert(
      fc.property(someHits, ({ hits, count }) => {
        const { positions: taken, ambiguous, weights: found } = align(hits, count, gap)
        expect([taken.length, found.length]).toEqual([count, count])
        if (isPlain(hits)) {
          const plain = Array.from({ length: count }, (_, index) =>
            hits.findIndex((list) => list[0]?.index === index),
          )
          expect([taken, ambiguous.size]).toEqual([plain, 0])
          return
        }
        const { weightAt, total, through, best } = byTrying(hits, count)
        // Sums of the same weights in another order differ by a hair.
        const hair = 1e-9
        const close = (value: number) => value > total - 0.05 + hair
        const maybe = (value: number) => value >= total - 0.05 - hair
        const sure = new Set<number>()
        for (let index = 0; index < count; index++) {
          const position = taken[index]!
          if (position < 0) continue
          sure.add(position)
          expect(ambiguous.has(index)).toBe(false)
          expect(found[index]).toBe(weightAt(position, index))
          const onChain = best.some(({ pairs }) =>
            pairs.some(([at, label]) => at === position && label === index),
          )
          // Off the chain only in the official words, and where nothing else is or may be that.
          if (!onChain) {
            expect(hits[position]).toHaveLength(1)
            expect(weightAt(position, index)).toBeGreaterThanOrEqual(weights.renumbered)
          }
          for (let other = 0; other < hits.length; other++) {
            if (other === position) continue
            if (!onChain) expect(weightAt(other, index)).toBe(0)
            else if (weightAt(other, index) >= weightAt(position, index) - 0.05)
              expect(close(through(other, index))).toBe(false)
          }
          if (onChain)
            for (let other = 0; other < count; other++)
              if (other !== index) expect(close(through(position, other))).toBe(false)
        }
        // One printed label is one of the form's.
        expect(sure.size).toBe(taken.filter((position) => position >= 0).length)
        for (const index of ambiguous) {
          expect(taken[index]).toBe(-1)
          const may = hits.filter(
            (_, position) => through(position, index) >= total - 2.5 * gap - 0.05 - hair,
          )
          const shared = hits.some(
            (_, position) =>
              maybe(through(position, index)) &&
              Array.from({ length: count }, (_, other) => other).some(
                (other) => other !== index && maybe(through(position, other)),
              ),
          )
          expect(may.length > 1 || shared).toBe(true)
        }
        // What is on every best chain and has no other place is taken.
        const [chain] = best
        for (const [position, index] of chain?.pairs ?? []) {
          const rival = hits.some((_, other) => other !== position && weightAt(other, index) > 0)
          const double = hits[position]!.length > 1
          if (best.length === 1 && !rival && !double) expect(taken[index]).toBe(position)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('as printed, with labels missing and foreign ones between', () => {
    expect(positions(official(0, 1, 2), 3)).toEqual([0, 1, 2])
    expect(positions([[hit(0)], [], [hit(2)]], 3)).toEqual([0, -1, 2])
    expect(positions([[], [hit(0)], [], [], [hit(1)], []], 2)).toEqual([1, 4])
    expect(positions([[], []], 2)).toEqual([-1, -1])
    expect(align([[hit(1, weights.near)]], 2, gap)).toEqual({
      positions: [-1, 0],
      ambiguous: new Set(),
      weights: [0, weights.near],
    })
  })

  test('two that are far apart are two tables: the longer run is taken', () => {
    const apart = [[hit(0)], [], [], [], [], [hit(1)], [hit(2)]]
    expect(positions(apart, 3)).toEqual([-1, 5, 6])
    const near = [[hit(0)], [], [], [hit(1)], [hit(2)]]
    expect(positions(near, 3)).toEqual([0, 3, 4])
  })

  test('in the common case weak words do, with two foreign ones between; with three the order must carry them', () => {
    const weak = (index: number) => [hit(index, weights.shared)]
    expect(positions([weak(0), [], [], weak(1)], 2)).toEqual([0, 3])
    expect(align([weak(0), weak(1), [], weak(3)], 4, gap)).toEqual({
      positions: [0, 1, -1, 3],
      ambiguous: new Set(),
      weights: [weights.shared, weights.shared, 0, weights.shared],
    })
    const far = align([weak(0), [], [], [], weak(1)], 2, gap)
    expect(far.positions.filter((position) => position >= 0).length).toBeLessThan(2)
    expect(positions([[], [], [], [], weak(0), weak(1)], 2)).toEqual([4, 5])
  })

  test('a label not taken that reads as well, a little off the best chain, leaves the other in doubt', () => {
    const near = align([[hit(1)], [hit(0, weights.shared)], [hit(1)], [hit(2)]], 3, gap)
    expect([near.positions, [...near.ambiguous]]).toEqual([[1, -1, 3], [1]])
    const off = align([[hit(1)], [hit(0)], [hit(1)], [hit(2)]], 3, gap)
    expect([off.positions, [...off.ambiguous]]).toEqual([[1, 2, 3], []])
  })

  test('words that may be either of two are told by the order, where that leaves one way', () => {
    const either = [hit(0, weights.shared), hit(1, weights.shared)]
    expect(positions([either, [hit(1)]], 2)).toEqual([0, 1])
    expect(positions([[hit(0)], either], 2)).toEqual([0, 1])
    expect(positions([either, either], 2)).toEqual([0, 1])
    const one = align([either], 2, gap)
    expect([one.positions, [...one.ambiguous]]).toEqual([[-1, -1], expect.arrayContaining([])])
    expect(one.ambiguous.size).toBeGreaterThan(0)
  })

  test('a label seen twice is neither, unless one of the two reads better', () => {
    const twice = align([[hit(0)], [hit(0)], [hit(1)]], 2, gap)
    expect([twice.positions, [...twice.ambiguous]]).toEqual([[-1, 2], [0]])
    expect(positions([[hit(0, weights.variant)], [hit(0)], [hit(1)]], 2)).toEqual([1, 2])
  })

  test('out of order in the official words, and the only ones: taken all the same', () => {
    expect(positions(official(1, 2, 0), 3)).toEqual([2, 0, 1])
    expect(positions([[hit(1)], [hit(2)], [hit(0, weights.variant)]], 3)).toEqual([-1, 0, 1])
    expect(positions([[hit(1)], [hit(2)], [hit(0, weights.renumbered)]], 3)).toEqual([2, 0, 1])
    // Too far off it is another table's.
    expect(positions([[hit(1)], [hit(2)], [], [], [], [hit(0)]], 3)).toEqual([-1, 0, 1])
  })
})
