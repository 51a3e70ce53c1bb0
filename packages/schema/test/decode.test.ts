import { describe, expect, test } from 'vitest'
import { type Bounds, type Column, decode } from '../src/diagnose/decode.ts'

const bounds: Bounds = { changes: 3, solutions: 16, tries: 1000 }
const search = (
  columns: readonly Column[],
  differences: readonly number[],
  given: Partial<Bounds> = {},
  allowed: Parameters<typeof decode>[2] = () => true,
) => decode(columns, Float64Array.from(differences), allowed, { ...bounds, ...given })

const alone = (sum: number): Column => ({ sums: [sum], coefficients: [1] })
const twice: Column = { sums: [0], coefficients: [2] }

describe('sets of changes', () => {
  test('a change by whole numbers only', () => {
    expect(search([twice], [-6])).toEqual([[{ column: 0, by: 3 }]])
    expect(search([twice], [-5])).toBe('limit')
  })

  test('a change that is not allowed is none', () => {
    const few = ({ by }: { readonly by: number }) => Math.abs(by) < 5
    expect(search([alone(0)], [4], {}, few)).toEqual([[{ column: 0, by: -4 }]])
    expect(search([alone(0)], [5], {}, few)).toBe('limit')
  })

  test('all sets of the smallest size, and none that is larger', () => {
    const columns = [alone(0), alone(1), { sums: [0, 1], coefficients: [1, 1] }]
    expect(search(columns, [2, 2])).toEqual([[{ column: 2, by: -2 }]])
    expect(search(columns, [2, 3])).toEqual([
      [
        { column: 0, by: -2 },
        { column: 1, by: -3 },
      ],
      [
        { column: 1, by: -1 },
        { column: 2, by: -2 },
      ],
      [
        { column: 0, by: 1 },
        { column: 2, by: -3 },
      ],
    ])
  })

  test('as many as asked for are told, one more is ambiguous', () => {
    const columns = Array.from({ length: 5 }, () => alone(0))
    expect(search(columns, [1], { solutions: 5 })).toHaveLength(5)
    expect(search(columns, [1], { solutions: 4 })).toBe('ambiguous')
  })

  test('so many changes are tried and no more', () => {
    const columns = Array.from({ length: 5 }, () => alone(0))
    expect(search(columns, [1], { tries: 5 })).toHaveLength(5)
    expect(search(columns, [1], { tries: 4 })).toBe('limit')
  })

  test('a sum that cannot be judged asks for nothing', () => {
    expect(search([{ sums: [0, 1], coefficients: [1, 1] }], [3, Number.NaN])).toBe('limit')
    expect(search([alone(0)], [3, Number.NaN])).toEqual([[{ column: 0, by: -3 }]])
  })

  test('nothing touches nothing', () => {
    expect(search([], [1])).toBe('limit')
    expect(search([{ sums: [], coefficients: [] }, alone(0)], [1])).toEqual([[{ column: 1, by: -1 }]])
  })
})
