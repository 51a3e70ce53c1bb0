import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleReports, launchChromium } from '@gongkai/fixtures'
import { cellName, editions } from '@gongkai/schema'
import type { Browser, BrowserContext, BrowserContextOptions, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { workbookOf } from '../workbooks.ts'
import { builtPages, served } from './served.ts'

export const report = exampleReports['suqian-2024']
export const edition = editions['2021']
export const total = 'requests.received.total'
export const right = String(report.values[total])
export const wrong = '3552'
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The example's workbook with typed totals. */
export const typed = Buffer.from(await workbookOf(report, 'typed'))

/**
 * The built page in Chromium, for the tests of a describe block: each begins on a page without anything kept. `visit`
 * with options opens it in a context of its own.
 */
export function pageInChromium() {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-page-'))
  let browser: Browser
  let server: Server
  let own: BrowserContext | undefined
  const at = {
    folder,
    url: '',
    /** Errors of the page's scripts and of its console. */
    faults: [] as string[],
    page: undefined as unknown as Page,
    context: undefined as unknown as BrowserContext,
    visit,
  }

  beforeAll(async () => {
    await builtPages(join(folder, 'web'))
    ;({ url: at.url, server } = await served(join(folder, 'web')))
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => visit())

  async function visit(
    address = at.url,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => void,
  ): Promise<void> {
    await at.page?.close()
    if (at.context !== own) await at.context?.close()
    const size = { viewport: { width: 1280, height: 900 } }
    own ??= await browser.newContext(size)
    at.context = options ? await browser.newContext({ ...size, ...options }) : own
    const page = await at.context.newPage()
    at.page = page
    if (!options) {
      const session = await own.newCDPSession(page)
      await session.send('Storage.clearDataForOrigin', { origin: at.url, storageTypes: 'all' })
      await session.detach()
    }
    at.faults.length = 0
    page.on('pageerror', (error) => at.faults.push(String(error.stack)))
    page.on('console', (message) => {
      if (message.type() === 'error') at.faults.push(message.text())
    })
    prepare?.(page)
    await page.goto(address)
    await page.waitForSelector('.report table')
  }

  const field = (id: string) => at.page.getByLabel(cellName(edition, id), { exact: true })
  const open = (buffer: Buffer, name = '年报.xlsx') =>
    at.page.setInputFiles('.page-head input[type=file]', { name, mimeType: xlsx, buffer })
  const opened = async (buffer = typed) => {
    await open(buffer)
    await expect.poll(() => field(total).inputValue()).not.toBe('')
  }
  const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))
  const downloaded = async (click: () => Promise<void>) => {
    const [download] = await Promise.all([at.page.waitForEvent('download'), click()])
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
  }
  return Object.assign(at, {
    field,
    open,
    opened,
    downloaded,
    finding: (code: string) => at.page.locator(`[data-code="${code}"]`),
    headline: () => at.page.locator('.glance .headline').textContent(),
    save: () => downloaded(() => at.page.getByRole('button', { name: '保存', exact: true }).click()),
    tool: (title: string) => at.page.locator('summary', { hasText: title }).click(),
  })
}
