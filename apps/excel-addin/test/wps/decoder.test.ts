import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, count, get, jsapiIn, object, set, text } from '../../src/hosts/wps/jsapi.ts'
import { cellsOf, cellValue } from '../../src/hosts/wps/values.ts'

const cell = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('the cells of a range', () => {
  test('are the same however they are listed', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [height, width] = [rows.length, rows[0]!.length]
        const told: unknown[] = [rows, [undefined, ...rows.map((line) => [undefined, ...line])]]
        if (height === 1) told.push(rows[0], [undefined, ...rows[0]!])
        if (width === 1) told.push(rows.map(([only]) => only))
        if (height === 1 && width === 1) told.push(rows[0]![0])
        for (const way of told) expect(cellsOf(way, height, width)).toEqual(rows)
      }),
    )
  })

  test('are refused where there are more or fewer, never filled up', () => {
    fc.assert(
      fc.property(table, fc.nat(5), fc.nat(5), (rows, more, wider) => {
        const [height, width] = [rows.length + more, rows[0]!.length + wider]
        fc.pre(more + wider > 0)
        // A list that begins with a blank may be one that counts from 1.
        fc.pre(rows.every(([first]) => first !== null) && rows[0] !== null)
        expect(() => cellsOf(rows, height, width)).toThrow(expect.objectContaining({ code: 'refused' }))
      }),
    )
  })

  test.each([
    [undefined, null],
    [-2146826265, '#REF!'],
    [-2146826281, '#DIV/0!'],
    [-2146826264, -2146826264],
    ['', ''],
    [0, 0],
    [false, false],
  ])('%s is told as %s', (told, value) => expect(cellValue(told)).toBe(value))

  test('are refused where one is an object', () => {
    expect(() => cellsOf([[{}, 1]], 1, 2)).toThrow(expect.objectContaining({ code: 'refused' }))
  })
})

describe('a member', () => {
  test('is read and written as property or as method', () => {
    const property = { Name: '甲' }
    let named = '乙'
    const method = {
      Name: (...given: string[]) => {
        named = given[0] ?? named
        return named
      },
    } as never as {
      Name: string
    }
    expect([get(property, 'Name'), get(method, 'Name')]).toEqual(['甲', '乙'])
    set(property, 'Name', '丙')
    set(method, 'Name', '丙')
    expect([get(property, 'Name'), get(method, 'Name')]).toEqual(['丙', '丙'])
  })

  test('that is a collection which can be called stays the collection', () => {
    const sheets = Object.assign((index: number) => `called ${index}`, {
      Count: 2,
      Item: (index: number) => ({ index }),
    })
    expect(all(get({ Sheets: sheets }, 'Sheets'))).toEqual([{ index: 1 }, { index: 2 }])
  })

  test.each([[new Error('x')], [{ number: -1 }], ['拒绝'], [undefined]])(
    'that throws %s is a refusal',
    (thrown) => {
      const of = {
        get Name(): string {
          throw thrown
        },
      }
      expect(() => get(of, 'Name')).toThrow(expect.objectContaining({ code: 'refused', cause: thrown }))
    },
  )

  test.each([
    ['object', () => object(null)],
    ['text', () => text(5)],
    ['count', () => count(-1)],
    ['count of nothing', () => count(null)],
    ['count of a text', () => count('three')],
  ])('of the wrong kind is a refusal: %s', (_, decode) => {
    expect(decode).toThrow(expect.objectContaining({ code: 'refused' }))
  })
})

describe('the program', () => {
  const Workbooks = { Count: 0 }
  test('is found by its newer and its older name', () => {
    const app = { Workbooks }
    expect(jsapiIn({ Application: app })?.app).toBe(app)
    expect(jsapiIn({ wps: app })?.app).toBe(app)
  })

  test('is asked for by the root of the first builds', () => {
    const app = { Workbooks }
    const root = { EtApplication: () => app, ApiEvent: {} }
    expect(jsapiIn({ wps: root })).toEqual({ app, root })
  })

  test('is not there in a browser', () => expect(jsapiIn({})).toBeUndefined())
})
