import { explanationsFor } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { officeHost } from '../../src/hosts/office/host.ts'
import { contractBook } from '../contract/book.ts'
import { at, table } from '../contract/setting.ts'
import { newest, oldest } from './fake.ts'
import { opened } from './opened.ts'

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

describe('a sheet of words', () => {
  test('is not left where its name is taken by the time', async () => {
    const { host, workbook } = opened()
    const sheet = explanationsFor([])
    // Somebody else who has the workbook open.
    workbook.onEvent((event) => {
      if (event === 13) workbook.setName(sheet.mark.name, "='2024'!$A$1:$B$3")
    })
    await expect(host.addSheet(sheet)).rejects.toMatchObject({ name: 'HostError' })
    const { book } = await host.read()
    expect(book.sheets.map(({ name }) => name)).toEqual([table, '2024'])
    expect(book.names[sheet.mark.name]).toBe("='2024'!$A$1:$B$3")
  })

  test('does not come late: nothing is added while a cell is open for typing', async () => {
    const { host, workbook } = opened(oldest)
    await host.read()
    workbook.state.editing = true
    await expect(host.addSheet(explanationsFor([]))).rejects.toMatchObject({ code: 'editing' })
    workbook.state.editing = false
    expect((await host.read()).book.sheets).toHaveLength(2)
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
