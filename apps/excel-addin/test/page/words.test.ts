import { lacking } from '@gongkai/fixtures'
import { cellName, starterText } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { foreignOf, workbookOf } from '../workbooks.ts'
import { edition, pageInChromium, report, right, total } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(
  `explanations and starter text on the page in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, opened, finding, save, tool } = at

    test('a warning is explained: in the workbook, beside the warning, and no longer counted', async () => {
      await opened()
      await field('proactive.normativeDocuments.issued').fill('9999')
      const card = finding('proactive/in-force-short')
      await card.waitFor()
      const code = await card.getAttribute('data-code')
      await card.getByRole('button', { name: '核实说明' }).click()
      await card.getByRole('textbox').fill('经核对原始台账，数字无误。')
      await card.getByRole('button', { name: '写入核实说明' }).click()
      const explained = at.page.locator('.finding.is-explained')
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
      const dialog = at.page.locator('dialog')
      await dialog.getByText('先在最后加一张工作表「核实说明」').waitFor()
      await expect.poll(() => at.page.locator('.finding.is-explained').count()).toBe(0)
      await dialog.getByRole('button', { name: '写入 2 格' }).click()
      const explained = at.page.locator('.finding.is-explained')
      await expect.poll(() => explained.textContent()).toContain('经核对原始台账')
      await at.page.waitForTimeout(600)
      await at.page.reload()
      await at.page.waitForSelector('.report table')
      await expect.poll(() => explained.textContent()).toContain('经核对原始台账')
      const { report: read } = readWorkbook((await save()).bytes)
      expect(read.explanations).toEqual([
        { for: expect.stringContaining('proactive/in-force-short@'), text: '经核对原始台账，数字无误。' },
      ])
      expect(read.values).toEqual({ ...report.values, 'proactive.normativeDocuments.issued': 9999 })
      expect(at.faults).toEqual([])
    })

    test('an explanation that belongs to no warning is deleted on a click, and comes back on 撤回', async () => {
      const explanations = [{ for: '请看附件', text: '数字无误。' }]
      await opened(Buffer.from(await workbookOf({ ...report, explanations })))
      const card = finding('source/explanation-unmatched')
      const change = card.locator('.plan .change')
      await expect.poll(() => change.allTextContents()).toEqual(['请看附件 → 空白', '数字无误。 → 空白'])
      await card.getByRole('button', { name: '删去说明：核实说明!A3，核实说明!B3' }).click()
      await expect.poll(() => card.count()).toBe(0)
      await at.page.locator('.said').getByText('删去说明：已写入 2 格。').waitFor()
      expect(readWorkbook((await save()).bytes).report.explanations).toEqual([])
      await at.page.getByRole('button', { name: '撤回「删去说明」' }).click()
      await expect.poll(() => card.count()).toBe(1)
      expect(readWorkbook((await save()).bytes).report.explanations).toEqual(explanations)
      expect(at.faults).toEqual([])
    })

    test('starter text is made from the figures, previewed, written into blank rows and taken back', async () => {
      await opened(Buffer.from(await workbookOf({ ...report, sections: { overview: ['已有的一段。'] } })))
      await tool('起草文字')
      const made = at.page.locator('.paragraphs-made li')
      await expect.poll(() => made.count()).toBe(2)
      const { sections } = starterText(report, { fee: 120.5 })
      await expect.poll(() => made.first().textContent()).toContain(sections.overview![0]!)
      await expect.poll(() => made.first().textContent()).toMatch(/将写入 一、总体情况!A\d+（该部分已有文字/)
      await at.page.getByLabel('信息处理费（元）').fill('很多')
      await expect.poll(() => made.count()).toBe(2)
      await at.page.getByText('最多两位小数').waitFor()
      await at.page.getByLabel('信息处理费（元）').fill('１２０.5')
      await expect.poll(() => made.count()).toBe(3)
      await at.page.getByRole('button', { name: '写入空行' }).click()
      const dialog = at.page.locator('dialog')
      await expect.poll(() => dialog.textContent()).toContain('四、')
      await expect.poll(() => at.page.locator('#section-disputes textarea').inputValue()).toBe('')
      await dialog.getByRole('button', { name: '写入 3 格' }).click()
      await expect
        .poll(() => at.page.locator('#section-other textarea').inputValue())
        .toBe(sections.other![0]!)
      await expect
        .poll(() => at.page.locator('#section-disputes textarea').inputValue())
        .toBe(sections.disputes![0]!)
      await at.page.getByText('已有这段话').first().waitFor()
      const { report: read } = readWorkbook((await save()).bytes)
      expect(read.sections.overview).toEqual(['已有的一段。', ...sections.overview!])
      await at.page.getByRole('button', { name: '撤回「起草文字」' }).click()
      await expect.poll(() => at.page.locator('#section-other textarea').inputValue()).toBe('')
      expect(at.faults).toEqual([])
    })

    test('what starter text lacks is named and a way there; in other workbooks a paragraph is copied', async () => {
      await opened()
      await field(total).fill('')
      await tool('起草文字')
      const lacks = at.page.locator('.tool').getByRole('button', { name: `${cellName(edition, total)} 空白` })
      await lacks.click()
      await expect
        .poll(() => field(total).evaluate((element) => element === document.activeElement))
        .toBe(true)
      at.page.once('dialog', (dialog) => void dialog.accept())
      await open(Buffer.from(foreignOf(report)), '外来.xlsx')
      await expect
        .poll(() => at.page.locator('.sheet').first().textContent())
        .toContain('没有填写单位信息的格')
      await expect.poll(() => field(total).inputValue()).toBe(right)
      await at.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await at.page.getByText('没有空行可写').first().waitFor()
      await expect.poll(() => at.page.getByRole('button', { name: '写入空行' }).count()).toBe(0)
      await at.page.getByRole('button', { name: '复制：四、' }).click()
      await at.page.getByText('已复制。').waitFor()
      expect(await at.page.evaluate('navigator.clipboard.readText()')).toBe(
        starterText(report).sections.disputes![0],
      )
    })
  },
)
