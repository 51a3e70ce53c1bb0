import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { exampleReports, lacking, launchChromium } from '@gongkai/fixtures'
import { compareReports, comparisonCounts, jumpsOf, type Report } from '@gongkai/schema'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonPage } from '../src/comparison/index.ts'

type Node = DefaultTreeAdapterMap['childNode'] | DefaultTreeAdapterMap['document']

const all = (node: Node, name: string): DefaultTreeAdapterMap['element'][] =>
  'childNodes' in node
    ? node.childNodes.flatMap((child) => [
        ...('tagName' in child && child.tagName === name ? [child] : []),
        ...all(child, name),
      ])
    : []
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('').trim() : ''

const { 'suqian-2023': before, 'suqian-2024': now, 'liaozhong-2020': old } = exampleReports
const withValues = (report: Report, values: Report['values']): Report => ({
  ...report,
  values: { ...report.values, ...values },
})
const odd = withValues(now, {
  'requests.granted.natural': '<script>alert(1)</script>',
  'requests.received.natural': null,
})

describe('the page', () => {
  const comparison = compareReports(before, now)
  const tables = all(parse(comparisonPage(comparison)), 'table')

  it('gives every figure once, and the worst jumps first', () => {
    const rows = (caption: string) =>
      tables
        .filter((table) => textOf(all(table, 'caption')[0] ?? table) === caption)
        .flatMap((table) =>
          all(table, 'tr')
            .slice(1)
            .map((row) => textOf(all(row, 'th')[0] ?? row)),
        )
    expect(rows('变化最大的在前')).toEqual(jumpsOf(comparison).map(({ name }) => name))
    const every = tables.slice(-3).flatMap((table) => all(table, 'tr').slice(1))
    expect(every).toHaveLength(comparison.lines.length)
    expect(every.map((row) => textOf(all(row, 'th')[0] ?? row))).toEqual(
      comparison.lines.map(({ name }) => name),
    )
  })

  it('draws bars as long as the figures are, on one scale in a chart', () => {
    const chart = tables.find((table) => textOf(all(table, 'caption')[0] ?? table) === '申请与办理')
    const drawn = all(chart ?? tables[0]!, 'tr').slice(1)
    const largest = Math.max(
      ...drawn.flatMap((row) =>
        all(row, 'td')
          .slice(0, 2)
          .map((cell) => Number(textOf(cell))),
      ),
    )
    for (const row of drawn) {
      const figures = all(row, 'td')
        .slice(0, 2)
        .map((cell) => Number(textOf(cell)))
      const widths = all(row, 'rect').map(({ attrs }) => Number(attrs.find((a) => a.name === 'width')?.value))
      expect(widths).toEqual(
        figures.filter((figure) => figure > 0).map((figure) => Math.round((figure / largest) * 10_000) / 100),
      )
    }
    expect(drawn.length).toBeGreaterThan(2)
  })

  it('keeps what stands in a report text, and says what is no number', () => {
    const html = comparisonPage(compareReports(before, odd))
    expect(html).not.toContain('<script')
    expect(html).toContain('「&lt;script&gt;alert(1)&lt;/script&gt;」不是数')
    expect(html).toContain('空白')
  })

  it('loads nothing, whoever opens it', () => {
    const html = comparisonPage(compareReports(old, now), 'en')
    expect(html).not.toMatch(/(?:src|href)=|url\(|@import|<script|<link/u)
    const [policy] = all(parse(html), 'meta').flatMap(({ attrs }) => {
      const of = (name: string) => attrs.find((each) => each.name === name)?.value
      return of('http-equiv') === 'Content-Security-Policy' ? [of('content')] : []
    })
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(comparisonCounts(compareReports(old, now)).oneSided).toBeGreaterThan(0)
  })
})

const reason = lacking('chromium')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const pages: readonly (readonly [string, string])[] = [
  ['of two years', comparisonPage(compareReports(before, now))],
  ['of two forms', comparisonPage(compareReports(old, now))],
  ['in English, with what is no number', comparisonPage(compareReports(before, odd), 'en')],
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

  it.each([
    [1200, pages[2]],
    [375, pages[1]],
  ] as const)('axe finds nothing wrong at a width of %i', async (width, page) => {
    const violations = await withPage(page?.[1] ?? '', width, async (shown) => {
      await shown.evaluate(axe)
      const found = await shown.evaluate('axe.run()')
      return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations
    })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it.each(pages)('nothing of a page %s is wider than a phone', async (_, html) => {
    const wide = await withPage(html, 375, (page) =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )
    expect(wide).toBe(0)
  })
})
