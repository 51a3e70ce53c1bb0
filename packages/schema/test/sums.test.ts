import { describe, expect, it } from 'vitest'

// Loaded within the test, so that a fault in what is made on loading fails it.
describe('the sums of the form', () => {
  it.each(['2019', '2021'] as const)('of edition %s are those that were read through', async (id) => {
    const { editions, sumsOf } = await import('../src/index.ts')
    const lines = sumsOf(editions[id]).map(
      ({ rule, left, right }) => `${rule.code}: ${left.join(' + ')} = ${right.join(' + ')}`,
    )
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`sums-${id}.txt`)
  })
})
