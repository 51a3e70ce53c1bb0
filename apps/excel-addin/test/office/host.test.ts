import { exampleReports } from '@gongkai/fixtures'
import { type OpenRange, readSheets } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { officeHost } from '../../src/hosts/office/host.ts'
import type { Edit } from '../../src/port.ts'
import { contractBook } from '../contract/book.ts'
import { workbookOf } from '../workbooks.ts'
import { fakeOffice, newest, oldest } from './fake.ts'
import type { Version } from './strict-client.ts'

const table = '三、申请'
const at = (address: string, sheet = table) => ({ sheet, address })
const edit = (address: string, expect: Edit['expect'], set: Edit['set']): Edit => ({
  at: at(address),
  expect,
  set,
})

function opened(version: Version = newest, file = contractBook()) {
  const office = fakeOffice(file, version)
  const valueAt = (address: string) => office.workbook.cell(office.workbook.named(table), address).value
  return { ...office, host: officeHost(office.api), valueAt }
}

describe('reading', () => {
  test.each([newest, oldest])(
    'all examples are read as from their files, ExcelApi $excelApi',
    async (version) => {
      for (const report of Object.values(exampleReports)) {
        const { host } = opened(version, await workbookOf(report))
        const reading = readSheets((await host.read()).book)
        expect(reading.report).toMatchObject({
          values: report.values,
          date: report.date,
          sections: report.sections,
          agency: report.agency,
        })
      }
    },
  )

  test('a session begins with two round trips', async () => {
    const { host, client } = opened()
    await host.start()
    expect(client.trips()).toBe(1)
    await host.read()
    expect(client.trips()).toBe(3)
  })

  test('merged areas come where the program tells them', async () => {
    const [first] = (await opened().host.read()).book.sheets
    expect(first!.merges).toEqual(['A5:C6'])
    const [older] = (await opened(oldest).host.read()).book.sheets
    expect(older!.merges).toEqual([])
  })

  test('a comma and an apostrophe in the name of a sheet', async () => {
    const { host, workbook } = opened()
    workbook.rename(table, "甲,乙'丙")
    expect((await host.read()).book.sheets[0]).toMatchObject({ name: "甲,乙'丙", merges: ['A5:C6'] })
  })

  test('number formats and hidden sheets are told', async () => {
    const { host, workbook } = opened()
    workbook.format(table, 'B2', 'yyyy/m/d')
    workbook.named('2024').visibility = 'VeryHidden'
    const { sheets } = (await host.read()).book
    const [{ row, column, formats }] = sheets[0]!.ranges as [OpenRange]
    expect(formats![2 - row]![2 - column]).toBe('yyyy/m/d')
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
  })

  test('of a sheet beyond all measure only a part is read, and that is said', async () => {
    const { host, workbook } = opened()
    workbook.type('2024', 'XFD1048576', 1)
    const [small, large] = (await host.read()).book.sheets
    expect([small!.cut, large!.cut]).toEqual([false, true])
    const { values } = large!.ranges[0]!
    expect(values.length * values[0]!.length).toBeLessThanOrEqual(50_000)
    expect(values[0]!.slice(0, 2)).toEqual(['自然人', 3])
  })

  test('of many large sheets the first are read whole', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `表${index}`)
    const { host, workbook } = opened(newest, contractBook(names))
    for (const name of names) workbook.type(name, 'CV500', 1)
    const { sheets } = (await host.read()).book
    expect(sheets.map(({ cut }) => cut)).toEqual([false, false, false, false, true, true, true, true])
    expect(sheets.every(({ ranges }) => ranges.flatMap(({ values }) => values).length <= 500)).toBe(true)
  })

  test('a sheet that becomes blank, or was', async () => {
    const { host, workbook } = opened()
    await host.read()
    for (const row of [1, 2, 3, 4]) for (const column of 'AB') workbook.type('2024', `${column}${row}`, null)
    expect((await host.read()).book.sheets[1]).toMatchObject({ ranges: [], cut: false })
    workbook.type('2024', 'C3', 5)
    expect((await host.read()).book.sheets[1]!.ranges[0]!.values.flat()).toContain(5)
  })

  test('sheets that come and go at every look are not looked at for ever', async () => {
    const { host, workbook, api } = opened()
    const { run } = api.Excel
    let copies = 0
    const restless = ((...args: Parameters<typeof run>) => {
      workbook.insert(contractBook([`新表${++copies}`]))
      return run(...args)
    }) as typeof run
    const error = await officeHost({ ...api, Excel: { run: restless } })
      .read()
      .catch((error) => error)
    expect(error).toMatchObject({ name: 'HostError', code: 'refused' })
    expect((await host.read()).book.sheets.length).toBe(2 + copies)
  })
})

describe('hints', () => {
  test('every kind of change is told', async () => {
    const { host, workbook } = opened()
    await host.start()
    let told = 0
    host.onDirty(() => told++)
    const changes = [
      () => workbook.type(table, 'B1', 1),
      () => workbook.insert(contractBook(['新表'])),
      () => workbook.activate(workbook.named('2024')),
      () => workbook.protect(table, []),
      () => workbook.deleteTab(workbook.named('2024')),
    ]
    for (const change of changes) {
      const before = told
      change()
      await expect.poll(() => told).toBeGreaterThan(before)
    }
  })

  test('listening begins with the first reading that succeeds, where a cell was open at the start', async () => {
    const { host, workbook, client } = opened(oldest)
    workbook.state.editing = true
    await host.start()
    await expect(host.read()).rejects.toMatchObject({ code: 'editing' })
    expect(client.listening()).toBe(0)
    workbook.state.editing = false
    await host.read()
    expect(client.listening()).toBe(5)
    await host.read()
    expect(client.listening()).toBe(5)
  })

  test('nothing is left listening', async () => {
    const { host, client } = opened()
    await host.start()
    expect(client.listening()).toBe(6)
    host.dispose()
    await expect.poll(client.listening).toBe(0)
  })
})

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

describe('sheets of a file', () => {
  test('whose names are taken come under others, and their names mean them', async () => {
    const { host, workbook } = opened(newest, contractBook(['2024']))
    workbook.rename('2024', table)
    await host.insertSheets(contractBook([table, '2024']))
    const { book } = await host.read()
    expect(book.sheets.map(({ name }) => name)).toEqual([table, `${table} (2)`, '2024'])
    expect(book.names.gk_requests).toBe(`='${table} (2)'!$A$1:$B$3`)
  })

  test('names that come with them are left', async () => {
    const { host, workbook } = opened(newest, contractBook(['2024']))
    workbook.state.bringsNames = true
    await host.insertSheets(contractBook([table]))
    expect((await host.read()).book.names.gk_requests).toContain(`'${table}'!`)
  })

  test('names of sheets that were deleted make way', async () => {
    const { host, workbook } = opened()
    workbook.deleteTab(workbook.named(table))
    await host.insertSheets(contractBook([table]))
    expect((await host.read()).book.names.gk_requests).toBe(`='${table}'!$A$1:$B$3`)
  })

  test('where a name cannot be added, none of them stays', async () => {
    const { host, workbook, api } = opened(newest, contractBook(['2024']))
    const { run } = api.Excel
    let runs = 0
    const taking = (async (...args: Parameters<typeof run>) => {
      if (++runs === 3) throw Object.assign(new Error(), { code: 'GeneralException' })
      return run(...args)
    }) as typeof run
    const failing = officeHost({ ...api, Excel: { run: taking } })
    await expect(failing.insertSheets(contractBook([table]))).rejects.toMatchObject({ code: 'refused' })
    expect((await host.read()).book.sheets.map(({ name }) => name)).toEqual(['2024'])
    expect(workbook.book().names).toEqual({})
  })
})

describe('errors', () => {
  test('a fault of ours is no HostError', async () => {
    const { api } = opened()
    const lazy = ((batch: (context: Excel.RequestContext) => Promise<unknown>) =>
      api.Excel.run(async (context) => {
        const { worksheets } = context.workbook
        worksheets.load('items/id')
        await batch(context)
        return worksheets.items[0]!.name
      })) as typeof api.Excel.run
    const error = await officeHost({ ...api, Excel: { run: lazy } })
      .read()
      .catch((error) => error)
    expect(error).toMatchObject({ name: 'RichApi.Error', code: 'PropertyNotLoaded' })
  })

  test('what Excel refuses carries the reason', async () => {
    const { host, workbook } = opened()
    workbook.named('2024').visibility = 'Hidden'
    const error = await host.reveal(at('A1', '2024')).catch((error) => error)
    expect(error).toMatchObject({ name: 'HostError', code: 'refused', cause: { code: 'InvalidOperation' } })
  })

  test('where the program cannot download, the host says so', async () => {
    const { api } = opened()
    const host = officeHost({ ...api, downloads: false })
    expect(host.can.saveFile).toBe(false)
    await expect(host.saveFile('a.docx', new Uint8Array(), '')).rejects.toMatchObject({ code: 'unsupported' })
  })
})
