import { describe, expect, test } from 'vitest'
import type { Edit } from '../../src/port.ts'
import { at, edit, type Setting, table } from './setting.ts'

/** What compare-and-set promises. */
export function applyContract({ opened, can }: Setting): void {
  describe('apply', () => {
    test('writes what was expected to be changed, and it can be taken back', async () => {
      const { host, cell } = await opened()
      await host.read()
      const done = await host.apply([edit('B1', { value: 3 }, 4), edit('B2', { value: 2 }, null)])
      expect(done).toEqual({
        state: 'applied',
        before: [
          { at: at('B1'), state: { value: 3 } },
          { at: at('B2'), state: { value: 2 } },
        ],
      })
      expect((await cell(table, 'B1')).value).toBe(4)
      expect((await cell(table, 'B2')).value ?? '').toBe('')
      expect((await cell(table, 'B3')).value).toBe(4)
      expect(await host.apply([edit('B1', { value: 4 }, 3), edit('B2', { value: null }, 2)])).toMatchObject({
        state: 'applied',
      })
      expect((await cell(table, 'B3')).value).toBe(5)
    })

    test('blank is blank, however it is written down', async () => {
      const { host, cell } = await opened()
      await host.read()
      const blanks = [null, '', undefined].map((value, index) => edit(`D${index + 1}`, { value }, index))
      expect(await host.apply(blanks)).toMatchObject({ state: 'applied' })
      expect((await cell(table, 'D3')).value).toBe(2)
    })

    test('a zero is no blank', async () => {
      const { host } = await opened()
      await host.read()
      expect(await host.apply([edit('D1', { value: null }, 0)])).toMatchObject({ state: 'applied' })
      expect(await host.apply([edit('D1', { value: null }, 1)])).toEqual({
        state: 'stale',
        cells: [at('D1')],
      })
    })

    test('a formula is replaced, and comes back', async () => {
      const { host, cell } = await opened()
      await host.read()
      const total = { value: 5, formula: '=SUM(B1:B2)' }
      const done = await host.apply([edit('B3', total, 9)])
      expect(done).toEqual({ state: 'applied', before: [{ at: at('B3'), state: total }] })
      expect(await cell(table, 'B3')).toEqual({ value: 9 })
      expect(await host.apply([edit('B3', { value: 9 }, { formula: '=SUM(B1:B2)' })])).toMatchObject({
        state: 'applied',
      })
      expect(await cell(table, 'B3')).toEqual(total)
    })

    test.each([
      '=1+1',
      '12',
      '2024-1-1',
      'true',
      '-5',
      "'引用'",
      '+8610',
      '50%',
      '本年无发生',
      '第一行\n第二行',
    ])('the text %s stays a text', async (text) => {
      const { host, cell } = await opened()
      await host.read()
      expect(await host.apply([edit('D1', { value: null }, text)])).toMatchObject({ state: 'applied' })
      expect(await cell(table, 'D1')).toEqual({ value: text })
    })

    test.each<[string, Edit['expect']]>([
      ['another number', { value: 4 }],
      ['the number as a text', { value: '3' }],
      ['a formula with the same result', { value: 3, formula: '=1+2' }],
      ['nothing', { value: null }],
    ])('where the official saw %s, nothing at all is written', async (_, expected) => {
      const { host, cell } = await opened()
      await host.read()
      expect(await host.apply([edit('B2', { value: 2 }, 9), edit('B1', expected, 9)])).toEqual({
        state: 'stale',
        cells: [at('B1')],
      })
      expect([(await cell(table, 'B1')).value, (await cell(table, 'B2')).value]).toEqual([3, 2])
    })

    test('what somebody else has typed meanwhile stays', async () => {
      const { host, type, cell } = await opened()
      await host.read()
      await type(table, 'B1', 30)
      expect(await host.apply([edit('B1', { value: 3 }, 4)])).toEqual({ state: 'stale', cells: [at('B1')] })
      expect((await cell(table, 'B1')).value).toBe(30)
    })

    test.runIf(can('protect'))('locked cells are named and none is written', async () => {
      const { host, cell, protect, writes } = await opened()
      await protect(table, ['B1'])
      expect((await host.read()).protectedSheets).toEqual([table])
      const both = [edit('B1', { value: 3 }, 4), edit('B2', { value: 2 }, 1)]
      const before = await writes?.()
      expect(await host.apply(both)).toEqual({ state: 'protected', cells: [at('B2')] })
      expect(await writes?.()).toBe(before)
      expect((await cell(table, 'B1')).value).toBe(3)
      expect(await host.apply(both.slice(0, 1))).toMatchObject({ state: 'applied' })
    })

    test.runIf(can('editing'))('nothing is written while a cell is open for typing, nor later', async () => {
      const { host, cell, editing } = await opened()
      await host.read()
      await editing(true)
      expect(await host.apply([edit('B1', { value: 3 }, 4)])).toEqual({ state: 'editing' })
      await editing(false)
      await new Promise((resolve) => setTimeout(resolve, 50))
      await host.read()
      expect((await cell(table, 'B1')).value).toBe(3)
    })

    test.runIf(can('loseWrites'))('what is not there when read back has failed', async () => {
      const { host, cell, loseWrites } = await opened()
      await host.read()
      await loseWrites()
      expect(await host.apply([edit('B1', { value: 3 }, 4)])).toEqual({
        state: 'failed',
        cells: [at('B1')],
      })
      expect((await cell(table, 'B1')).value).toBe(3)
    })

    test('a sheet that is not there is gone', async () => {
      const { host } = await opened()
      await host.read()
      const edits = [edit('B1', { value: 3 }, 4), edit('B1', { value: 3 }, 4, '不在')]
      await expect(host.apply(edits)).rejects.toMatchObject({ name: 'HostError', code: 'gone' })
    })

    test.runIf(can('trips'))('takes two round trips, however many cells', async () => {
      const { host, trips } = await opened()
      await host.read()
      const before = await trips()
      await host.apply([
        edit('B1', { value: 3 }, 4),
        edit('B2', { value: 2 }, 1),
        edit('B2', { value: 2 }, 7, '2024'),
      ])
      expect(await trips()).toBe(before + 2)
    })
  })
}
