import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { exampleReports, lacking, launchChromium, pdfText } from '@gongkai/fixtures'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toFragment, toHtml } from '../src/index.ts'
import { sample } from './samples.ts'

const reason = lacking('chromium', 'pdftotext')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const within = (fragment: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><title>某局</title><body><main><h1>信息公开年报</h1>${fragment}</main></body></html>`
const pages: readonly (readonly [string, string])[] = [
  ['page', toHtml(exampleReports['municipal-aggregate-2025'])],
  ['page of 2020', toHtml(exampleReports['liaozhong-2020'])],
  ['blank draft', toHtml(sample(), { draft: true })],
  ['fragment', within(toFragment(exampleReports['suqian-2023'], { draft: true }))],
]

describe.skipIf(reason)(`in Chromium${reason ? ` (${reason})` : ''}`, { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  async function withPage<T>(html: string, width: number, use: (page: Page) => Promise<T>): Promise<T> {
    // axe is a script, which the page's own policy rightly forbids.
    const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true })
    try {
      await page.setContent(html)
      return await use(page)
    } finally {
      await page.close()
    }
  }

  const violations = (html: string, width: number) =>
    withPage(html, width, async (page) => {
      await page.evaluate(axe)
      const found = await page.evaluate('axe.run()')
      return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]!.html}`,
      )
    })

  test.each(pages)('axe finds nothing wrong with the %s, wide or narrow', async (_, html) => {
    expect(await violations(html, 1200)).toEqual([])
    expect(await violations(html, 375)).toEqual([])
  })

  test('axe does find what is wrong', async () => {
    const broken = toHtml(sample())
      .replace(' lang="zh-CN"', '')
      .replaceAll(/headers="/g, 'headers="x')
    expect((await violations(broken, 1200)).map((violation) => violation.split(':')[0])).toEqual(
      expect.arrayContaining(['html-has-lang', 'td-headers-attr']),
    )
  })

  test.each(pages)(
    'on a phone only the tables of the %s scroll sideways, by keyboard too',
    async (_, html) => {
      await withPage(html, 375, async (page) => {
        const widths = await page.evaluate(() => ({
          page: document.documentElement.scrollWidth,
          regions: [...document.querySelectorAll('[role=region]')].map(
            (region) => region.scrollWidth - region.clientWidth,
          ),
        }))
        expect(widths.page).toBe(375)
        expect(widths.regions).toHaveLength(3)
        for (const hidden of widths.regions) expect(hidden).toBeGreaterThan(0)
        const scrolled = await page.evaluate(async () => {
          const region = document.querySelector<HTMLElement>('[role=region]')!
          region.focus()
          return document.activeElement === region
        })
        expect(scrolled).toBe(true)
        await page.keyboard.press('ArrowRight')
        await expect
          .poll(() => page.evaluate(() => document.querySelector('[role=region]')!.scrollLeft))
          .toBeGreaterThan(0)
      })
    },
  )

  test('the page runs no script and asks for nothing', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.setContent(toHtml(exampleReports['liaozhong-2020']))
    expect(asked).toEqual([])
    await expect(page.addScriptTag({ content: 'window.ran = true' })).rejects.toThrow()
    await page.close()
  })

  test('printed, the page is whole, and a draft says so on each sheet', async () => {
    const report = exampleReports['suqian-2023']
    const pdf = await withPage(toHtml(report, { draft: true }), 1200, (page) =>
      page.pdf({ preferCSSPageSize: true }),
    )
    const sheets = await pdfText(new Uint8Array(pdf))
    expect(sheets.length).toBeGreaterThan(2)
    for (const sheet of sheets) for (const character of '草稿') expect(sheet).toContain(character)
    const figures = sheets.join(' ').match(/\d+/g)
    for (const value of Object.values(report.values)) expect(figures).toContain(String(value).split('.')[0])
  })
})
