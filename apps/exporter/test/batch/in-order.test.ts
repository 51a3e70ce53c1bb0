import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from '../../src/batch/in-order.ts'

it('gives results in the order of the items whatever ends first, and never has more than it may under way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 3 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, ahead) => {
        let begun = 0
        let taken = 0
        let most = 0
        const run = async (wait: number) => {
          most = Math.max(most, ++begun - taken)
          await setTimeout(wait)
          return wait
        }
        const results: number[] = []
        for await (const result of inOrder(waits, run, { ahead, stop: new AbortController().signal })) {
          taken++
          results.push(result)
        }
        expect(results).toEqual(waits)
        expect(most).toBeLessThanOrEqual(ahead)
      },
    ),
    { numRuns: 60 },
  )
})

it('once stopped begins no more, and still gives what was begun', async () => {
  const stop = new AbortController()
  const begun: number[] = []
  const results: number[] = []
  const run = async (item: number) => {
    begun.push(item)
    return item
  }
  for await (const result of inOrder([0, 1, 2, 3, 4, 5, 6], run, { ahead: 2, stop: stop.signal })) {
    results.push(result)
    if (result === 2) stop.abort()
  }
  expect(results).toEqual(begun)
  expect(results).toEqual([0, 1, 2, 3])
})
