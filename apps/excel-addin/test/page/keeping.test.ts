import { lacking } from '@gongkai/fixtures'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pageInChromium, right, total, typed, wrong } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(
  `unsaved, saved and kept work on the page in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, opened, save } = at
    const head = () => at.page.locator('.page-head').textContent()
    const button = (name: string) => at.page.getByRole('button', { name, exact: true })
    /** What this browser keeps, by key. */
    const stored = () => at.page.evaluate(() => ({ ...localStorage }) as Record<string, string>)
    /** The record, without the file in it, whose letters may be any. */
    const kept = async () => ((await stored())['gongkai-page'] ?? '').replace(/"bytes":"[^"]*",/, '')
    const reloaded = async () => {
      await at.page.reload()
      await at.page.waitForSelector('.report table')
    }
    /** What the page asks, each question answered. */
    const asked = (answer: 'accept' | 'dismiss') => {
      const questions: string[] = []
      at.page.removeAllListeners('dialog')
      at.page.on('dialog', (dialog) => {
        questions.push(dialog.type() === 'beforeunload' ? 'beforeunload' : dialog.message())
        void dialog[answer]()
      })
      return questions
    }
    /** Whether a tab asks before it is closed. It stays if it does. */
    const asksOnClosing = async (page: Page) => {
      page.removeAllListeners('dialog')
      // A page asks only where somebody has clicked.
      await page.locator('h1').click()
      const answer = Promise.race([
        page.waitForEvent('dialog').then(async (dialog) => {
          await dialog.dismiss()
          return true
        }),
        page.waitForEvent('close').then(() => false),
      ])
      await page.close({ runBeforeUnload: true })
      return answer
    }
    const type = async (text = wrong) => {
      await field(total).fill(text)
      await expect.poll(kept).toContain(`"set":${text}`)
    }

    test('what was restored is unsaved: another report asks first, and closing loses nothing', async () => {
      await opened()
      await type()
      await reloaded()
      await expect.poll(head).toContain('已恢复')
      await expect.poll(head).toContain('有未保存的改动')
      const questions = asked('dismiss')
      await button('新建').click()
      await open(typed)
      await expect.poll(() => questions.length).toBe(2)
      expect(await field(total).inputValue()).toBe(wrong)
      await reloaded()
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
    })

    test('what was saved is not restored in silence, but is there for who wants it', async () => {
      await opened()
      await type()
      await save()
      await expect.poll(kept).toContain('"saved":"年报.xlsx"')
      await reloaded()
      await expect.poll(head).toMatch(/下载为 年报.xlsx，没有自动打开/)
      expect(await head()).not.toContain('已恢复')
      expect(await field(total).inputValue()).toBe('')
      await button('取回上次的内容').click()
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
      await expect.poll(head).toContain('有未保存的改动')
      expect(await button('取回上次的内容').count()).toBe(0)
      // It counts as unsaved from now on.
      await expect.poll(kept).not.toContain('"saved"')
      await reloaded()
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
    })

    test('what is typed after saving is unsaved; a file that was only opened is not kept', async () => {
      await opened()
      await type()
      await save()
      await expect.poll(kept).toContain('"saved"')
      await type('77')
      expect(await kept()).not.toContain('"saved"')
      asked('accept')
      await open(typed)
      await expect.poll(() => field(total).inputValue()).toBe(right)
      await expect.poll(kept).toBe('')
    })

    test('a download is called one; a second click while it is made does nothing', async () => {
      let downloads = 0
      at.page.on('download', () => downloads++)
      await opened()
      await field(total).fill(wrong)
      await at.page.evaluate(() => {
        const main = document.querySelector('.page-head button.main') as HTMLButtonElement
        main.click()
        main.click()
      })
      await expect.poll(head).toMatch(/已下载 年报.xlsx（到浏览器的下载文件夹.*原来打开的文件没有改动/)
      await asked('accept')
      await button('新建').click()
      await expect.poll(() => field(total).inputValue()).toBe('')
      expect(downloads).toBe(1)
      const { name } = await save()
      await expect.poll(head).toContain(`已下载 ${name}`)
      expect(await head()).not.toContain('原来打开的文件')
    })

    test('two tabs: the one whose work is not what is kept asks before it closes', async () => {
      const first = at.page
      await type()
      const second = await at.context.newPage()
      await second.goto(at.url)
      await second.waitForSelector('.report table')
      at.page = second
      await type('88')
      expect(await kept()).not.toContain(wrong)
      await expect.poll(() => first.locator('.page-head').textContent()).toContain('没有暂存在这台电脑上')
      expect(await asksOnClosing(first)).toBe(true)
      expect(await asksOnClosing(second)).toBe(false)
      at.page = first
      await type('99')
      expect(await asksOnClosing(first)).toBe(false)
      at.page = await at.context.newPage()
    })

    test('where storage takes nothing, the page says so and asks before it closes', async () => {
      await at.page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      })
      await field(total).fill(wrong)
      await expect.poll(head).toContain('没有暂存在这台电脑上')
      expect(await asksOnClosing(at.page)).toBe(true)
      await save()
      expect(await asksOnClosing(at.page)).toBe(false)
      at.page = await at.context.newPage()
    })

    test('what was cleared stays so: no field that is left, and no closing, brings it back', async () => {
      await opened()
      await type()
      await field(total).fill('1.50')
      await at.page.evaluate(() => {
        const clear = [...document.querySelectorAll('button')].find((one) => one.textContent === '清除暂存')
        // As where a click takes no focus: the field is left after it.
        clear!.click()
      })
      await expect.poll(head).toContain('没有暂存在这台电脑上')
      await field('requests.received.natural').focus()
      await expect.poll(() => field(total).inputValue()).toBe('1.5')
      expect(await asksOnClosing(at.page)).toBe(true)
      await at.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
      await at.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
      expect(await stored()).toEqual({})
      // The next report is kept again.
      asked('accept')
      await button('新建').click()
      await expect.poll(() => field(total).inputValue()).toBe('')
      await type('66')
    })

    const sheet = { at: { sheet: '没有这张表', address: 'A1' }, set: 1 }
    test.each([
      ['of another build, without its template', { version: 1, at: 1, template: '2021', edits: [sheet] }],
      ['with changes that its file has no cells for', { version: 1, at: 1, bytes: '', edits: [sheet] }],
      ['of a file that is none', { version: 1, at: 1, bytes: 'AAAA', edits: [] }],
      ['that is no record', { version: 9 }],
    ])('what is kept %s stays kept, aside, and a new report begins', async (_, record) => {
      const bytes = 'bytes' in record && record.bytes === '' ? typed.toString('base64') : undefined
      const text = JSON.stringify({ ...record, ...(bytes && { bytes }) })
      await at.page.evaluate((value) => localStorage.setItem('gongkai-page', value), text)
      await reloaded()
      await expect.poll(head).toMatch(/暂存的内容恢复不了，已从新的报告开始/)
      expect(await field(total).inputValue()).toBe('')
      const found = Object.entries(await stored()).find(([, value]) => value === text)
      expect(found?.[0]).toMatch(/^gongkai-page-\d+$/)
      await type()
      await reloaded()
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
      expect(Object.values(await stored())).toContain(text)
      await button('清除暂存').click()
      await expect.poll(stored).toEqual({})
    })

    test('while another report comes, nothing else can be begun, nor anything done to the one that goes', async () => {
      await opened()
      let go = () => {}
      const gone = new Promise<void>((resolve) => {
        go = resolve
      })
      await at.page.route('**/*.js', async (route) => {
        await gone
        await route.continue()
      })
      await at.page.getByLabel('年度', { exact: true }).fill('2020')
      await button('新建').click()
      await expect.poll(head).toContain('正在打开…')
      expect(await button('新建').isDisabled()).toBe(true)
      expect(await button('保存').isDisabled()).toBe(true)
      expect(await at.page.locator('.page-head input[type=file]').isDisabled()).toBe(true)
      await expect.poll(() => at.page.locator('#results').getAttribute('inert')).not.toBeNull()
      go()
      await expect.poll(() => at.page.locator('.report').textContent()).toContain('本年新制作数量')
      expect(await head()).not.toContain('正在打开…')
      expect(await button('新建').isDisabled()).toBe(false)
      await expect.poll(() => at.page.locator('#results').getAttribute('inert')).toBeNull()
    })
  },
)
