import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleReports, lacking, pdfText, renderPdf } from '@gongkai/fixtures'
import { cellName, editions, type Report, starterText } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { foreignOf, workbookOf } from '../workbooks.ts'
import { builtFile, builtPages, launched, served, violations } from './served.ts'

const report = exampleReports['suqian-2024']
const edition = editions['2021']
const total = 'requests.received.total'
const right = String(report.values[total])
const wrong = '3552'
const reason = lacking('chromium')
const folder = mkdtempSync(join(tmpdir(), 'gongkai-page-'))
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe.skipIf(reason)(`the page in Chromium${reason ? ` (${reason})` : ''}`, { timeout: 120_000 }, () => {
  let browser: Browser
  let server: Server
  let url: string
  let file: string
  let typed: Buffer
  let context: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    await builtPages(join(folder, 'web'))
    file = await builtFile(join(folder, 'offline'))
    ;({ url, server } = await served(join(folder, 'web')))
    browser = await launched()
    typed = Buffer.from(await workbookOf(report, 'typed'))
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function visit(address = url, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    await context?.close()
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    page = await context.newPage()
    faults.length = 0
    page.on('pageerror', (error) => faults.push(String(error.stack)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(address)
    await page.waitForSelector('.report table')
  }
  beforeEach(() => visit())

  const field = (id: string) => page.getByLabel(cellName(edition, id), { exact: true })
  const open = async (buffer: Buffer, name = '年报.xlsx') => {
    await page.setInputFiles('.page-head input[type=file]', { name, mimeType: xlsx, buffer })
  }
  const opened = async (buffer = typed) => {
    await open(buffer)
    await expect.poll(() => field(total).inputValue()).not.toBe('')
  }
  const finding = (code: string) => page.locator(`[data-code="${code}"]`)
  const headline = () => page.locator('.glance .headline').textContent()
  const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))
  const downloaded = async (click: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()])
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
  }
  const save = () => downloaded(() => page.getByRole('button', { name: '保存', exact: true }).click())
  const tool = async (title: string) => {
    await page.locator('summary', { hasText: title }).click()
  }

  test('a wrong total typed is found, shown, repaired on a click, taken back, and exported to Word', async () => {
    await opened()
    await expect.poll(headline).not.toContain('错误')
    await field(total).fill(wrong)
    const card = finding('requests/row-total')
    await card.waitFor()
    await expect(card.textContent()).resolves.toContain('相差 27')
    await expect(card.locator('.sum').textContent()).resolves.toContain(`= ${right}`)
    await expect.poll(headline).toContain('2 处错误')
    // The jump goes to the cell, by keyboard.
    await field('requests.received.natural').focus()
    await card.getByRole('button', { name: '跳到 三、申请!' }).focus()
    await page.keyboard.press('Enter')
    expect(await field(total).evaluate((element) => element === document.activeElement)).toBe(true)
    // So does a cell of the table in small.
    await field('requests.received.natural').focus()
    await page.locator('.map button.is-error').first().click()
    expect(await page.evaluate('document.activeElement.className')).toContain('figure')
    expect(await field(total).inputValue()).toBe(wrong)
    await card.locator('.plan button').click()
    await expect.poll(() => field(total).inputValue()).toBe(right)
    await expect.poll(() => card.count()).toBe(0)
    await page.getByRole('button', { name: '撤回「改正」' }).click()
    await expect.poll(() => field(total).inputValue()).toBe(wrong)
    await card.waitFor()
    await card.locator('.plan button').click()
    await expect.poll(() => card.count()).toBe(0)
    await tool('导出')
    const { name, bytes } = await downloaded(() => page.getByRole('button', { name: 'Word' }).click())
    expect(name).toMatch(/2024年政府信息公开工作年度报告\.docx$/)
    const text = (await pdfText(await renderPdf(bytes))).join(' ').replace(/\s/g, '')
    for (const value of Object.values(report.values)) expect(text).toContain(String(value))
    expect(faults).toEqual([])
  })

  test('what was typed is in the saved file, and nothing else is changed', async () => {
    await opened()
    await field(total).fill(wrong)
    await field('requests.granted.research').fill('')
    const { name, bytes } = await save()
    expect(name).toBe('年报.xlsx')
    const read = readWorkbook(bytes)
    expect(read.report.values).toEqual({
      ...report.values,
      [total]: Number(wrong),
      'requests.granted.research': null,
    })
    expect(read.report.sections).toEqual(readWorkbook(typed).report.sections)
  })

  test('a new report is filled in from the first cell to a file that reads the same', async () => {
    await page.getByLabel('年度', { exact: true }).fill('2025')
    await page.getByRole('button', { name: '新建' }).click()
    await page.getByLabel('单位全称').first().fill('某县某局')
    await page.getByLabel('单位类型').selectOption('政府部门')
    await page.getByLabel('行政层级').selectOption('县级')
    await page.getByLabel('落款日期').fill('2026-01-20')
    const paragraphs = page.locator('#section-overview textarea')
    await paragraphs.pressSequentially('第一段。')
    await paragraphs.press('Enter')
    await paragraphs.pressSequentially('第二段。')
    await field('requests.received.natural').fill('3')
    await field('requests.received.enterprise').fill('1.5件')
    // The blanks of each table, by the preview's list.
    for (const title of ['二、', '四、']) {
      const group = page.locator('.group', { has: page.locator('h3', { hasText: title }) })
      await group.locator('[data-code="cell/blank"] .plan button').click()
      await page.getByRole('button', { name: /^写入 \d+ 格$/ }).click()
    }
    await expect.poll(() => field('proactive.fees.amount').inputValue()).toBe('0')
    await expect.poll(() => field('disputes.review.upheld').inputValue()).toBe('0')
    const { name, bytes } = await save()
    expect(name).toBe('某县某局2025年政府信息公开工作年度报告.xlsx')
    const { report: read } = readWorkbook(bytes)
    expect(read).toMatchObject({
      year: 2025,
      edition: '2021',
      agency: { name: '某县某局', kind: 'department', level: 'county' },
      date: '2026-01-20',
      sections: { overview: ['第一段。', '第二段。'] },
    } satisfies Partial<Report>)
    expect(read.values).toMatchObject({
      'requests.received.natural': 3,
      'requests.received.enterprise': '1.5件',
      'requests.received.total': null,
      'disputes.review.total': 0,
    })
  })

  test('a block from a spreadsheet goes where it was pasted, and says what found no place', async () => {
    await page.evaluate(
      `navigator.clipboard?.writeText; document.querySelector('input[aria-label="一、本年新收政府信息公开申请数量 · 自然人"]').focus()`,
    )
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      )
    }, '1\t2\t0\t0\t0\t0\t3\t99\r\n4\t\t0\t0\t0\t０\t"5"\r\n')
    await expect.poll(() => field('requests.carriedIn.total').inputValue()).toBe('5')
    expect(await field('requests.received.enterprise').inputValue()).toBe('2')
    expect(await field('requests.carriedIn.otherOrganization').inputValue()).toBe('０')
    await field('requests.received.natural').scrollIntoViewIfNeeded()
    const said = page.getByRole('status').filter({ hasText: '有 1 个数超出表格' })
    await said.waitFor()
    const { y, height } = (await said.boundingBox())!
    expect(y).toBeGreaterThan(0)
    expect(y + height).toBeLessThan(900)
    // A full-width zero is safe to mend.
    const card = finding('cell/typed-as-text')
    expect((await card.textContent())?.split('改正')).toHaveLength(2)
    await card.locator('.plan button').click()
    await expect.poll(() => field('requests.carriedIn.otherOrganization').inputValue()).toBe('0')
  })

  test('totals are computed, or made formulas that follow, and 撤回 brings the figures back', async () => {
    await opened()
    await field(total).fill('')
    await field('requests.received.natural').fill('1')
    await tool('工具')
    await page.getByRole('button', { name: '计算合计' }).click()
    await page.getByRole('button', { name: /^写入 \d/ }).click()
    await expect.poll(() => field(total).inputValue()).not.toBe('')
    const computed = await field(total).inputValue()
    await page.getByRole('button', { name: '写入合计公式' }).click()
    await page.getByRole('button', { name: /^写入 \d/ }).click()
    await expect.poll(() => field(total).getAttribute('readonly')).not.toBeNull()
    await field('requests.received.natural').fill('11')
    await expect.poll(() => field(total).inputValue()).toBe(String(Number(computed) + 10))
    const { bytes } = await save()
    const read = readWorkbook(bytes)
    expect(read.computed.has(total)).toBe(true)
    expect(read.report.values[total]).toBe(Number(computed) + 10)
    await field('requests.received.natural').fill('1')
    await page.getByRole('button', { name: '撤回「写入合计公式」' }).click()
    await expect.poll(() => field(total).getAttribute('readonly')).toBeNull()
    expect(await field(total).inputValue()).toBe(computed)
  })

  test('a warning is explained: in the workbook, beside the warning, and no longer counted', async () => {
    await opened()
    await field('proactive.normativeDocuments.issued').fill('9999')
    const card = finding('proactive/in-force-short')
    await card.waitFor()
    const code = await card.getAttribute('data-code')
    await card.getByRole('button', { name: '核实说明' }).click()
    await card.getByRole('textbox').fill('经核对原始台账，数字无误。')
    await card.getByRole('button', { name: '写入核实说明' }).click()
    const explained = page.locator('.finding.is-explained')
    await expect.poll(() => explained.count()).toBe(1)
    await expect.poll(() => explained.textContent()).toContain('经核对原始台账')
    const { bytes } = await save()
    const { explanations } = readWorkbook(bytes).report
    expect(explanations).toEqual([
      { for: expect.stringContaining(`${code}@`), text: '经核对原始台账，数字无误。' },
    ])
  })

  test('in a workbook without a sheet for it, an explanation brings one along, previewed, kept and saved', async () => {
    await open(Buffer.from(foreignOf(report)), '外来.xlsx')
    await expect.poll(() => field(total).inputValue()).toBe(right)
    await field('proactive.normativeDocuments.issued').fill('9999')
    const card = finding('proactive/in-force-short')
    await card.getByRole('button', { name: '核实说明' }).click()
    await card.getByRole('textbox').fill('经核对原始台账，数字无误。')
    await card.getByRole('button', { name: '写入核实说明' }).click()
    const dialog = page.locator('dialog')
    await dialog.getByText('先在最后加一张工作表「核实说明」').waitFor()
    expect(await page.locator('.finding.is-explained').count()).toBe(0)
    await dialog.getByRole('button', { name: '写入 2 格' }).click()
    const explained = page.locator('.finding.is-explained')
    await expect.poll(() => explained.textContent()).toContain('经核对原始台账')
    await page.waitForTimeout(600)
    await page.reload()
    await page.waitForSelector('.report table')
    await expect.poll(() => explained.textContent()).toContain('经核对原始台账')
    const { report: read } = readWorkbook((await save()).bytes)
    expect(read.explanations).toEqual([
      { for: expect.stringContaining('proactive/in-force-short@'), text: '经核对原始台账，数字无误。' },
    ])
    expect(read.values).toEqual({ ...report.values, 'proactive.normativeDocuments.issued': 9999 })
    expect(faults).toEqual([])
  })

  test('starter text is made from the figures, previewed, written into blank rows and taken back', async () => {
    await opened(Buffer.from(await workbookOf({ ...report, sections: { overview: ['已有的一段。'] } })))
    await tool('起草文字')
    const made = page.locator('.paragraphs-made li')
    await expect.poll(() => made.count()).toBe(2)
    const { sections } = starterText(report, { fee: 120.5 })
    await expect(made.first().textContent()).resolves.toContain(sections.overview![0]!)
    await expect(made.first().textContent()).resolves.toMatch(/将写入 一、总体情况!A\d+（该部分已有文字/)
    await page.getByLabel('信息处理费（元）').fill('很多')
    expect(await made.count()).toBe(2)
    await page.getByText('最多两位小数').waitFor()
    await page.getByLabel('信息处理费（元）').fill('１２０.5')
    await expect.poll(() => made.count()).toBe(3)
    await page.getByRole('button', { name: '写入空行' }).click()
    const dialog = page.locator('dialog')
    await expect(dialog.textContent()).resolves.toContain('四、')
    expect(await page.locator('#section-disputes textarea').inputValue()).toBe('')
    await dialog.getByRole('button', { name: '写入 3 格' }).click()
    await expect.poll(() => page.locator('#section-other textarea').inputValue()).toBe(sections.other![0]!)
    expect(await page.locator('#section-disputes textarea').inputValue()).toBe(sections.disputes![0]!)
    await page.getByText('已有这段话').first().waitFor()
    const { report: read } = readWorkbook((await save()).bytes)
    expect(read.sections.overview).toEqual(['已有的一段。', ...sections.overview!])
    await page.getByRole('button', { name: '撤回「起草文字」' }).click()
    await expect.poll(() => page.locator('#section-other textarea').inputValue()).toBe('')
    expect(faults).toEqual([])
  })

  test('what starter text lacks is named and a way there; in other workbooks a paragraph is copied', async () => {
    await opened()
    await field(total).fill('')
    await tool('起草文字')
    const lacks = page.locator('.tool').getByRole('button', { name: `${cellName(edition, total)} 空白` })
    await lacks.click()
    expect(await field(total).evaluate((element) => element === document.activeElement)).toBe(true)
    page.once('dialog', (dialog) => void dialog.accept())
    await open(Buffer.from(foreignOf(report)), '外来.xlsx')
    await expect.poll(() => field(total).inputValue()).toBe(right)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByText('没有空行可写').first().waitFor()
    expect(await page.getByRole('button', { name: '写入空行' }).count()).toBe(0)
    await page.getByRole('button', { name: '复制：四、' }).click()
    await page.getByText('已复制。').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      starterText(report).sections.disputes![0],
    )
  })

  test('last year’s report from a file: what was carried over is compared', async () => {
    await opened()
    await tool('上年数据')
    const before = exampleReports['suqian-2023']
    const values = { ...before.values, 'requests.carriedOut.total': 1 }
    await page.setInputFiles('.tools input[type=file]', {
      name: '2023.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...before, values })),
    })
    await finding('year/carry-over').first().waitFor()
    await expect(page.locator('.carry').textContent()).resolves.toContain('总计')
    await page.getByRole('button', { name: '不用这份数据' }).click()
    await expect.poll(() => finding('year/carry-over').count()).toBe(0)
    // A workbook of another year is said to be one.
    await page.setInputFiles('.tools input[type=file]', { name: '本年.xlsx', mimeType: xlsx, buffer: typed })
    await expect.poll(() => page.locator('.said').textContent()).toContain('不是 2023 年度')
  })

  test('a file that is no workbook is refused in a sentence, and the work at hand stays', async () => {
    await opened()
    await open(Buffer.from('不是工作簿'), 'x.xlsx')
    await expect.poll(() => page.locator('.page-head').textContent()).toMatch(/不是|无法/)
    expect(await field(total).inputValue()).toBe(right)
  })

  test('unsaved work survives a reload, opened files too, and can be cleared', async () => {
    await opened()
    await field(total).fill(wrong)
    await page.waitForTimeout(600)
    await page.reload()
    await page.waitForSelector('.report table')
    expect(await field(total).inputValue()).toBe(wrong)
    expect(await page.locator('.page-head').textContent()).toContain('已恢复')
    expect((await save()).name).toBe('年报.xlsx')
    await page.getByRole('button', { name: '清除暂存' }).click()
    await page.reload()
    await page.waitForSelector('.report table')
    expect(await field(total).inputValue()).toBe('')
  })

  test('what may be left blank does not look wrong where its table has blanks; figures fill their cells', async () => {
    await finding('cell/blank').first().waitFor()
    const notes = page.getByLabel('表下说明（可不填）')
    expect(await notes.count()).toBeGreaterThan(1)
    for (const note of await notes.all()) expect(await note.getAttribute('class')).toBe('')
    const gaps = await page.locator('td input.figure').evaluateAll((fields) =>
      fields.map((one) => {
        const cell = one.parentElement as HTMLElement
        return cell.clientHeight - (one as HTMLElement).offsetHeight
      }),
    )
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1)
  })

  test('on a narrow page the link to the results is on top of the form, not of the results', async () => {
    await visit(url, { viewport: { width: 320, height: 800 } })
    await finding('cell/blank').first().waitFor()
    const onTop = () =>
      page.evaluate(() => {
        const link = document.querySelector('.skip') as HTMLElement
        const { x, y, width, height } = link.getBoundingClientRect()
        return document.elementFromPoint(x + width / 2, y + height / 2) === link
      })
    expect(await onTop()).toBe(true)
    await page.locator('#results').evaluate((results) => results.scrollIntoView())
    expect(await onTop()).toBe(false)
  })

  test('the arrow keys and Enter go from figure to figure', async () => {
    await field('requests.received.natural').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await page.keyboard.type('8')
    expect(await field('requests.received.enterprise').inputValue()).toBe('7')
    expect(await field('requests.carriedIn.enterprise').inputValue()).toBe('8')
  })

  test('in English, and back', async () => {
    await opened()
    await field(total).fill(wrong)
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(headline).toContain('2 errors')
    expect(await finding('requests/row-total').textContent()).toContain('off by 27')
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await page.getByRole('button', { name: '中文' }).click()
    await expect.poll(headline).toContain('处错误')
  })

  test.each([
    ['wide and light', 1280, 'light'],
    ['narrow and dark', 320, 'dark'],
  ] as const)('axe finds nothing wrong: %s', async (_, width, colorScheme) => {
    // axe is a script, which the page's own policy rightly forbids.
    await visit(url, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
    await opened()
    await field(total).fill(wrong)
    await field('requests.granted.research').fill('无')
    await finding('requests/row-total').waitFor()
    for (const title of ['工具', '起草文字', '导出', '上年数据', '模板']) await tool(title)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '计算合计' }).click()
    await page.locator('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test('the page may not reach the network, and does not try', async () => {
    const asked: string[] = []
    await visit()
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) asked.push(request.url())
    })
    await opened()
    await tool('导出')
    await downloaded(() => page.getByRole('button', { name: '网页' }).click())
    expect(asked).toEqual([])
    const refused = await page.evaluate(`fetch('${url}').then(() => 'reached', (error) => String(error))`)
    expect(refused).toContain('Failed to fetch')
  })

  test('the one file works by double click with no network at all, readers and writers included', async () => {
    await context.close()
    context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })
    page = await context.newPage()
    const asked: string[] = []
    faults.length = 0
    page.on('pageerror', (error) => faults.push(String(error.stack)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`file://${file}`)
    await page.waitForSelector('.report table')
    await opened()
    await field(total).fill(wrong)
    await finding('requests/row-total').locator('.plan button').click()
    await expect.poll(() => field(total).inputValue()).toBe(right)
    await tool('导出')
    const { bytes } = await downloaded(() => page.getByRole('button', { name: 'Word' }).click())
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
    expect((await save()).bytes.length).toBeGreaterThan(5000)
    expect(asked.filter((address) => !/^(?:blob|data):/.test(address))).toEqual([`file://${file}`])
    expect(faults).toEqual([])
  })
})
