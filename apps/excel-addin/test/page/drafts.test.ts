import { lacking } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { foreignOf, workbookOf } from '../workbooks.ts'
import { pageInChromium, report, right, total } from './visited.ts'

const reason = lacking('chromium')
const values = { ...report.values, 'proactive.normativeDocuments.issued': 9999 }
const why = '经核对原始台账，数字无误。'

describe.skipIf(reason)(
  `what is typed into the pane and not yet written, in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, opened, finding, tool } = at
    const card = () => finding('proactive/in-force-short')
    const explain = async () => {
      await card().getByRole('button', { name: '核实说明' }).click()
      await card().getByRole('textbox').fill(why)
    }

    test('a 核实说明 whose preview is given up is still there, and is written from there', async () => {
      await open(Buffer.from(foreignOf({ ...report, values })), '外来.xlsx')
      await expect.poll(() => field(total).inputValue()).toBe(right)
      await explain()
      const write = card().getByRole('button', { name: '写入核实说明' })
      const dialog = at.page.locator('dialog')
      await write.click()
      await dialog.getByRole('button', { name: '取消' }).click()
      await expect.poll(() => dialog.count()).toBe(0)
      expect(await card().getByRole('textbox').inputValue()).toBe(why)
      await write.click()
      await dialog.getByRole('button', { name: '写入 2 格' }).click()
      await expect.poll(() => at.page.locator('.finding.is-explained').textContent()).toContain(why)
      await expect.poll(() => card().getByRole('textbox').count()).toBe(0)
      // What is not changed is not written; the field closes.
      await card().getByRole('button', { name: '修改说明' }).click()
      await write.click()
      await expect.poll(() => card().getByRole('textbox').count()).toBe(0)
      expect(at.faults).toEqual([])
    })

    test('belongs to its workbook: neither 核实说明 nor 信息处理费 goes into the next one', async () => {
      const other = Buffer.from(await workbookOf({ ...report, agency: { name: '另一个局' }, values }))
      await opened(Buffer.from(await workbookOf({ ...report, values })))
      await explain()
      await tool('起草文字')
      const fee = at.page.getByLabel('信息处理费（元）')
      await fee.fill('120.5')
      await open(other, '另一份.xlsx')
      await expect.poll(() => at.page.getByLabel('单位全称').first().inputValue()).toBe('另一个局')
      await expect.poll(() => fee.inputValue()).toBe('')
      await expect.poll(() => card().getByRole('button', { name: '核实说明' }).count()).toBe(1)
      expect(await card().getByRole('textbox').count()).toBe(0)
      expect(at.faults).toEqual([])
    })
  },
)
