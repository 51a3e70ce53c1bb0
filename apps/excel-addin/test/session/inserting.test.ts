import { exampleReports } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Host, HostError, type Snapshot } from '../../src/port.ts'
import { insertPlan } from '../../src/session/insert-plan.ts'
import { startSession } from '../../src/session/session.ts'
import { foreignOf, hostOf } from '../workbooks.ts'
import { fakeClock } from './fake-clock.ts'

const report = exampleReports['suqian-2024']
const template = await writeTemplate({ edition: editions[report.edition], year: report.year })

/** A session with a plan, over a host of which something is otherwise once the sheets are in. */
async function inserted(after: (host: Host) => Partial<Host>) {
  const { desk, host } = hostOf(foreignOf(report, '三、申请'))
  const changed = after(host)
  let isIn = false
  const session = startSession(
    {
      ...host,
      async insertSheets(file) {
        const called = await host.insertSheets(file)
        isIn = true
        return called
      },
      read: () => (isIn && changed.read ? changed.read() : host.read()),
      removeSheets: changed.removeSheets ?? host.removeSheets,
    },
    { clock: fakeClock(), loadInsight: () => new Promise(() => {}) },
  )
  onTestFinished(session.dispose)
  await session.look()
  const plan = insertPlan(session.state().seen!, template)!
  const done = await session.run(plan)
  const sheets = plan.insertion!.sheets.map(({ as }) => as)
  return { desk, session, sheets, done: 'told' in done ? done.told : done }
}
const reading = (change: (book: Snapshot['book']) => Snapshot['book']) =>
  inserted((host) => ({
    async read() {
      const snapshot = await host.read()
      return { ...snapshot, book: change(snapshot.book) }
    },
  }))

describe('a template to be put in', () => {
  const planFor = async (bytes: Uint8Array) => {
    const session = startSession(hostOf(bytes).host, {
      clock: fakeClock(),
      loadInsight: () => new Promise(() => {}),
    })
    onTestFinished(session.dispose)
    await session.look()
    return insertPlan(session.state().seen!, template)!.insertion!
  }

  test('says which filled sheets will be checked no more, and that is so', async () => {
    expect((await planFor(foreignOf(report, '三、申请'))).checkedNow).toEqual(['三、申请'])
    const { session } = await inserted(() => ({}))
    const { where, report: now } = session.state().seen!
    expect(where('requests.received.total')?.sheet).toBe('三、申请2')
    expect(now.values['requests.received.total']).toBeNull()
  })

  test('says nothing of tables where none is filled in', async () => {
    const blank = {
      ...report,
      values: Object.fromEntries(Object.keys(report.values).map((id) => [id, null])),
    }
    expect((await planFor(foreignOf(blank, '三、申请'))).checkedNow).toEqual([])
  })
})

describe('a template that was put in', () => {
  test('is read back: all of it there, under the names that were shown', async () => {
    const { done, sheets, session } = await inserted(() => ({}))
    expect(done).toEqual({ what: 'inserted', sheets })
    expect(sheets).toContain('三、申请2')
    expect(session.state().undo?.kind).toBe('insert-template')
  })

  test('and cannot be read is said to be so, and not offered to be taken back', async () => {
    const { done, sheets, session } = await inserted(() => ({
      read: () => Promise.reject(new HostError('editing')),
    }))
    expect(done).toEqual({ what: 'unread', sheets })
    expect(session.state().undo).toBeUndefined()
  })

  test('and is not there when read is said to be so', async () => {
    const { done } = await reading((book) => ({
      ...book,
      sheets: book.sheets.filter(({ name }) => name !== '三、申请2'),
    }))
    expect(done).toEqual({ what: 'lost', sheets: ['三、申请2'] })
  })

  test('and is more than is read is said to be so', async () => {
    const { done } = await reading((book) => ({
      ...book,
      sheets: book.sheets.map((sheet) => (sheet.name === '校验' ? { ...sheet, cut: true } : sheet)),
    }))
    expect(done).toEqual({ what: 'unread', sheets: ['校验'] })
  })

  test('and reads otherwise than its file is said to be so, cell by cell', async () => {
    const { done, sheets, session } = await reading((book) => ({
      ...book,
      sheets: book.sheets.map((sheet) => {
        const [range, ...others] = sheet.ranges
        if (sheet.name !== '三、申请2' || !range) return sheet
        const [[, ...first], ...rows] = range.values as [[unknown, ...string[]], ...string[][]]
        return {
          ...sheet,
          ranges: [
            {
              ...range,
              values: [['别的', ...first], ...rows],
              formulas: [['别的', ...first], ...range.formulas!.slice(1)],
            },
            ...others,
          ],
        }
      }),
    }))
    expect(done).toEqual({ what: 'differing', sheets, cells: [{ sheet: '三、申请2', address: 'A1' }] })
    expect(session.state().undo).toBeUndefined()
  })

  test('and does not go, or not as a whole, is said to be there still', async () => {
    const { session, desk, sheets } = await inserted(() => ({
      removeSheets: () => Promise.reject(new HostError('refused')),
    }))
    const before = desk.book()
    expect(await session.undo()).toEqual({ state: 'sheets', told: { what: 'left', sheets } })
    expect([desk.book(), session.state().undo?.kind]).toEqual([before, 'insert-template'])
  })

  test('is not in the workbook that another one replaced meanwhile', async () => {
    const { desk, session } = await inserted(() => ({}))
    const other = hostOf(foreignOf(report, '别的')).desk
    desk.open(other.file()!)
    expect(await session.undo()).toEqual({ state: 'other-workbook' })
    expect(desk.book()!.sheets.map(({ name }) => name)).toEqual(['别的'])
  })
})
