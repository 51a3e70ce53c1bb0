import { exampleReports } from '@gongkai/fixtures'
import { explanationsFor, readSheets } from '@gongkai/workbook/sheets'
import { afterEach, describe, expect, test } from 'vitest'
import { wpsHost } from '../../src/hosts/wps/host.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import type { Edit } from '../../src/port.ts'
import { contractBook } from '../contract/book.ts'
import { workbookOf } from '../workbooks.ts'
import { type Build, builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import type { ModelBook } from './model.ts'
import { smallBook, templateWith } from './models.ts'

const violations: string[][] = []
afterEach(() => {
  expect(violations.splice(0).flat(), 'asked for what WPS does not have').toEqual([])
})

function started(
  books: readonly ModelBook[],
  build: Build,
  mayReplace: (path: string) => boolean = () => false,
) {
  const wps = fakeWps(books, build)
  violations.push(wps.violations)
  return { wps, host: wpsHost(jsapiIn({ Application: wps.application })!, mayReplace) }
}

const report = exampleReports['suqian-2024']
const at = (address: string, sheet = '三、申请') => ({ sheet, address })
const edit = (address: string, expect: Edit['expect'], set: Edit['set'], sheet?: string): Edit => ({
  at: at(address, sheet),
  expect,
  set,
})

// What WPS has beyond the contract of all hosts (contract.test.ts).
describe.each(Object.entries(builds))('in a build of kind %s', (_, build) => {
  test('all examples are read as from their files', async () => {
    for (const report of Object.values(exampleReports)) {
      const { host } = started([await templateWith(report)], build)
      const { book } = await host.read()
      const reading = readSheets(book)
      expect(reading.report.values).toEqual(report.values)
      expect(reading.report.date).toEqual(report.date)
      expect(reading.report.sections).toEqual(report.sections)
    }
  })

  test('the template comes into an open workbook as it is: figures, formulas, names; nothing else is left open', async () => {
    const model: ModelBook = { ...smallBook(), names: {} }
    const { wps, host } = started([model], build)
    await host.read()
    await host.insertSheets(await workbookOf(report, 'formula'))
    const { book } = await host.read()
    expect(book.sheets.slice(0, 2).map(({ name }) => name)).toEqual(['三、申请', '2024'])
    const { report: read, computed } = readSheets(book)
    expect([read.values, read.year, read.sections]).toEqual([report.values, report.year, report.sections])
    expect(computed.size).toBeGreaterThan(20)
    // The sheet of that name was there: the template's has another, and all that means it does so here.
    expect(book.names.gk_requests).toMatch(/^='三、申请 \(2\)'!/)
    expect([wps.files.size, wps.state.front, wps.state.activeSheet, wps.state.alerts]).toEqual([
      0,
      model,
      '三、申请',
      true,
    ])
  })

  test.each(['linksCopies', 'losesCopies', 'refusesToOpen', 'losesNames'] as const)(
    'sheets of a file are taken out again, or never come, in a program that %s',
    async (fault) => {
      const model: ModelBook = { ...smallBook(), names: { own: "='2024'!$A$1" } }
      const { wps, host } = started([model], build)
      const before = (await host.read()).book
      wps.state[fault] = true
      const insert = host.insertSheets(await workbookOf(report, 'formula'))
      // A build that brings the names along needs none to be added.
      if (fault === 'losesNames' && build.copiedNames === 'workbook') return void (await insert)
      await expect(insert).rejects.toMatchObject({ name: 'HostError', code: 'refused' })
      const { names, ...after } = (await host.read()).book
      expect([after.sheets, names.own]).toEqual([before.sheets, before.names.own])
      expect(Object.values(names).join()).not.toMatch(/xlsx|核实/)
      expect([wps.files.size, wps.state.front]).toEqual([0, model])
    },
  )

  test('sheets that WPS does not delete are told as refused, and questions are asked again as they were', async () => {
    for (const asks of [true, false]) {
      const { wps, host } = started([{ ...smallBook(), names: {} }], build)
      await host.read()
      const called = await host.insertSheets(contractBook(['新表', '又一张']))
      const { book } = await host.read()
      const sheets = book.sheets.filter(({ name }) => called.includes(name))
      wps.state.alerts = asks
      wps.state.keepsSheets = true
      const inserted = { sheets, names: {} }
      await expect(host.removeSheets(inserted)).rejects.toMatchObject({ code: 'refused' })
      expect(wps.state.alerts).toBe(asks)
      expect((await host.read()).book).toEqual(book)
      wps.state.keepsSheets = false
      expect(await host.removeSheets(inserted)).toEqual({ state: 'removed' })
      expect(wps.state.alerts).toBe(asks)
      expect((await host.read()).book.sheets).toHaveLength(2)
    }
  })

  test('sheets of a file do not come where no file can be written, or a cell is open', async () => {
    const { wps, host } = started([smallBook()], { ...build, ownFolderOnly: true })
    await host.read()
    await expect(host.insertSheets(contractBook(['新表']))).rejects.toMatchObject({ code: 'refused' })
    wps.state.editing = true
    await expect(host.insertSheets(contractBook(['新表']))).rejects.toMatchObject({ code: 'editing' })
  })

  test('a sheet whose name is not there afterwards is taken out again, without a question', async () => {
    const model = smallBook()
    const { wps, host } = started([model], build)
    await host.read()
    wps.state.losesNames = true
    await expect(host.addSheet(explanationsFor([]))).rejects.toMatchObject({ code: 'refused' })
    expect(model.sheets.map(({ name }) => name)).toEqual(['三、申请', '2024'])
    expect([wps.state.activeSheet, wps.state.alerts]).toEqual(['三、申请', true])
  })

  test('no sheet comes while a cell is open for typing', async () => {
    const { wps, host } = started([smallBook()], build)
    await host.read()
    wps.state.editing = true
    await expect(host.addSheet(explanationsFor([]))).rejects.toMatchObject({ code: 'editing' })
  })

  test('names of one sheet and those that cannot be told are left out, those of nothing stay', async () => {
    const model = smallBook()
    model.names.macro = '=?'
    const { host } = started([model], build)
    const { book } = await host.read()
    expect(Object.keys(book.names)).toEqual(['gk_requests', 'gone'])
  })

  test('hidden sheets are told, and dates by their format', async () => {
    const book = smallBook()
    book.sheets[1]!.visible = 2
    book.sheets[0]!.cells.C1 = { value: 45_000, format: 'yyyy"年"m"月"d"日"' }
    book.sheets[0]!.cells.C2 = { value: 45_000, format: '0' }
    const { host } = started([book], build)
    const { sheets } = (await host.read()).book
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
    const formats = sheets[0]!.ranges.flatMap(({ row, column, formats }) =>
      formats ? [[row, column, formats]] : [],
    )
    expect(formats).toEqual([
      [1, 3, [['yyyy"年"m"月"d"日"']]],
      [2, 3, [['0']]],
    ])
  })

  test.each([
    ['XFD1048576', null, false],
    ['XFD1048576', '远处', true],
    ['A5001', 1, true],
    ['A5000', 1, false],
    ['CV9', 1, false],
    ['CW9', 1, true],
  ])('where %s holds %s, that not all was read is said: %s', async (address, value, cut) => {
    const book = smallBook()
    book.sheets[0]!.cells[address] = { value, format: '0' }
    const { host } = started([book], build)
    const [sheet] = (await host.read()).book.sheets
    expect(sheet!.cut).toBe(cut)
    const { values } = sheet!.ranges[0]!
    expect(values[0]!.slice(0, 2)).toEqual(['自然人', 3])
    expect(values.length * values[0]!.length).toBeLessThanOrEqual(50_000)
  })

  test('a sheet of which all is beyond what is read is not blank in silence', async () => {
    const book = smallBook()
    book.sheets[0]!.cells = { A9000: { value: '很远' } }
    const { host } = started([book], build)
    expect((await host.read()).book.sheets[0]).toMatchObject({ ranges: [], cut: true })
  })

  test('a text goes into a cell of texts without an apostrophe', async () => {
    const book = smallBook()
    book.sheets[0]!.cells.C1 = { value: null, format: '@' }
    const { wps, host } = started([book], build)
    await host.read()
    expect(await host.apply([edit('C1', { value: '' }, '12')])).toMatchObject({ state: 'applied' })
    expect(wps.valueAt('三、申请', 'C1')).toBe('12')
  })

  test('a number and a formula go into cells of texts, which keep their format', async () => {
    const book = smallBook()
    book.sheets[0]!.cells.B2 = { value: '２', format: '@' }
    book.sheets[0]!.cells.C1 = { value: null, format: '@' }
    const { wps, host } = started([book], build)
    await host.read()
    const done = await host.apply([
      edit('B2', { value: '２' }, 2),
      edit('C1', { value: null }, { formula: '=SUM(B1:B2)' }),
    ])
    expect(done).toMatchObject({ state: 'applied' })
    expect([wps.valueAt('三、申请', 'B2'), wps.valueAt('三、申请', 'C1')]).toEqual([2, 5])
    expect(book.sheets[0]!.cells.B2?.format).toBe('@')
  })

  test('what the cell does not take is put back, all of it', async () => {
    const { wps, host } = started([smallBook()], build)
    await host.read()
    wps.state.losing.add('B2')
    const done = await host.apply([edit('B1', { value: 3 }, 4), edit('B2', { value: 2 }, 5)])
    expect(done).toEqual({ state: 'failed', cells: [at('B2')] })
    expect([wps.valueAt('三、申请', 'B1'), wps.valueAt('三、申请', 'B2')]).toEqual([3, 2])
  })

  test('a cell of texts takes no number where the format is protected', async () => {
    const book = smallBook()
    book.sheets[0]!.protected = true
    book.sheets[0]!.cells.B1!.unlocked = true
    book.sheets[0]!.cells.B2 = { value: '２', format: '@', unlocked: true }
    const { wps, host } = started([book], build)
    await host.read()
    const edits = [edit('B1', { value: 3 }, 4), edit('B2', { value: '２' }, 2)]
    expect(await host.apply(edits)).toEqual({ state: 'protected', cells: [at('B2')] })
    expect(wps.valueAt('三、申请', 'B1')).toBe(3)
    book.sheets[0]!.mayFormat = true
    expect(await host.apply(edits)).toMatchObject({ state: 'applied' })
  })

  test('while a cell is open for typing nothing is written', async () => {
    const { wps, host } = started([smallBook()], build)
    await host.read()
    wps.state.editing = true
    expect(await host.apply([edit('B1', { value: 3 }, 4)])).toEqual({ state: 'editing' })
    await expect(host.mark([{ at: at('B1'), severity: 'error' }])).rejects.toMatchObject({ code: 'editing' })
    wps.state.editing = false
    expect(wps.valueAt('三、申请', 'B1')).toBe(3)
  })

  test('marks come, are replaced and go; those of others stay', async () => {
    const book = smallBook()
    const theirs = [
      { area: 'A1', type: 2, formula: '=B1>0' },
      { area: 'A1', type: 3, formula: '' },
    ]
    book.sheets[0]!.conditions.push(...theirs)
    const { host } = started([book], build)
    await host.read()
    await host.mark([
      { at: at('B1'), severity: 'error' },
      { at: at('B2'), severity: 'warning' },
    ])
    expect(book.sheets[0]!.conditions).toHaveLength(4)
    // FFC7CE, red in the lowest byte
    expect(book.sheets[0]!.conditions[2]).toMatchObject({ area: 'B1', type: 2, fill: 0xcec7ff })
    await host.mark([{ at: at('A1:B2', '2024'), severity: 'note' }])
    expect(book.sheets[0]!.conditions).toEqual(theirs)
    expect(book.sheets[1]!.conditions).toHaveLength(1)
    expect(await host.clearMarks()).toBe(1)
    expect(await host.clearMarks()).toBe(0)
    expect(book.sheets.map(({ conditions }) => conditions.length)).toEqual([2, 0])
  })

  test('another workbook in front is another one, and nothing meant for the first is done to it', async () => {
    const [first, second] = [smallBook(), { ...smallBook(), fullName: 'C:\\年报\\下级.xlsx' }]
    const { wps, host } = started([first], build)
    const { workbook } = await host.read()
    wps.bringInFront(second)
    await expect(host.apply([edit('B1', { value: 3 }, 4)])).rejects.toMatchObject({ code: 'gone' })
    await expect(host.mark([])).rejects.toMatchObject({ code: 'gone' })
    expect((await host.read()).workbook).not.toBe(workbook)
    wps.bringInFront(first)
    expect((await host.read()).workbook).toBe(workbook)
  })

  test('saved under another name it is the same workbook; where that was not told, another', async () => {
    const { wps, host } = started([smallBook()], build)
    await host.start()
    const { workbook } = await host.read()
    wps.save('C:\\年报\\定稿.xlsx')
    expect((await host.read()).workbook).toBe(workbook)
    wps.state.losesEvents = true
    wps.save('C:\\年报\\再定稿.xlsx')
    expect((await host.read()).workbook).not.toBe(workbook)
  })

  test('an event that tells something else than a workbook does no harm', async () => {
    const { wps, host } = started([smallBook()], build)
    let dirty = 0
    host.onDirty(() => dirty++)
    await host.start()
    const { workbook } = await host.read()
    for (const told of [undefined, 5, '2024.xlsx', {}]) {
      wps.fire('WorkbookBeforeSave', told)
      wps.fire('WorkbookAfterSave', told)
    }
    expect(dirty).toBe(4)
    expect((await host.read()).workbook).toBe(workbook)
  })

  test('without a workbook there is nothing to work on', async () => {
    const { wps, host } = started([smallBook()], build)
    await host.read()
    wps.bringInFront(undefined)
    await expect(host.start()).rejects.toMatchObject({ code: 'no-workbook' })
    await expect(host.read()).rejects.toMatchObject({ code: 'no-workbook' })
  })

  test('a refusal comes as a HostError with what WPS threw', async () => {
    const book = smallBook()
    book.sheets[1]!.visible = 0
    const { host } = started([book], build)
    await host.read()
    const error = await host.reveal(at('A1', '2024')).catch((error) => error)
    expect(error).toMatchObject({ name: 'HostError', code: 'refused' })
    expect(JSON.stringify(error.cause?.message ?? error.cause)).toContain('hidden sheet')
  })
})
