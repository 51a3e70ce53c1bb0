import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lacking, launchChromium, pdfText } from '@gongkai/fixtures'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Overview, type OverviewUnit, toOverview } from '../src/index.ts'

const hard = '<script>alert(1)</script> & "乙" \u0001'

const unit = (name: string, change: Partial<OverviewUnit> = {}): OverviewUnit => ({
  name,
  depth: 1,
  parent: '甲市',
  standing: '已计入',
  tone: 'good',
  errors: 0,
  warnings: 0,
  explained: 0,
  ...change,
})

const overview: Overview = {
  government: '甲市人民政府',
  year: 2025,
  date: '2026-02-03',
  standings: [
    { label: '已计入', count: 38, tone: 'good' },
    { label: '已计入，迟报', count: 1, tone: 'wait' },
    { label: '未报', count: 1, tone: 'bad' },
  ],
  kinds: [
    { code: 'requests/balance', severity: 'error', title: '一加二等于三加四', findings: 9, units: 4 },
    { code: 'report/title', severity: 'note', title: '标题', findings: 3, units: 3 },
  ],
  worst: [unit('甲市公安局', { errors: 5, warnings: 1 }), unit('乙局', { errors: 1 })],
  outcomes: [
    { label: '（一）予以公开', value: 700 },
    { label: '（三）不予公开', value: '缺 1 个单位，其余合计 2' },
  ],
  totals: [{ label: '行政许可 · 本年处理决定数量', value: 12 }],
  units: [
    unit('甲市公安局', {
      errors: 5,
      notice: '退回/甲市公安局 #1 退回修改单.docx',
      tone: 'bad',
      standing: '有错误，未计入',
    }),
    ...Array.from({ length: 60 }, (_, i) => unit(`${hard}${i}`)),
  ],
  explained: [{ unit: hard, problem: hard, explanation: hard }],
  remarks: [{ severity: 'warning', text: hard }],
}

describe('the overview page', () => {
  const html = toOverview(overview)

  it('says every figure in words beside its picture', () => {
    for (const words of ['38', '95.0%', '一加二等于三加四', '缺 1 个单位，其余合计 2', '2026年2月3日'])
      expect(html).toContain(words)
    const bars = [...html.matchAll(/<svg width="160"[^>]*><rect[^>]*><\/rect><rect width="(\d+)"/gu)]
    expect(bars.map(([, width]) => Number(width))).toEqual([160, 53, 160, 32, 160, 0])
  })

  it('parts the bar of all units as they stand', () => {
    const [svg = ''] = /<svg class="parted".*?<\/svg>/u.exec(html) ?? []
    const widths = [...svg.matchAll(/ width="([\d.]+)"/gu)].map(([, width]) => Number(width))
    expect(widths).toEqual([683, 17, 17])
    expect(svg).toContain('aria-label="共 40 个单位：已计入 38；已计入，迟报 1；未报 1"')
  })

  it('holds no script, no other address, and links to notices that lie beside it', () => {
    expect(html).not.toContain('<script>')
    expect(html).not.toMatch(/https?:|src=/u)
    expect(html).toContain(
      `href="${encodeURIComponent('退回')}/${encodeURIComponent('甲市公安局 #1 退回修改单.docx')}"`,
    )
  })

  it('numbers the parts it has and leaves out the others', () => {
    const heads = (page: string) => [...page.matchAll(/<h2>(.*?)<\/h2>/gu)].map(([, title]) => title)
    expect(heads(html)).toHaveLength(7)
    expect(heads(toOverview({ ...overview, worst: [], explained: [], remarks: [], kinds: [] }))).toEqual([
      '一、报送情况',
      '二、问题的种类',
      '三、汇总数',
      '四、逐个单位',
    ])
  })

  const reason = lacking('chromium', 'pdftotext')
  describe.skipIf(reason)('in Chromium', { timeout: 120_000 }, () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      browser = await launchChromium()
      page = await browser.newPage({ bypassCSP: true })
      await page.setContent(html)
    })
    afterAll(() => browser?.close())

    it.each([1200, 375])('has nothing that axe objects to, %i pixels wide', async (width) => {
      await page.setViewportSize({ width, height: 800 })
      await page.evaluate(axe)
      const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
      expect(found.violations.map(({ id }) => id)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    })

    it('on a phone no word is set in a column of single characters: tables scroll within themselves', async () => {
      await page.setViewportSize({ width: 360, height: 800 })
      const tallest = await page.evaluate(
        'Math.max(...[...document.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect().height))',
      )
      expect(tallest).toBeLessThan(200)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    })

    it('is printed on A4 with every unit', async () => {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      const pages = await pdfText(new Uint8Array(pdf))
      expect(pages.length).toBeGreaterThan(1)
      expect(pages.join('').match(/已计入/gu)?.length).toBeGreaterThan(60)
    })
  })
})
