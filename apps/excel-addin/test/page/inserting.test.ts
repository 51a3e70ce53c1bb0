import { convert, lacking } from '@gongkai/fixtures'
import { readWorkbook, storedBook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { violations } from './served.ts'
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
    const insert = () => at.page.getByRole('button', { name: '插入模板工作表…', exact: true }).click()
    const dialog = () => at.page.getByRole('dialog', { name: '核对改动：插入模板工作表' })
    const agree = () =>
      dialog()
        .getByRole('button', { name: /^插入 \d+ 张工作表$/ })
        .click()
    const begin = async () => {
      await open(ledger(), '台账.xlsx')
      await at.page.getByText('没有找到年报的表格').first().waitFor()
      await tool('模板')
      await at.page.locator('.tools .year').fill('2024')
      await insert()
      await dialog().waitFor()
    }
    const said = () => at.page.locator('.pane .said').textContent()

    test('is filled in there, kept over a reload, saved with what was there, and comes once', async () => {
      await begin()
      await expect.poll(() => field(total).count()).toBe(0)
      await agree()
      await expect.poll(said).toContain('模板工作表已插入到最后')
      await field(total).waitFor()
      await field(total).fill('12')
      await at.page.getByLabel('单位全称', { exact: true }).fill('某县某局')
      await expect.poll(() => at.page.locator('.page-head').textContent()).toContain('有未保存的改动')
      await insert()
      await expect.poll(said).toContain('没有插入')
      await expect.poll(() => field(total).inputValue()).toBe('12')
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

    test('is shown first, by name, and given up by keyboard; nothing is there but by the button', async () => {
      await begin()
      const lines = await dialog().getByRole('listitem').allTextContents()
      expect(lines).toContain('三、申请')
      expect(lines).toContain('「校验」已有，改用「校验2」')
      await expect.poll(() => dialog().textContent()).toContain(`在最后加 ${lines.length} 张工作表`)
      await expect.poll(() => dialog().textContent()).toContain('原有的工作表和其中的公式都不动')
      expect(await violations(at.page)).toEqual([])
      await at.page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'detached' })
      await expect.poll(() => field(total).count()).toBe(0)
      expect(storedBook((await save()).bytes)).toEqual(storedBook(ledger()))
      expect(at.faults).toEqual([])
    })

    test('is taken back while nothing was typed into it; what was typed is named, and stays', async () => {
      await begin()
      await agree()
      await expect.poll(said).toMatch(/读回核对无误，共 \d+ 张.*「校验2」/)
      await field(total).fill('12')
      const undo = at.page.getByRole('button', { name: '撤回「插入模板工作表」' })
      await undo.click()
      await expect.poll(said).toMatch(/工作表没有删去：插入以后有改动的格：三、申请!\w+ 「12」/)
      await expect.poll(() => field(total).inputValue()).toBe('12')
      await field(total).fill('')
      await undo.click()
      await expect.poll(said).toContain('已撤回「插入模板工作表」')
      await at.page.getByText('没有找到年报的表格').first().waitFor()
      await expect.poll(() => undo.count()).toBe(0)
      expect(storedBook((await save()).bytes)).toEqual(storedBook(ledger()))
      expect(at.faults).toEqual([])
    })
  },
)
