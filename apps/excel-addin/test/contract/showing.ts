import { explanationsFor, readSheets } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { at, edit, type Setting, table } from './setting.ts'

/** What jumps, a sheet of words and hints promise. */
export function showContract({ opened, can }: Setting): void {
  describe('reveal', () => {
    test.runIf(can('shown'))('shows the sheet, then the place', async () => {
      const { host, shown } = await opened()
      await host.read()
      await host.reveal(at('A1:B2', '2024'))
      expect(await shown()).toEqual(at('A1:B2', '2024'))
      await host.reveal(at('B3'))
      expect(await shown()).toEqual(at('B3'))
    })

    test('a sheet that is not there is gone', async () => {
      const { host } = await opened()
      await host.read()
      await expect(host.reveal(at('A1', '不在'))).rejects.toMatchObject({ name: 'HostError', code: 'gone' })
    })
  })

  describe('a sheet of words', () => {
    const sheet = explanationsFor([table])

    test('comes behind the last one with its name, and what is written there is read', async () => {
      const { host, shown } = await opened()
      const before = await host.read()
      await host.reveal(at('B1', '2024'))
      await host.addSheet(sheet)
      const { book, workbook } = await host.read()
      expect(workbook).toBe(before.workbook)
      expect(book.sheets.map(({ name }) => name)).toEqual([table, '2024', '核实说明'])
      expect(book.sheets.slice(0, 2).map(({ ranges }) => ranges)).toEqual(
        before.book.sheets.map(({ ranges }) => ranges),
      )
      if (can('shown')) expect((await shown())?.sheet).toBe('2024')
      for (const { text } of sheet.words)
        expect(book.sheets[2]!.ranges.flatMap(({ values }) => values.flat())).toContain(text)
      const done = await host.apply([
        edit('A3', { value: null }, '规则@位置', '核实说明'),
        edit('B3', { value: null }, '=数字无误', '核实说明'),
      ])
      expect(done.state).toBe('applied')
      expect(readSheets((await host.read()).book).report.explanations).toEqual([
        { for: '规则@位置', text: '=数字无误' },
      ])
    })

    test('is refused where there is one, and nothing is changed', async () => {
      const { host } = await opened()
      await host.read()
      await host.addSheet(sheet)
      const before = await host.read()
      for (const again of [sheet, { ...sheet, name: '另一张' }])
        await expect(host.addSheet(again)).rejects.toMatchObject({ name: 'HostError', code: 'refused' })
      expect((await host.read()).book).toEqual(before.book)
    })

    test.runIf(can('deleteSheet'))('comes again after it was deleted', async () => {
      const { host, deleteSheet } = await opened()
      await host.read()
      await host.addSheet(sheet)
      await deleteSheet('核实说明')
      await host.read()
      await host.addSheet(sheet)
      const { book } = await host.read()
      expect(book.sheets.map(({ name }) => name)).toEqual([table, '2024', '核实说明'])
      expect(book.names.gk_explanations).toMatch(/^='?核实说明'?!/)
    })

    test('is taken out again with its name, but not where more was written there', async () => {
      const { host, type } = await opened()
      const before = await host.read()
      await host.addSheet(sheet)
      const { book } = await host.read()
      const added = {
        sheets: book.sheets.filter(({ name }) => name === sheet.name),
        names: { [sheet.mark.name]: book.names[sheet.mark.name]! },
      }
      await type(sheet.name, 'A9', '另记')
      expect(await host.removeSheets(added)).toEqual({
        state: 'typed',
        cells: [{ at: at('A9', sheet.name), now: { value: '另记' } }],
      })
      await type(sheet.name, 'A9', null)
      expect(await host.removeSheets(added)).toEqual({ state: 'removed' })
      expect((await host.read()).book).toEqual(before.book)
    })

    test.runIf(can('lockStructure'))('does not come into a workbook that takes no sheets', async () => {
      const { host, lockStructure } = await opened()
      const before = await host.read()
      await lockStructure()
      await expect(host.addSheet(sheet)).rejects.toMatchObject({ name: 'HostError' })
      expect((await host.read()).book).toEqual(before.book)
    })
  })

  describe('hints', () => {
    test('typing is told; nothing is after the listener or the host has gone', async () => {
      const { host, type } = await opened()
      let [first, second] = [0, 0]
      const stop = host.onDirty(() => first++)
      host.onDirty(() => second++)
      await type(table, 'B1', 9)
      await expect.poll(() => first).toBeGreaterThan(0)
      stop()
      const [firstThen, secondThen] = [first, second]
      await type(table, 'B1', 8)
      await expect.poll(() => second).toBeGreaterThan(secondThen)
      expect(first).toBe(firstThen)
      host.dispose()
      const then = second
      await type(table, 'B1', 7)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(second).toBe(then)
    })

    test.runIf(can('loseEvents'))('reading does not depend on them', async () => {
      const { host, type, loseEvents } = await opened()
      await host.read()
      await loseEvents()
      await type(table, 'B1', 40)
      expect((await host.read()).book.sheets[0]!.ranges[0]!.values.flat()).toContain(40)
    })
  })
}
