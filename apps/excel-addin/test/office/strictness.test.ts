import { lacking, launchChromium } from '@gongkai/fixtures'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contractBook } from '../contract/book.ts'
import { fakeOffice, newest, oldest } from './fake.ts'
import { realClient } from './real-client.ts'
import { misuses } from './strictness.ts'

const reason = lacking('chromium')
const uses = Object.keys(misuses)
const codeOf = (use: string) => use.slice(0, use.indexOf(':'))

describe('Office in memory is as strict as Microsoft says', () => {
  test.each(uses)('%s', async (use) => {
    const { api } = fakeOffice(contractBook())
    await expect(misuses[use]!(api.Excel.run)).rejects.toMatchObject({
      name: 'RichApi.Error',
      code: codeOf(use),
    })
  })

  test('nothing is there that a later set brings', async () => {
    const { api } = fakeOffice(contractBook(), oldest)
    const merged = api.Excel.run(async ({ workbook }) =>
      workbook.worksheets.getItem('2024').getRange('A1').getMergedAreasOrNullObject(),
    )
    await expect(merged).rejects.toMatchObject({ code: 'ApiNotFound' })
  })

  test('a load names its properties, and such as there are', async () => {
    const { api } = fakeOffice(contractBook(), newest)
    for (const names of [undefined, 'value', 'items/name']) {
      const loading = api.Excel.run(async ({ workbook }) =>
        workbook.worksheets.getItem('2024').getRange('A1').load(names),
      )
      await expect(loading).rejects.toThrow(TypeError)
    }
  })
})

describe.skipIf(reason)(`and as Microsoft's client is${reason ? `: ${reason}` : ''}`, () => {
  let browser: Browser
  let client: Awaited<ReturnType<typeof realClient>>
  beforeAll(async () => {
    browser = await launchChromium()
    client = await realClient(browser, { ExcelApi: '1.17' })
    await client.open(contractBook())
  })
  afterAll(() => browser?.close())

  test.each(uses)('%s', async (use) => {
    expect(await client.misuse(use)).toEqual({ name: 'RichApi.Error', code: codeOf(use) })
  })
})
