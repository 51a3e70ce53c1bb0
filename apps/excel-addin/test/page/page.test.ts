import { pathToFileURL } from 'node:url'
import { exampleReports, lacking } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { builtFile, violations } from './served.ts'
import { pageInChromium, right, total, typed, wrong, xlsx } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(`the page in Chromium${reason ? ` (${reason})` : ''}`, { timeout: 120_000 }, () => {
  const at = pageInChromium()
  const { visit, field, open, opened, finding, headline, downloaded, save, tool } = at

  test('last year’s report from a file: what was carried over is compared', async () => {
    await opened()
    await tool('上年数据')
    const before = exampleReports['suqian-2023']
    const values = { ...before.values, 'requests.carriedOut.total': 1 }
    await at.page.setInputFiles('.tools input[type=file]', {
      name: '2023.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...before, values })),
    })
    await finding('year/carry-over').first().waitFor()
    await expect.poll(() => at.page.locator('.carry').textContent()).toContain('总计')
    await at.page.getByRole('button', { name: '不用这份数据' }).click()
    await expect.poll(() => finding('year/carry-over').count()).toBe(0)
    // A workbook of another year is said to be one.
    await at.page.setInputFiles('.tools input[type=file]', {
      name: '本年.xlsx',
      mimeType: xlsx,
      buffer: typed,
    })
    await expect.poll(() => at.page.locator('.said').textContent()).toContain('不是 2023 年度')
  })

  test('a file that is no workbook is refused in a sentence, and the work at hand stays', async () => {
    await opened()
    await open(Buffer.from('不是工作簿'), 'x.xlsx')
    await expect.poll(() => at.page.locator('.page-head').textContent()).toMatch(/不是|无法/)
    await expect.poll(() => field(total).inputValue()).toBe(right)
  })

  test('unsaved work survives a reload, opened files too, and can be cleared', async () => {
    await opened()
    await field(total).fill(wrong)
    await at.page.waitForTimeout(600)
    await at.page.reload()
    await at.page.waitForSelector('.report table')
    await expect.poll(() => field(total).inputValue()).toBe(wrong)
    await expect.poll(() => at.page.locator('.page-head').textContent()).toContain('已恢复')
    expect((await save()).name).toBe('年报.xlsx')
    await at.page.getByRole('button', { name: '清除暂存' }).click()
    await at.page.reload()
    await at.page.waitForSelector('.report table')
    await expect.poll(() => field(total).inputValue()).toBe('')
  })

  test('what may be left blank does not look wrong where its table has blanks; figures fill their cells', async () => {
    await finding('cell/blank').first().waitFor()
    const notes = at.page.getByLabel('表下说明（可不填）')
    await expect.poll(() => notes.count()).toBeGreaterThan(1)
    for (const note of await notes.all()) expect(await note.getAttribute('class')).toBe('')
    const gaps = await at.page.locator('td input.figure').evaluateAll((fields) =>
      fields.map((one) => {
        const cell = one.parentElement as HTMLElement
        return cell.clientHeight - (one as HTMLElement).offsetHeight
      }),
    )
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1)
  })

  test('on a narrow page the link to the results is on top of the form, not of the results', async () => {
    await visit(at.url, { viewport: { width: 320, height: 800 } })
    await finding('cell/blank').first().waitFor()
    const onTop = () =>
      at.page.evaluate(() => {
        const link = document.querySelector('.skip') as HTMLElement
        const { x, y, width, height } = link.getBoundingClientRect()
        return document.elementFromPoint(x + width / 2, y + height / 2) === link
      })
    await expect.poll(() => onTop()).toBe(true)
    await at.page.locator('#results').evaluate((results) => results.scrollIntoView())
    await expect.poll(() => onTop()).toBe(false)
  })

  test('the arrow keys and Enter go from figure to figure', async () => {
    await field('requests.received.natural').focus()
    await at.page.keyboard.press('ArrowRight')
    await at.page.keyboard.type('7')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('8')
    await expect.poll(() => field('requests.received.enterprise').inputValue()).toBe('7')
    await expect.poll(() => field('requests.carriedIn.enterprise').inputValue()).toBe('8')
  })

  test('in English, and back', async () => {
    await opened()
    await field(total).fill(wrong)
    await at.page.getByRole('button', { name: 'English' }).click()
    await expect.poll(headline).toContain('2 errors')
    await expect.poll(() => finding('requests/row-total').textContent()).toContain('off by 27')
    await expect.poll(() => at.page.evaluate('document.documentElement.lang')).toBe('en')
    await at.page.getByRole('button', { name: '中文' }).click()
    await expect.poll(headline).toContain('处错误')
  })

  test.each([
    ['wide and light', 1280, 'light'],
    ['narrow and dark', 320, 'dark'],
  ] as const)('axe finds nothing wrong: %s', async (_, width, colorScheme) => {
    // axe is a script, which the page's own policy rightly forbids.
    await visit(at.url, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
    await opened()
    await field(total).fill(wrong)
    await field('requests.granted.research').fill('无')
    await finding('requests/row-total').waitFor()
    for (const title of ['工具', '起草文字', '导出', '上年数据', '模板']) await tool(title)
    expect(await violations(at.page)).toEqual([])
    await at.page.getByRole('button', { name: '计算合计' }).click()
    await at.page.locator('dialog').waitFor()
    expect(await violations(at.page)).toEqual([])
    await expect
      .poll(() => at.page.evaluate('document.documentElement.scrollWidth'))
      .toBeLessThanOrEqual(width)
  })

  test('the page may not reach the network, and does not try', async () => {
    const asked: string[] = []
    at.page.on('request', (request) => {
      if (!request.url().startsWith(at.url) && !/^(?:data|blob):/.test(request.url()))
        asked.push(request.url())
    })
    await opened()
    await tool('导出')
    await downloaded(() => at.page.getByRole('button', { name: '网页' }).click())
    expect(asked).toEqual([])
    const refused = await at.page.evaluate(
      `fetch('${at.url}').then(() => 'reached', (error) => String(error))`,
    )
    expect(refused).toContain('Failed to fetch')
  })

  test('the one file works by double click with no network at all, readers and writers included', async () => {
    const file = await builtFile(at.folder)
    const asked: string[] = []
    const address = pathToFileURL(file).href
    await at.visit(address, { offline: true }, (page) =>
      page.on('request', (request) => asked.push(request.url())),
    )
    await opened()
    await field(total).fill(wrong)
    await finding('requests/row-total').locator('.plan button').click()
    await expect.poll(() => field(total).inputValue()).toBe(right)
    await tool('导出')
    const { bytes } = await downloaded(() => at.page.getByRole('button', { name: 'Word' }).click())
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
    expect((await save()).bytes.length).toBeGreaterThan(5000)
    expect(asked.filter((address) => !/^(?:blob|data):/.test(address))).toEqual([address])
    expect(at.faults).toEqual([])
  })
})
