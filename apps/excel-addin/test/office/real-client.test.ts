import { lacking, launchChromium } from '@gongkai/fixtures'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostContract } from '../contract/host-contract.ts'
import { official } from './official.ts'
import { realClient } from './real-client.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(`Microsoft's client${reason ? `: ${reason}` : ''}`, () => {
  let browser: Browser
  let client: Awaited<ReturnType<typeof realClient>>
  beforeAll(async () => {
    browser = await launchChromium()
    client = await realClient(browser, { ExcelApi: '1.17', DelayForCellEdit: '1.1' })
  })
  afterAll(async () => {
    await client?.close()
    await browser?.close()
  })

  hostContract('Office, real client, simulated host', {
    can: official.can,
    open: (file) => client.open(file),
  })

  test('nothing went wrong in the page', () => {
    expect(client.faults).toEqual([])
  })
})
