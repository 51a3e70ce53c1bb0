import { exampleReports } from '@gongkai/fixtures'
import { type OpenRange, readSheets } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { officeHost } from '../../src/hosts/office/host.ts'
import { contractBook } from '../contract/book.ts'
import { table } from '../contract/setting.ts'
import { workbookOf } from '../workbooks.ts'
import { newest, oldest } from './fake.ts'
import { opened } from './opened.ts'

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
