import { lacking } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { foreignOf, workbookOf } from '../workbooks.ts'
import { pageInChromium, report, right, total, typed, wrong } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(
  `what goes wrong around the page in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, opened, finding, save, tool } = at
    const head = () => at.page.locator('.page-head').textContent()
    const said = () => at.page.locator('.pane .said').textContent()
    const part = '页面的一部分没有加载到'
    /** The server is ended: what is loaded from now on does not come. */
    const serverGone = () => at.page.route('**/*', (route) => route.abort())
    const serverBack = () => at.page.unroute('**/*')
    const loaded = (name: RegExp) =>
      at.page.evaluate(
        (source) =>
          performance.getEntriesByType('resource').filter((entry) => new RegExp(source).test(entry.name))
            .length,
        name.source,
      )
    /** Errors of the page that are not the browser's own word on what it could not load. */
    const faults = () => at.faults.filter((fault) => !/ERR_FAILED/.test(fault))

    test('a part that does not come is told, the page goes on, and the part comes with the next click', async () => {
      await finding('cell/blank').first().waitFor()
      await field(total).fill('12')
      await serverGone()
      await tool('导出')
      await expect.poll(said).toContain(part)
      await at.page.getByLabel('年度', { exact: true }).fill('2020')
      at.page.on('dialog', (dialog) => void dialog.accept())
      await at.page.getByRole('button', { name: '新建' }).click()
      await expect.poll(head).toContain(part)
      await expect.poll(() => field(total).inputValue()).toBe('12')
      await at.page.getByRole('button', { name: 'English' }).click()
      await expect.poll(() => at.page.getByRole('button', { name: '保存', exact: true }).count()).toBe(1)
      expect(faults()).toEqual([])
      await serverBack()
      await tool('导出')
      await tool('导出')
      await at.page.getByRole('button', { name: 'Word' }).waitFor()
      await at.page.getByRole('button', { name: '新建' }).click()
      await expect.poll(() => at.page.locator('.report').textContent()).toContain('本年新制作数量')
    })

    test('where a part does not come at the beginning, the page says so, and what is kept stays', async () => {
      await field(total).fill('12')
      const kept = () => at.page.evaluate(() => localStorage.getItem('gongkai-page') ?? '')
      await expect.poll(kept).toContain('"set":12')
      const before = await kept()
      // What restoring needs beside what is loaded at first.
      await at.page.route('**/src-*.js', (route) => route.abort())
      await at.page.reload()
      await expect.poll(() => at.page.locator('#page').textContent()).toContain(part)
      expect(await kept()).toBe(before)
      await at.page.unroute('**/src-*.js')
      await at.page.reload()
      await expect.poll(() => field(total).inputValue()).toBe('12')
      expect(faults()).toEqual([])
    })

    test('a report is saved also when the server has gone since', async () => {
      await field(total).fill('12')
      // The template as data and as a file, and the writer.
      await expect.poll(() => loaded(/\/2021-/)).toBe(2)
      await at.page.waitForLoadState('networkidle')
      await serverGone()
      expect((await save()).bytes.length).toBeGreaterThan(5000)
    })

    test('a file that cannot be read is told, and the work at hand stays', async () => {
      await opened()
      await field(total).fill(wrong)
      at.page.on('dialog', (dialog) => void dialog.accept())
      await at.page.evaluate(() => {
        // As the browser does when the file was moved, is locked, or its share is gone.
        Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotReadableError'))
      })
      await open(typed, '在网盘上.xlsx')
      await expect.poll(head).toContain('文件读不到')
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
      await tool('上年数据')
      await at.page.setInputFiles('.tools input[type=file]', {
        name: '2023.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{}'),
      })
      await expect.poll(said).toContain('文件读不到')
      await field(total).fill(right)
      await expect.poll(() => finding('requests/row-total').count()).toBe(0)
      expect(faults()).toEqual([])
    })

    test('a fault of ours is told and becomes known, and the page goes on', async () => {
      await opened()
      await tool('导出')
      await at.page.evaluate(() => {
        URL.createObjectURL = () => {
          throw new Error('a fault of ours')
        }
      })
      await at.page.getByRole('button', { name: 'Word' }).click()
      await expect.poll(said).toContain('本工具出错了')
      await at.page.getByRole('button', { name: '保存', exact: true }).click()
      await expect.poll(head).toContain('本工具出错了')
      await expect.poll(() => faults().filter((fault) => fault.includes('a fault of ours')).length).toBe(2)
      await field(total).fill(wrong)
      await finding('requests/row-total').waitFor()
    })

    test('where drawing fails, that is said in its place, the rest stays, and the next look is drawn', async () => {
      await opened()
      await at.page.evaluate(() => {
        const make = document.createElementNS.bind(document)
        Object.assign(document, {
          createElementNS(uri: string, name: string, ...more: []) {
            if (name === 'li') throw new Error('a fault of drawing')
            return make(uri, name, ...more)
          },
          makeElement: make,
        })
      })
      await field(total).fill(wrong)
      const alert = at.page.locator('.pane [role=alert]')
      await expect.poll(() => alert.textContent()).toContain('本工具出错了')
      await expect
        .poll(() => faults().filter((fault) => fault.includes('a fault of drawing')).length)
        .toBeGreaterThan(0)
      expect(await field(total).inputValue()).toBe(wrong)
      expect((await save()).bytes.length).toBeGreaterThan(5000)
      await at.page.evaluate(() =>
        Object.assign(document, { createElementNS: Reflect.get(document, 'makeElement') }),
      )
      await at.page.getByRole('button', { name: '再试一次' }).click()
      await finding('requests/row-total').waitFor()
      expect(await alert.count()).toBe(0)
    })

    test('a place that the page has no field for is said to have none', async () => {
      const text = '咨询请拨打手机13812345678。'
      await open(Buffer.from(foreignOf({ ...report, sections: { overview: [text] } })), '外来.xlsx')
      const card = finding('report/personal-number')
      await card.getByRole('button', { name: /^跳到/ }).click()
      await expect.poll(said).toContain('网页上没有这一格，请在 Excel 或 WPS 里改')
      await open(Buffer.from(await workbookOf({ ...report, sections: { overview: [text] } })))
      await card.getByRole('button', { name: '跳到 一、总体情况!' }).click()
      await expect.poll(() => at.page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
      expect(await said()).toBe('')
    })
  },
)
