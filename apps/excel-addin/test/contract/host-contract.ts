import { readSheets } from '@gongkai/workbook/sheets'
import { afterEach, describe, expect, test } from 'vitest'
import type { Edit } from '../../src/port.ts'
import { contractBook } from './book.ts'
import type { Driver, Harness } from './driver.ts'

const table = '三、申请'
const at = (address: string, sheet = table) => ({ sheet, address })
const edit = (address: string, expect: Edit['expect'], set: Edit['set'], sheet?: string): Edit => ({
  at: at(address, sheet),
  expect,
  set,
})

/** What every host promises (see `port.ts`), whatever program stands behind it. */
export function hostContract(name: string, harness: Harness): void {
  describe(`the host contract: ${name}`, () => {
    let driver: (Required<Driver> & Driver) | undefined
    const can = (...what: readonly Harness['can'][number][]) => what.every((one) => harness.can.includes(one))

    async function opened(file = contractBook()) {
      driver = (await harness.open(file)) as Required<Driver>
      await driver.host.start()
      return driver
    }
    afterEach(async () => {
      driver?.host.dispose()
      await driver?.close?.()
      driver = undefined
    })

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
        const cell = (table: typeof values, down: number, right: number) =>
          table[down - row]?.[right - column]
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
        expect(await host.apply([edit('B1', { value: 4 }, 3), edit('B2', { value: null }, 2)])).toMatchObject(
          {
            state: 'applied',
          },
        )
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

      test.runIf(can('editing'))(
        'nothing is written while a cell is open for typing, nor later',
        async () => {
          const { host, cell, editing } = await opened()
          await host.read()
          await editing(true)
          expect(await host.apply([edit('B1', { value: 3 }, 4)])).toEqual({ state: 'editing' })
          await editing(false)
          await host.read()
          expect((await cell(table, 'B1')).value).toBe(3)
        },
      )

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

    describe.runIf(can('marks', 'addOthersMark'))('marks', () => {
      const marked = [
        { at: at('B1'), severity: 'error' },
        { at: at('B2'), severity: 'warning' },
      ] as const

      test('come, are replaced and go; those of others stay', async () => {
        const { host, marks, addOthersMark } = await opened()
        await host.read()
        await addOthersMark(table, 'A1:B2', 'B1>0')
        const theirs = await marks(table)
        await host.mark(marked)
        expect((await marks(table)).map(({ area }) => area)).toEqual(['A1:B2', 'B1', 'B2'])
        await host.mark([{ at: at('A1', '2024'), severity: 'note' }])
        expect(await marks(table)).toEqual(theirs)
        expect((await marks('2024')).map(({ area }) => area)).toEqual(['A1'])
        expect(await host.clearMarks()).toBe(1)
        expect(await host.clearMarks()).toBe(0)
        expect([await marks(table), await marks('2024')]).toEqual([theirs, []])
      })

      test('contents stay', async () => {
        const { host } = await opened()
        const before = await host.read()
        await host.mark(marked)
        expect((await host.read()).book.sheets).toEqual(before.book.sheets)
      })

      test.runIf(can('protect'))('a protected sheet is not marked, and no other either', async () => {
        const { host, marks, protect } = await opened()
        await host.read()
        await protect('2024', [])
        const both = [...marked, { at: at('B1', '2024'), severity: 'error' }] as const
        await expect(host.mark(both)).rejects.toMatchObject({ name: 'HostError', code: 'protected' })
        expect(await marks(table)).toEqual([])
      })

      test('on a sheet that is not there are refused, and none is left', async () => {
        const { host, marks } = await opened()
        await host.read()
        await expect(
          host.mark([...marked, { at: at('A1', '不在'), severity: 'error' }]),
        ).rejects.toMatchObject({ name: 'HostError', code: 'gone' })
        expect(await marks(table)).toEqual([])
      })
    })

    describe('sheets of a file', () => {
      test('come with their names, or the host says that it cannot', async () => {
        const { host } = await opened(contractBook(['2024']))
        await host.read()
        if (!host.can.insertSheets) {
          await expect(host.insertSheets(contractBook())).rejects.toMatchObject({ code: 'unsupported' })
          return
        }
        await host.insertSheets(contractBook())
        const { book } = await host.read()
        expect(book.sheets.map(({ name }) => name).slice(0, 2)).toEqual(['2024', table])
        expect(book.sheets).toHaveLength(3)
        expect(book.names.gk_requests).toMatch(/^='?三、申请'?!\$A\$1:\$B\$3$/)
        expect(book.sheets[1]!.ranges[0]!.values.flat()).toContain('商业企业')
        await expect(host.insertSheets(contractBook())).rejects.toMatchObject({ name: 'HostError' })
        expect((await host.read()).book.sheets).toHaveLength(3)
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
  })
}
