import { describe, expect, onTestFinished, test } from 'vitest'
import { insertPlan } from '../../src/session/insert-plan.ts'
import { startSession } from '../../src/session/session.ts'
import { contractBook } from './book.ts'
import { at, edit, type Setting, table } from './setting.ts'

/** What is promised of sheets of a file: shown before they come, read back, taken out again. */
export function insertContract({ opened, can }: Setting): void {
  /** A workbook with a sheet that is called as one of the file's, and a session that watches it. */
  async function begun() {
    const driver = await opened(contractBook(['2024', '台账']))
    const { host } = driver
    const session = startSession(host, {
      fail: (error) => expect.fail(String(error)),
      loadInsight: () => new Promise(() => {}),
    })
    onTestFinished(session.dispose)
    await session.look()
    const bookNow = async () => (await host.read()).book
    const planned = () => insertPlan(session.state().seen!, contractBook([table, '2024']))!
    return { ...driver, session, bookNow, planned }
  }

  async function inserted() {
    const all = await begun()
    const before = await all.bookNow()
    const done = await all.session.run(all.planned())
    expect(done).toMatchObject({ state: 'applied', told: { what: 'inserted' } })
    const undo = async () => {
      const undone = await all.session.undo()
      return 'told' in undone ? undone.told : undone
    }
    /** That 撤回 does nothing, and says why. */
    const stays = async (kept: object) => {
      const stood = await all.bookNow()
      expect(await undo()).toEqual({ what: 'kept', kept })
      expect(await all.bookNow()).toEqual(stood)
      expect(all.session.state().undo?.kind).toBe('insert-template')
    }
    return { ...all, before, undo, stays }
  }

  describe('sheets of a file', () => {
    test('come with their names, or the host says that it cannot', async () => {
      const { host } = await opened(contractBook(['2024']))
      await host.read()
      if (!host.can.insertSheets) {
        await expect(host.insertSheets(contractBook())).rejects.toMatchObject({ code: 'unsupported' })
        return
      }
      const called = await host.insertSheets(contractBook())
      const { book } = await host.read()
      expect(book.sheets.map(({ name }) => name)).toEqual(['2024', ...called])
      expect(called).toEqual([table, expect.stringMatching(/^2024./)])
      expect(book.names.gk_requests).toMatch(/^='?三、申请'?!\$A\$1:\$B\$3$/)
      expect(book.sheets[1]!.ranges[0]!.values.flat()).toContain('商业企业')
      await expect(host.insertSheets(contractBook())).rejects.toMatchObject({ name: 'HostError' })
      expect((await host.read()).book.sheets).toHaveLength(3)
    })
  })

  describe.runIf(can('insertSheets'))('inserting a template', () => {
    test('shows under which names the sheets come, and so they do; nothing else is changed', async () => {
      const { host, session, bookNow, planned, shown } = await begun()
      await host.reveal(at('B1', '2024'))
      const before = await bookNow()
      const plan = planned()
      expect(plan.insertion!.sheets).toEqual([
        { name: table, as: table },
        { name: '2024', as: '20242' },
      ])
      expect(await bookNow()).toEqual(before)
      const sheets = [table, '20242']
      expect(await session.run(plan)).toEqual({
        state: 'applied',
        cells: 0,
        told: { what: 'inserted', sheets },
      })
      const after = await bookNow()
      expect(after.sheets.slice(0, 2)).toEqual(before.sheets)
      expect(after.sheets.slice(2).map(({ name }) => name)).toEqual(sheets)
      if (can('shown')) expect((await shown())?.sheet).toBe('2024')
      expect(session.state().undo).toBe(plan)
      // A second one has nothing to propose: the names are there.
      expect(planned()).toBeUndefined()
    })

    test('is taken back: the workbook is what it was, with what was typed elsewhere meanwhile', async () => {
      const { session, bookNow, undo, before, type, cell } = await inserted()
      expect(await undo()).toEqual({ what: 'removed', sheets: [table, '20242'] })
      expect(await bookNow()).toEqual(before)
      expect(session.state().undo).toBeUndefined()
      await type('台账', 'D1', '早先')
      await session.look()
      await session.run(insertPlan(session.state().seen!, contractBook([table, '2024']))!)
      await type('台账', 'B1', 30)
      expect(await undo()).toMatchObject({ what: 'removed' })
      const { sheets, names } = await bookNow()
      expect([sheets.map(({ name }) => name), names]).toEqual([['2024', '台账'], before.names])
      expect((await cell('台账', 'D1')).value).toBe('早先')
      expect((await cell('台账', 'B3')).value).toBe(32)
    })

    test.each<[string, string, string | number | null]>([
      ['a figure changed', 'B1', 9],
      ['a blank filled', 'D7', '备注'],
      ['a formula written over by what it came to', 'B3', 5],
      ['a label cleared', 'A4', null],
    ])('is not taken back where something was typed: %s', async (_, address, value) => {
      const { stays, undo, type, cell, host, bookNow, before } = await inserted()
      const { value: was, formula } = await cell('20242', address)
      await type('20242', address, value)
      await stays({ state: 'typed', cells: [{ at: at(address, '20242'), now: { value } }] })
      const back = formula === undefined ? (was as string | number | null) : { formula }
      await host.apply([edit(address, { value }, back ?? null, '20242')])
      expect(await undo()).toMatchObject({ what: 'removed' })
      expect(await bookNow()).toEqual(before)
    })

    test.runIf(can('deleteSheet'))('is not taken back where one of the sheets was deleted', async () => {
      const { stays, deleteSheet } = await inserted()
      await deleteSheet('20242')
      await stays({ state: 'missing', sheets: ['20242'] })
    })

    test.runIf(can('renameSheet'))('is not taken back where one of the sheets has another name', async () => {
      const { stays, renameSheet, undo } = await inserted()
      await renameSheet(table, '依申请')
      await stays({ state: 'missing', sheets: [table] })
      await renameSheet('依申请', table)
      expect(await undo()).toMatchObject({ what: 'removed' })
    })

    test.each(["='三、申请'!B3", '=SUM(gk_requests)'])(
      'is not taken back where a formula elsewhere means the sheets: %s',
      async (formula) => {
        const { stays, host } = await inserted()
        const blank = { value: null }
        expect(await host.apply([edit('D1', blank, { formula }, '台账')])).toMatchObject({ state: 'applied' })
        await stays({ state: 'used', cells: [at('D1', '台账')], names: [] })
      },
    )

    test.runIf(can('deleteSheet'))('is not taken back where no other sheet is left', async () => {
      const { stays, deleteSheet } = await inserted()
      await deleteSheet('2024')
      await deleteSheet('台账')
      await stays({ state: 'alone' })
    })

    test.runIf(can('renameSheet'))('is not done where a name has been taken since it was shown', async () => {
      const { session, planned, renameSheet, bookNow } = await begun()
      const plan = planned()
      await renameSheet('台账', '20242')
      const before = await bookNow()
      expect(await session.run(plan)).toEqual({ state: 'sheets', told: { what: 'taken', sheets: ['20242'] } })
      expect(await bookNow()).toEqual(before)
      expect(session.state().undo).toBeUndefined()
    })

    test.runIf(can('lockStructure'))(
      'is not done, nor undone, where the structure is protected',
      async () => {
        const { session, planned, lockStructure, bookNow } = await begun()
        await lockStructure()
        const before = await bookNow()
        expect(await session.run(planned())).toEqual({ state: 'sheets', told: { what: 'locked' } })
        expect(await bookNow()).toEqual(before)
        expect(session.state().undo).toBeUndefined()
      },
    )

    test.runIf(can('lockStructure'))('stays where the structure was protected after it', async () => {
      const { session, undo, lockStructure, bookNow } = await inserted()
      await lockStructure()
      const before = await bookNow()
      expect(await undo()).toEqual({ what: 'locked' })
      expect(await bookNow()).toEqual(before)
      expect(session.state().undo).toBeDefined()
    })

    test.runIf(can('editing'))('is not taken back while a cell is open for typing, nor later', async () => {
      const { session, editing, bookNow } = await inserted()
      const before = await bookNow()
      await editing(true)
      expect(await session.undo()).toEqual({ state: 'trouble', code: 'editing' })
      await editing(false)
      expect(await bookNow()).toEqual(before)
    })
  })
}
