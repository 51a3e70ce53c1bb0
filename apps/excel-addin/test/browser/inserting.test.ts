import { exampleReports } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import { cellOfBook, readSheets } from '@gongkai/workbook/sheets'
import { writeTemplate } from '@gongkai/workbook/template'
import { describe, expect, test } from 'vitest'
import { savedBytes } from '../../src/hosts/browser/workbook.ts'
import { startSession } from '../../src/session/session.ts'
import { foreignOf, hostOf, placeOf } from '../workbooks.ts'

const report = exampleReports['suqian-2024']
const edition = editions[report.edition]
const template = await writeTemplate({ edition, year: report.year, totals: 'typed' })
const received = 'requests.received.natural'

describe('the template’s sheets in a workbook on the page', () => {
  test('are the report from then on; what was typed before stays typed, and all of it is saved', async () => {
    const { desk, host } = hostOf(foreignOf(report, '去年'))
    const before = await host.read()
    desk.set([{ at: { sheet: '去年', address: 'A1' }, set: '改过的标题' }])
    const typed = desk.edits()
    await host.insertSheets(template)
    expect(desk.edits()).toEqual(typed)
    const { workbook, book } = await host.read()
    expect(workbook).toBe(before.workbook)
    const empty = readWorkbook(template).report
    expect(readSheets(book).report).toEqual(empty)
    desk.set([{ at: placeOf(edition, received), set: 5 }])
    const saved = await savedBytes(desk.file()!, desk.edits())
    expect(readWorkbook(saved).report).toEqual({ ...empty, values: { ...empty.values, [received]: 5 } })
    const { desk: again } = hostOf(saved)
    expect(cellOfBook(again.book()!, { sheet: '去年', address: 'A1' })?.value).toBe('改过的标题')
    expect(again.book()!.sheets[0]!.cells).toEqual(desk.book()!.sheets[0]!.cells)
  })

  test('are found by a session that watches, and checked as a template is', async () => {
    const { host } = hostOf(foreignOf({ ...report, values: {}, sections: {} }, '数据'))
    const session = startSession(host)
    await session.look()
    await host.insertSheets(template)
    await session.look()
    const alone = startSession(hostOf(template).host)
    await alone.look()
    const codes = ({ state }: typeof session) => state().seen?.told.map(({ finding }) => finding)
    expect(codes(session)).not.toEqual([])
    expect(codes(session)).toEqual(codes(alone))
    expect(session.state().seen?.report.year).toBe(report.year)
    session.dispose()
    alone.dispose()
  })

  test('go again: the file is the one from before, with what was typed before and since', async () => {
    const { desk, host } = hostOf(foreignOf(report, '三、申请'))
    const file = desk.file()!
    const bytes = await file.bytes()
    desk.set([{ at: { sheet: '三、申请', address: 'A1' }, set: '改过的标题' }])
    const called = await host.insertSheets(template)
    const { book } = await host.read()
    desk.set([{ at: { sheet: '三、申请', address: 'A2' }, set: '再改一处' }])
    const sheets = book.sheets.filter(({ name }) => called.includes(name))
    expect(await host.removeSheets({ sheets, names: book.names })).toEqual({ state: 'removed' })
    expect(desk.file()).toBe(file)
    expect(await file.bytes()).toBe(bytes)
    expect(desk.edits()).toEqual([
      { at: { sheet: '三、申请', address: 'A1' }, set: '改过的标题' },
      { at: { sheet: '三、申请', address: 'A2' }, set: '再改一处' },
    ])
    await expect(host.removeSheets({ sheets, names: {} })).resolves.toMatchObject({ state: 'missing' })
  })

  test('whose workbook was closed meanwhile come into no other', async () => {
    const { desk, host } = hostOf(foreignOf(report, '去年'))
    const inserting = host.insertSheets(template)
    const { desk: other } = hostOf(foreignOf(report, '别的'))
    desk.open(other.file()!)
    await expect(inserting).rejects.toMatchObject({ name: 'HostError', code: 'gone' })
    expect(desk.book()!.sheets.map(({ name }) => name)).toEqual(['别的'])
  })

  test('are refused where the workbook has a report of the template, and nothing is changed', async () => {
    const { desk, host } = hostOf(template)
    const [file, book] = [desk.file(), desk.book()]
    await expect(host.insertSheets(template)).rejects.toMatchObject({
      code: 'refused',
      cause: { state: 'name-taken' },
    })
    expect([desk.file(), desk.book()]).toEqual([file, book])
  })
})
