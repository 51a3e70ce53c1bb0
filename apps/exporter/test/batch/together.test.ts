import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { together } from '../../src/batch/together.ts'

describe('what goes to a thread together', () => {
  it('is answered to who asked, in lots of no more than said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, most) => {
        const lots: number[] = []
        const run = together(async (lot: readonly number[]) => {
          lots.push(lot.length)
          return lot.map((item) => item * 2)
        }, most)
        expect(await Promise.all(items.map(run))).toEqual(items.map((item) => item * 2))
        expect(Math.max(0, ...lots)).toBe(Math.min(most, items.length))
        expect(lots.length).toBe(Math.ceil(items.length / most))
      }),
    )
  })

  it('fails for what is at fault only, and nothing is done more than twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1 }), async (faulty) => {
        const times = faulty.map(() => 0)
        const run = together(async (lot: readonly number[]) => {
          for (const i of lot) times[i]!++
          if (lot.some((i) => faulty[i])) throw new Error(`one of ${lot.length}`)
          return lot
        }, 4)
        const settled = await Promise.allSettled(faulty.map((_, i) => run(i)))
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(faulty)
        expect(Math.max(...times)).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('does not wait for a lot to be full', async () => {
    const run = together(async (lot: readonly string[]) => lot, 100)
    expect(await run('一')).toBe('一')
    expect(await run('二')).toBe('二')
  })
})
