import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleReports, lacking, launchChromium } from '@gongkai/fixtures'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { copyOfficeJs, officeJsFolder } from '../../office/office-js.ts'
import { words } from '../../src/hosts/office/words.ts'
import { workbookOf } from '../workbooks.ts'
import { builtPage } from './built-page.ts'
import { inExcel, origin, type Sets, serve, simulateExcel } from './excel-page.ts'
import { type SimulatedWorkbook, simulatedWorkbook } from './workbook.ts'

const reason = lacking('chromium')
const newest: Sets = { ExcelApi: '1.17', DelayForCellEdit: '1.1' }
const report = exampleReports['suqian-2024']
const table = '三、申请'

describe.skipIf(reason)(`the built page, real client, simulated host${reason ? `: ${reason}` : ''}`, () => {
  let browser: Browser
  let files: ReadonlyMap<string, string | Uint8Array>
  let page: Page
  let faults: string[]
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongkai-office-'))
    // What `npm run office-js` puts beside the page has to be all that Excel asks for.
    await copyOfficeJs(officeJsFolder(), join(folder, 'office-js'))
    ;[browser, files] = await Promise.all([launchChromium(), builtPage()])
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    await page.close()
    expect(faults).toEqual([])
  })

  async function opened({ sets = newest, query = inExcel, workbook }: Opening = {}) {
    page = await browser.newPage({ viewport: { width: 360, height: 900 } })
    faults = []
    page.on('pageerror', ({ message }) => faults.push(message))
    if (query !== '') await simulateExcel(page, sets, () => workbook)
    const refused = await serve(page, async (path) => files.get(path), join(folder, 'office-js'))
    await page.goto(`${origin}/office.html${query}`)
    return { refused }
  }

  interface Opening {
    readonly sets?: Sets
    readonly query?: string
    readonly workbook?: SimulatedWorkbook
  }

  test('says what is wrong as soon as it is typed, jumps there, repairs it and takes it back', async () => {
    const workbook = simulatedWorkbook(await workbookOf(report))
    const valueAt = (address: string) => workbook.cell(workbook.named(table), address).value
    const right = valueAt('J8')
    const { refused } = await opened({ workbook })
    await page.getByText('没有发现问题').first().waitFor()
    expect(workbook.state.writes).toBe(0)

    workbook.type(table, 'J8', 999)
    await page.getByText('2 处错误').first().waitFor()
    expect(workbook.state.writes).toBe(0)

    await page.getByRole('button', { name: `跳到 ${table}!J8`, exact: true }).click()
    await expect.poll(() => workbook.state.shown).toEqual({ sheet: workbook.named(table).id, address: 'J8' })
    expect(workbook.state.writes).toBe(0)

    await page.getByRole('button', { name: '改正' }).first().click()
    await page.getByText('没有发现问题').first().waitFor()
    expect(valueAt('J8')).toBe(right)
    expect(workbook.state.writes).toBe(1)

    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByText('2 处错误').first().waitFor()
    expect(valueAt('J8')).toBe(999)
    expect(refused).toEqual([])
  })

  test('what is typed while a cell is open is seen when typing ends, although no event tells of it', async () => {
    const workbook = simulatedWorkbook(await workbookOf(report))
    await opened({ workbook })
    await page.getByText('没有发现问题').first().waitFor()
    workbook.state.losesEvents = true
    workbook.state.editing = true
    workbook.type(table, 'J8', 999)
    await page.getByText('有单元格正在编辑').first().waitFor()
    workbook.state.editing = false
    await page.getByText('2 处错误').first().waitFor()
  })

  test('a 核实说明 that cannot be written just now is still there when it can', async () => {
    const values = { ...report.values, 'proactive.normativeDocuments.issued': 9999 }
    const workbook = simulatedWorkbook(await workbookOf({ ...report, values }))
    await opened({ workbook })
    const card = page.locator('[data-code="proactive/in-force-short"]')
    await card.getByRole('button', { name: '核实说明' }).click()
    await card.getByRole('textbox').fill('数字无误。')
    workbook.state.editing = true
    await card.getByRole('button', { name: '写入核实说明' }).click()
    await page.locator('.said').getByText('有单元格正在编辑').waitFor()
    expect(workbook.state.writes).toBe(0)
    expect(await card.getByRole('textbox').inputValue()).toBe('数字无误。')
    workbook.state.editing = false
    await card.getByRole('button', { name: '写入核实说明' }).click()
    await page.locator('.finding.is-explained').getByText('数字无误。').waitFor()
    await expect.poll(() => card.getByRole('textbox').count()).toBe(0)
  })

  test('what was written is told and taken back, although a cell was opened for typing in that moment', async () => {
    const workbook = simulatedWorkbook(await workbookOf(report))
    workbook.type(table, 'J8', 999)
    await opened({ workbook })
    const [mend, said] = [page.getByRole('button', { name: /^改正/ }).first(), page.locator('.said')]
    await mend.waitFor()
    workbook.onEvent(() => {
      workbook.state.editing = true
    })
    await mend.click()
    await said.getByText('改正：已写入 1 格。').waitFor()
    workbook.state.editing = false
    await page.getByText('没有发现问题').first().waitFor()
    await page.getByRole('button', { name: '撤回「改正」' }).click()
    await said.getByText('已撤回「改正」。').waitFor()
    expect(workbook.cell(workbook.named(table), 'J8').value).toBe(999)
    await expect.poll(() => page.getByRole('button', { name: /^撤回/ }).count()).toBe(0)
    workbook.state.editing = false

    await page.getByText('工具', { exact: true }).click()
    await page.getByRole('button', { name: '写入合计公式' }).click()
    await page.getByRole('button', { name: /^写入 \d/ }).click()
    await said.getByText('这一步不能撤回').waitFor()
    expect(await page.getByRole('button', { name: /^撤回/ }).count()).toBe(0)
  })

  test('a workbook in another table is found by its labels alone', async () => {
    const workbook = simulatedWorkbook(await workbookOf(report))
    for (const name of Object.keys(workbook.book().names)) workbook.setName(name, undefined)
    workbook.type(table, 'J8', 999)
    await opened({ workbook, sets: { ExcelApi: '1.9' } })
    await page.getByText('2 处错误').first().waitFor()
  })

  test('what was read is handed over as a file', async () => {
    await opened({ workbook: simulatedWorkbook(await workbookOf(report)) })
    await page.getByText('没有发现问题').first().waitFor()
    await page.getByText('导出', { exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /JSON/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/年度报告\.json$/)
    const { values } = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(values).toEqual(report.values)
  })

  test('what was typed the moment before is in the file, on the clipboard and marked', async () => {
    const workbook = simulatedWorkbook(await workbookOf(report))
    await opened({ workbook })
    await page.getByText('没有发现问题').first().waitFor()
    await page.getByText('导出', { exact: true }).click()
    await page.getByText('工具', { exact: true }).click()
    const word = page.getByRole('button', { name: /Word/ })
    await word.waitFor()
    workbook.state.losesEvents = true
    workbook.type(table, 'J8', 999)
    const [download] = await Promise.all([page.waitForEvent('download'), word.click()])
    expect(download.suggestedFilename()).toMatch(/年度报告（草稿）\.docx$/)

    workbook.type(table, 'J8', 888)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: '复制正文和表格' }).click()
    await page.locator('.said').getByText('已复制').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('888')

    workbook.type(table, 'J8', 777)
    workbook.type(table, 'J9', 'x')
    for (const tab of workbook.tabs) tab.allowFormatCells = true
    await page.getByRole('button', { name: '在表上标出问题' }).click()
    await page.getByText(/已标出/).waitFor()
    expect(workbook.named(table).conditions.map(({ area }) => area)).toContain('J9')

    workbook.state.editing = true
    await word.click()
    await page.locator('.said').getByText('有单元格正在编辑').waitFor()
    workbook.state.editing = false
    await page.getByRole('button', { name: '清除标记' }).click()
    await page.getByText(/已清除/).waitFor()
    workbook.state.editing = true
    await page.getByRole('button', { name: '计算合计' }).click()
    await page.locator('.said').getByText('有单元格正在编辑').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
  })

  test('without Office.js the page says what to do', async () => {
    page = await browser.newPage()
    faults = []
    const refused = await serve(page, async (path) => files.get(path), '')
    await page.goto(`${origin}/office.html${inExcel}`)
    await page.getByText(words['zh-CN'].missing).waitFor()
    expect(await page.getByRole('link').getAttribute('href')).toBe('index.html')
    expect(refused).toEqual([
      `${origin}/office-js/office.js`,
      'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    ])
  })

  test('where Excel does not answer, the page says so and waits', async () => {
    page = await browser.newPage()
    faults = []
    await page.clock.install()
    const silent = 'globalThis.Office = { onReady: () => new Promise(() => {}) }'
    await serve(page, async (path) => (path === 'office-js/office.js' ? silent : files.get(path)), '')
    await page.goto(`${origin}/office.html${inExcel}`)
    await page.getByText(words['zh-CN'].loading).waitFor()
    await page.clock.fastForward(21_000)
    await page.getByText(words['zh-CN'].late).waitFor()
  })

  test('outside Excel the page says so', async () => {
    await opened({ query: '' })
    await page.getByText(words['zh-CN'].elsewhere).waitFor()
  })

  test('an Excel below ExcelApi 1.9 is told to be too old', async () => {
    await opened({ sets: { ExcelApi: '1.7' } })
    await page.getByText(words['zh-CN'].old).waitFor()
  })
})
