import { readSheets } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { type Setting, table } from './setting.ts'

/** What reading promises. */
export function readingContract({ opened, can }: Setting): void {
  describe('reading', () => {
    test('tells values, formulas and names', async () => {
      const { host } = await opened()
      const { book, protectedSheets } = await host.read()
      expect(book.sheets.map(({ name }) => name)).toEqual([table, '2024'])
      expect(protectedSheets).toEqual([])
      expect(Object.keys(book.names)).toEqual(['gk_requests'])
      expect(book.names.gk_requests).toMatch(/^='?三、申请'?!\$A\$1:\$B\$3$/)
      const [{ row, column, values, formulas }] = book.sheets[0]!.ranges as [
        (typeof book.sheets)[0]['ranges'][0],
      ]
      const cell = (table: typeof values, down: number, right: number) => table[down - row]?.[right - column]
      expect([cell(values, 1, 1), cell(values, 1, 2), cell(values, 3, 2), cell(values, 4, 2)]).toEqual([
        '自然人',
        3,
        5,
        '无',
      ])
      expect(cell(formulas!, 3, 2)).toBe('=SUM(B1:B2)')
      expect(() => readSheets(book)).not.toThrow()
    })

    test('tells what was typed since', async () => {
      const { host, type } = await opened()
      const first = await host.read()
      await type(table, 'B1', 40)
      const second = await host.read()
      expect(second.workbook).toBe(first.workbook)
      expect(second.book.sheets[0]!.ranges[0]!.values.flat()).toEqual(
        expect.arrayContaining([40, 42, '商业企业']),
      )
    })

    test.runIf(can('writes'))('never writes, and shows nothing else', async () => {
      const { host, writes, shown } = await opened()
      const before = [await writes(), await shown?.()]
      await host.read()
      await host.read()
      expect([await writes(), await shown?.()]).toEqual(before)
    })

    test.runIf(can('trips'))('takes one round trip, typing in between or not', async () => {
      const { host, type, trips } = await opened()
      await host.read()
      const before = await trips()
      await host.read()
      expect(await trips()).toBe(before + 1)
      await type(table, 'B1', 7)
      await host.read()
      expect(await trips()).toBe(before + 2)
    })

    test('sees what was typed beyond all that was used', async () => {
      const { host, type } = await opened()
      await host.read()
      await type('2024', 'AC90', 77)
      const sheet = (await host.read()).book.sheets[1]!
      expect(sheet.ranges.flatMap(({ values }) => values.flat())).toContain(77)
    })

    test.runIf(can('deleteSheet'))('sees that a sheet was deleted', async () => {
      const { host, deleteSheet } = await opened()
      await host.read()
      await deleteSheet(table)
      const { book } = await host.read()
      expect(book.sheets.map(({ name }) => name)).toEqual(['2024'])
      expect(book.names.gk_requests ?? '#REF!').toContain('#REF!')
    })

    test.runIf(can('renameSheet'))('sees that a sheet has another name', async () => {
      const { host, renameSheet } = await opened()
      await host.read()
      await renameSheet(table, '依申请')
      const { book } = await host.read()
      expect(book.sheets.map(({ name }) => name)).toEqual(['依申请', '2024'])
      expect(book.sheets[0]!.ranges[0]!.values.flat()).toContain(3)
    })

    test.runIf(can('editing'))('goes on after a cell was open for typing', async () => {
      const { host, editing } = await opened()
      await editing(true)
      const told = await host.read().catch((error) => error)
      if (told instanceof Error) expect(told).toMatchObject({ name: 'HostError', code: 'editing' })
      await editing(false)
      expect((await host.read()).book.sheets).toHaveLength(2)
    })
  })
}
