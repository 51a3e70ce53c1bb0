import { convert, lacking } from '@gongkai/fixtures'
import { readWorkbook, storedBook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { pageInChromium, total } from './visited.ts'

const reason = lacking('chromium') ?? lacking('soffice')

/** A workbook of the office's own, without any of the form. */
function ledger(): Buffer {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['月份', '件数'],
    ['一月', 3],
    ['合计', { t: 'n', v: 3, f: 'SUM(B2:B2)' }],
  ])
  utils.book_append_sheet(book, sheet, '校验')
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

describe.skipIf(reason)(
  `the template put into an opened workbook, in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, tool, save } = at
    const insert = () => at.page.getByRole('button', { name: '插入模板工作表' }).click()
    const said = () => at.page.locator('.pane .said').textContent()

    test('is filled in there, kept over a reload, saved with what was there, and comes once', async () => {
      await open(ledger(), '台账.xlsx')
      await at.page.getByText('没有找到年报的表格').first().waitFor()
      expect(await field(total).count()).toBe(0)
      await tool('模板')
      await at.page.locator('.tools .year').fill('2024')
      await insert()
      await expect.poll(said).toContain('模板工作表已插入到最后')
      await field(total).waitFor()
      await field(total).fill('12')
      await at.page.getByLabel('单位全称', { exact: true }).fill('某县某局')
      await expect.poll(() => at.page.locator('.page-head').textContent()).toContain('有未保存的改动')
      await insert()
      await expect.poll(said).toContain('没有插入')
      expect(await field(total).inputValue()).toBe('12')
      await at.page.waitForTimeout(600)
      await at.page.reload()
      await expect.poll(() => field(total).inputValue()).toBe('12')

      const { name, bytes } = await save()
      expect(name).toBe('台账.xlsx')
      for (const file of [bytes, await convert(bytes, 'xlsx', 'xlsx:Calc MS Excel 2007 XML')]) {
        const { report } = readWorkbook(file)
        expect([report.year, report.agency.name, report.values[total]]).toEqual([2024, '某县某局', 12])
        const [own, ...others] = storedBook(file).sheets
        expect(own!.name).toBe('校验')
        expect(own!.cells).toContainEqual(['B3', 3, 'SUM(B2:B2)'])
        expect(others.map(({ name }) => name)).toEqual(expect.arrayContaining(['三、申请', '校验2']))
      }
      expect(at.faults).toEqual([])
    })
  },
)
