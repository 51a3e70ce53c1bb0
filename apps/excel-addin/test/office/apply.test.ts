import { describe, expect, test } from 'vitest'
import { officeHost } from '../../src/hosts/office/host.ts'
import { at, edit, table } from '../contract/setting.ts'
import { opened } from './opened.ts'

describe('apply', () => {
  test('waits for the end of typing, where it comes soon', async () => {
    const { host, workbook, valueAt } = opened()
    workbook.state.editing = true
    const done = host.apply([edit('B1', { value: 3 }, 4)])
    setTimeout(() => {
      workbook.state.editing = false
    }, 100)
    expect(await done).toMatchObject({ state: 'applied' })
    expect(valueAt('B1')).toBe(4)
  })

  test('and then sees what was typed', async () => {
    const { host, workbook, valueAt } = opened()
    workbook.state.editing = true
    const done = host.apply([edit('B1', { value: 3 }, 4)])
    setTimeout(() => {
      workbook.type(table, 'B1', 7)
      workbook.state.editing = false
    }, 50)
    expect(await done).toEqual({ state: 'stale', cells: [at('B1')] })
    expect(valueAt('B1')).toBe(7)
  })

  test('a cell that is opened between comparing and writing keeps what is typed', async () => {
    const { workbook, api, valueAt } = opened()
    const { run } = api.Excel
    let runs = 0
    const opening = ((...args: Parameters<typeof run>) => {
      if (++runs === 2) workbook.state.editing = true
      return run(...args)
    }) as typeof run
    const done = officeHost({ ...api, Excel: { run: opening } }).apply([edit('B1', { value: 3 }, 4)])
    expect(await done).toEqual({ state: 'editing' })
    workbook.type(table, 'B1', 7)
    workbook.state.editing = false
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(valueAt('B1')).toBe(7)
  })

  test('where the second of three cells is refused, the first is put back and the third never written', async () => {
    const { workbook, api, valueAt } = opened()
    const { run } = api.Excel
    let runs = 0
    // Protected by somebody else in the moment between: the first cell is still open, the others are not.
    const protecting = ((...args: Parameters<typeof run>) => {
      if (++runs === 2) workbook.protect(table, ['B1'])
      return run(...args)
    }) as typeof run
    const host = officeHost({ ...api, Excel: { run: protecting } })
    const done = await host.apply([
      edit('B1', { value: 3 }, 4),
      edit('B2', { value: 2 }, 1),
      edit('B3', { value: 5, formula: '=SUM(B1:B2)' }, 9),
    ])
    expect(done).toEqual({ state: 'protected', cells: [at('B2'), at('B3')] })
    expect([valueAt('B1'), valueAt('B2'), valueAt('B3')]).toEqual([3, 2, 5])
    expect(workbook.cell(workbook.named(table), 'B3').formula).toBe('=SUM(B1:B2)')
  })

  test('a formula that is none is refused, and the cells before it are put back', async () => {
    const { host, valueAt } = opened()
    const done = await host.apply([
      edit('B1', { value: 3 }, 4),
      edit('B2', { value: 2 }, { formula: '=SUM(' }),
    ])
    expect(done).toEqual({ state: 'failed', cells: [at('B2')] })
    expect([valueAt('B1'), valueAt('B2')]).toEqual([3, 2])
  })

  test('what could not be put back is said', async () => {
    const { workbook, api } = opened()
    const { run } = api.Excel
    let runs = 0
    const failing = ((...args: Parameters<typeof run>) => {
      if (++runs === 3) workbook.state.losesWrites = true
      return run(...args)
    }) as typeof run
    workbook.format(table, 'B2', '@')
    const host = officeHost({ ...api, Excel: { run: failing } })
    // A number in a cell of texts becomes a text.
    const done = host.apply([edit('B1', { value: 3 }, 4), edit('B2', { value: 2 }, 1)])
    await expect(done).rejects.toMatchObject({ name: 'HostError', code: 'refused' })
  })

  test.each([true, false])('texts in a cell of texts, apostrophes kept as letters: %s', async (keeps) => {
    const { host, workbook, valueAt } = opened()
    workbook.state.keepsApostrophes = keeps
    workbook.format(table, 'D1', '@')
    for (const [before, text] of [
      [null, '12'],
      ['12', '=1+1'],
      ['=1+1', "'引用"],
    ] as const) {
      const done = await host.apply([edit('D1', { value: before }, text)])
      expect(done).toMatchObject({ state: 'applied' })
      expect(valueAt('D1')).toBe(text)
    }
  })

  test('a text that begins with = is no formula', async () => {
    const { host } = opened()
    await host.apply([edit('D1', { value: null }, '=1+1')])
    expect(await host.apply([edit('D1', { value: '=1+1' }, null)])).toEqual({
      state: 'applied',
      before: [{ at: at('D1'), state: { value: '=1+1' } }],
    })
  })

  test('a cell under a merged area takes nothing', async () => {
    const { host } = opened()
    expect(await host.apply([edit('B6', { value: null }, 1)])).toEqual({ state: 'failed', cells: [at('B6')] })
  })
})
