import { lacking, pdfText, renderPdf } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { pageInChromium, report, right, total, typed, wrong } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(
  `a report filled in on the page in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, opened, finding, headline, downloaded, save, tool } = at

    test('a wrong total typed is found, shown, repaired on a click, taken back, and exported to Word', async () => {
      await opened()
      await expect.poll(headline).not.toContain('错误')
      await field(total).fill(wrong)
      const card = finding('requests/row-total')
      await card.waitFor()
      await expect.poll(() => card.textContent()).toContain('相差 27')
      await expect.poll(() => card.locator('.sum').textContent()).toContain(`= ${right}`)
      await expect.poll(headline).toContain('2 处错误')
      // The jump goes to the cell, by keyboard.
      await field('requests.received.natural').focus()
      await card.getByRole('button', { name: '跳到 三、申请!' }).focus()
      await at.page.keyboard.press('Enter')
      await expect
        .poll(() => field(total).evaluate((element) => element === document.activeElement))
        .toBe(true)
      // So does a cell of the table in small.
      await field('requests.received.natural').focus()
      await at.page.locator('.map button.is-error').first().click()
      await expect.poll(() => at.page.evaluate('document.activeElement.className')).toContain('figure')
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
      await card.locator('.plan button').click()
      await expect.poll(() => field(total).inputValue()).toBe(right)
      await expect.poll(() => card.count()).toBe(0)
      await at.page.getByRole('button', { name: '撤回「改正」' }).click()
      await expect.poll(() => field(total).inputValue()).toBe(wrong)
      await card.waitFor()
      await card.locator('.plan button').click()
      await expect.poll(() => card.count()).toBe(0)
      await tool('导出')
      const { name, bytes } = await downloaded(() => at.page.getByRole('button', { name: 'Word' }).click())
      expect(name).toMatch(/2024年政府信息公开工作年度报告\.docx$/)
      const text = (await pdfText(await renderPdf(bytes))).join(' ').replace(/\s/g, '')
      for (const value of Object.values(report.values)) expect(text).toContain(String(value))
      expect(at.faults).toEqual([])
    })

    test('while another report comes there is no form to type into, and none is lost', async () => {
      await at.page.route('**/*.js', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500))
        await route.continue()
      })
      const tables = at.page.locator('.report table')
      await at.page.getByLabel('年度', { exact: true }).fill('2020')
      await at.page.getByRole('button', { name: '新建' }).click()
      await expect.poll(() => tables.count(), { timeout: 1000 }).toBe(0)
      await tables.first().waitFor()
      await expect.poll(() => at.page.locator('.report').textContent()).toContain('本年新制作数量')
    })

    test('a file is named after what was typed the moment before', async () => {
      await at.page.getByLabel('单位全称').first().fill('某县某局')
      const { name } = await save()
      expect(name).toContain('某县某局')
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
      await at.page.getByLabel('年度', { exact: true }).fill('2025')
      await at.page.getByRole('button', { name: '新建' }).click()
      await at.page.getByLabel('单位全称').first().fill('某县某局')
      await at.page.getByLabel('单位类型').selectOption('政府部门')
      await at.page.getByLabel('行政层级').selectOption('县级')
      await at.page.getByLabel('落款日期').fill('2026-01-20')
      const paragraphs = at.page.locator('#section-overview textarea')
      await paragraphs.pressSequentially('第一段。')
      await paragraphs.press('Enter')
      await paragraphs.pressSequentially('第二段。')
      await field('requests.received.natural').fill('3')
      await field('requests.received.enterprise').fill('1.5件')
      // The blanks of each table, by the preview's list.
      for (const title of ['二、', '四、']) {
        const group = at.page.locator('.group', { has: at.page.locator('h3', { hasText: title }) })
        await group.locator('[data-code="cell/blank"] .plan button').click()
        await at.page.getByRole('button', { name: /^写入 \d+ 格$/ }).click()
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
      await at.page.evaluate(
        `navigator.clipboard?.writeText; document.querySelector('input[aria-label="一、本年新收政府信息公开申请数量 · 自然人"]').focus()`,
      )
      await at.page.evaluate((text) => {
        const data = new DataTransfer()
        data.setData('text/plain', text)
        document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
        )
      }, '1\t2\t0\t0\t0\t0\t3\t99\r\n4\t\t0\t0\t0\t０\t"5"\r\n')
      await expect.poll(() => field('requests.carriedIn.total').inputValue()).toBe('5')
      await expect.poll(() => field('requests.received.enterprise').inputValue()).toBe('2')
      await expect.poll(() => field('requests.carriedIn.otherOrganization').inputValue()).toBe('０')
      await field('requests.received.natural').scrollIntoViewIfNeeded()
      const said = at.page.getByRole('status').filter({ hasText: '有 1 个数超出表格' })
      await said.waitFor()
      const { y, height } = (await said.boundingBox())!
      expect(y).toBeGreaterThan(0)
      expect(y + height).toBeLessThan(900)
      // A full-width zero is safe to mend.
      const card = finding('cell/typed-as-text')
      await expect.poll(async () => (await card.textContent())?.split('改正').length).toBe(2)
      const mend = card.getByRole('button', { name: '改正：三、申请!I7', exact: true })
      await expect.poll(() => mend.count()).toBe(1)
      await mend.click()
      await expect.poll(() => field('requests.carriedIn.otherOrganization').inputValue()).toBe('0')
    })

    test('totals are computed, or made formulas that follow, and 撤回 brings the figures back', async () => {
      await opened()
      await field(total).fill('')
      await field('requests.received.natural').fill('1')
      await tool('工具')
      await at.page.getByRole('button', { name: '计算合计' }).click()
      await at.page.getByRole('button', { name: /^写入 \d/ }).click()
      await expect.poll(() => field(total).inputValue()).not.toBe('')
      const computed = await field(total).inputValue()
      await at.page.getByRole('button', { name: '写入合计公式' }).click()
      await at.page.getByRole('button', { name: /^写入 \d/ }).click()
      await expect.poll(() => field(total).getAttribute('readonly')).not.toBeNull()
      await field('requests.received.natural').fill('11')
      await expect.poll(() => field(total).inputValue()).toBe(String(Number(computed) + 10))
      const { bytes } = await save()
      const read = readWorkbook(bytes)
      expect(read.computed.has(total)).toBe(true)
      expect(read.report.values[total]).toBe(Number(computed) + 10)
      await field('requests.received.natural').fill('1')
      await at.page.getByRole('button', { name: '撤回「写入合计公式」' }).click()
      await expect.poll(() => field(total).getAttribute('readonly')).toBeNull()
      await expect.poll(() => field(total).inputValue()).toBe(computed)
    })
  },
)
