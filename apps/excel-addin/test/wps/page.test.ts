import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { exampleReports, lacking, launchChromium } from '@gongkai/fixtures'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWpsPackage } from '../../wps/package.ts'
import { builds } from './facade.ts'
import type { fakeWps } from './fake.ts'
import { templateWith } from './models.ts'

const reason = lacking('chromium')

/** The stand-in for WPS as a script of a page. */
async function fakeScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['@gongkai/source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('in-page.ts', import.meta.url)), formats: ['iife'], name: 'fakes' },
    },
  })
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : []
  return outputs.flatMap((output) => (output.type === 'chunk' ? output.code : [])).join('\n')
}

type Fake = ReturnType<typeof fakeWps>
declare const fake: Fake

describe.skipIf(reason)(
  `the WPS page in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    let browser: Browser
    let work: string
    let address: string
    let script: string
    beforeAll(async () => {
      work = await mkdtemp(join(tmpdir(), 'gongkai-wps-'))
      await buildWpsPackage({ out: join(work, 'package') })
      address = pathToFileURL(join(work, 'package/jsaddons/gongkai_0.1.0/wps.html')).href
      script = await fakeScript()
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await rm(work, { recursive: true })
    })

    const report = Object.values(exampleReports).find(({ edition }) => edition === '2021')!
    const total = report.values['requests.received.total'] as number

    /** The page, opened from its folder, with a workbook whose total of 新收 is 3 too high. */
    async function opened(
      kind: string,
      before = '',
      values = report.values,
    ): Promise<{ page: Page; asked: string[]; faults: string[] }> {
      const page = await browser.newPage({ viewport: { width: 360, height: 900 } })
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('request', (request) => {
        if (!/^(file|data|blob):/.test(request.url())) faults.push(request.url())
      })
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.message())
        void dialog.dismiss()
      })
      const model = await templateWith({
        ...report,
        values: { ...values, 'requests.received.total': total + 3 },
      })
      await page.addInitScript({
        content: `${script}\ninstallWps(${JSON.stringify([model])}, '${kind}')\n${before}`,
      })
      await page.goto(address)
      return { page, asked, faults }
    }

    const card = (page: Page) => page.locator('[data-code="requests/row-total"]')
    const cellOfTotal = () => fake.valueAt('三、申请', 'J6')

    test.each(Object.keys(builds))(
      'shows, jumps, asks, mends and takes back in a build of kind %s',
      async (kind) => {
        const { page, asked, faults } = await opened(kind)
        await card(page)
          .getByText(`应为 ${total}，填的是 ${total + 3}`)
          .waitFor()
        await expect.poll(() => page.evaluate(cellOfTotal)).toBe(total + 3)
        await expect.poll(() => page.evaluate(() => fake.state.writes)).toBe(0)

        await card(page).getByRole('button', { name: /J6/ }).first().click()
        await expect.poll(() => page.evaluate(() => fake.state.selection)).toBe('三、申请!J6')

        expect(await page.evaluate(() => fake.save())).toBe(false)
        expect(asked).toHaveLength(1)
        expect(asked[0]).toContain(`应为 ${total}，填的是 ${total + 3}`)

        await card(page).getByRole('button', { name: /^改正/ }).click()
        await card(page).waitFor({ state: 'detached' })
        await expect.poll(() => page.evaluate(cellOfTotal)).toBe(total)
        expect(await page.evaluate(() => fake.save())).toBe(true)
        expect(asked).toHaveLength(1)

        await page.getByRole('button', { name: /^撤回/ }).click()
        await card(page).waitFor()
        await expect.poll(() => page.evaluate(cellOfTotal)).toBe(total + 3)

        await expect.poll(() => page.evaluate(() => fake.violations)).toEqual([])
        expect(faults).toEqual([])
        await page.close()
      },
    )

    test('finds what was typed when no event told of it', async () => {
      const { page, faults } = await opened('plain')
      await card(page).waitFor()
      await page.evaluate((right) => {
        fake.state.losesEvents = true
        fake.type('三、申请', 'J6', right)
      }, total)
      await card(page).waitFor({ state: 'detached' })
      expect(faults).toEqual([])
      await page.close()
    })

    test('writes the Word file where the official says, and says so where he gives up', async () => {
      const { page, faults } = await opened('plain')
      await card(page).waitFor()
      const word = page.getByRole('button', { name: /Word/ })
      await page.locator('summary', { hasText: '导出' }).click()
      await word.click()
      await page.getByText('已取消，没有保存文件。').first().waitFor()
      await page.evaluate(() => {
        fake.state.chosenFile = 'D:\\年报.docx'
      })
      await word.click()
      await page.waitForFunction(() => fake.files.size > 0)
      const saved = await page.evaluate(() =>
        [...fake.files.entries()].map(([path, data]) => [path, data.slice(0, 2)]),
      )
      expect(saved).toEqual([['D:\\年报.docx', 'PK']])
      expect(faults).toEqual([])
      await page.close()
    })

    test.each(Object.keys(builds))(
      'puts the template into a workbook without one and takes it back, and says the way out where there is one: %s',
      async (kind) => {
        const { page, faults } = await opened(kind)
        await card(page).waitFor()
        const names = () => fake.state.front!.sheets.map(({ name }) => name)
        const before = await page.evaluate(names)
        await page.locator('summary', { hasText: '模板' }).click()
        const insert = page.getByRole('button', { name: '插入模板工作表…', exact: true })
        const dialog = page.getByRole('dialog', { name: '核对改动：插入模板工作表' })
        await insert.click()
        await page.getByText('请另存一份模板').first().waitFor()
        await expect.poll(() => page.evaluate(names)).toEqual(before)

        await page.evaluate(() =>
          fake.bringInFront({
            fullName: 'C:\\年报\\空.xlsx',
            sheets: [{ name: 'Sheet1', cells: {}, conditions: [] }],
            names: {},
          }),
        )
        await page.getByText('没有找到年报的表格').first().waitFor()
        await insert.click()
        await dialog.waitFor()
        const shown = await dialog.getByRole('listitem').allTextContents()
        await expect.poll(() => page.evaluate(names)).toEqual(['Sheet1'])
        await dialog.getByRole('button', { name: /^插入 \d+ 张工作表$/ }).click()
        await page.getByText('模板工作表已插入到最后，读回核对无误').first().waitFor()
        await expect.poll(() => page.evaluate(names)).toEqual(['Sheet1', ...shown])
        expect(shown).toEqual(expect.arrayContaining(['三、申请', '核实说明']))
        await page.getByText('表格还没有填').first().waitFor()
        await expect
          .poll(() => page.evaluate(() => [fake.state.activeSheet, fake.files.size]))
          .toEqual(['Sheet1', 0])

        const undo = page.getByRole('button', { name: '撤回「插入模板工作表」' })
        await page.evaluate(() => fake.type('三、申请', 'B7', 5))
        await undo.click()
        await page.getByText(/插入以后有改动的格：三、申请!B7 「5」/).waitFor()
        await page.evaluate(() => fake.type('三、申请', 'B7', null))
        await undo.click()
        await page.getByText('已撤回「插入模板工作表」').waitFor()
        await expect.poll(() => page.evaluate(names)).toEqual(['Sheet1'])
        await expect
          .poll(() => page.evaluate(() => [fake.state.front!.names, fake.state.alerts]))
          .toEqual([{}, true])
        await expect.poll(() => page.evaluate(() => fake.violations)).toEqual([])
        expect(faults).toEqual([])
        await page.close()
      },
    )

    test('keeps what is typed while another workbook is in front, and does not offer it there', async () => {
      const values = { ...report.values, 'proactive.normativeDocuments.issued': 9999 }
      const other = await templateWith({ ...report, values })
      const { page, faults } = await opened('plain', '', values)
      const warning = page.locator('[data-code="proactive/in-force-short"]')
      await warning.getByRole('button', { name: '核实说明' }).click()
      await warning.getByRole('textbox').fill('数字无误。')
      const first = await page.evaluateHandle(() => fake.state.front!)
      await page.evaluate((book) => fake.bringInFront(book), { ...other, fullName: 'C:\\年报\\他局.xlsx' })
      await card(page).waitFor({ state: 'detached' })
      await expect.poll(() => warning.getByRole('button', { name: '核实说明' }).count()).toBe(1)
      expect(await warning.getByRole('textbox').count()).toBe(0)
      await page.evaluate((book) => fake.bringInFront(book), first)
      await card(page).waitFor()
      await expect.poll(() => warning.getByRole('textbox').inputValue()).toBe('数字无误。')
      expect(faults).toEqual([])
      await page.close()
    })

    test('works where the browser has nothing that came after 2019', async () => {
      const { page, faults } = await opened('plain', older)
      await card(page).getByRole('button', { name: /^改正/ }).click()
      await card(page).waitFor({ state: 'detached' })
      expect(faults).toEqual([])
      await page.close()
    })

    test('says in both languages where it is to be opened, outside WPS', async () => {
      const page = await browser.newPage()
      await page.goto(address)
      await expect.poll(() => page.locator('#pane').textContent()).toMatch(/WPS 表格.*WPS Spreadsheets/s)
      await page.close()
    })
  },
)

/** Takes away what the embedded browser of an older WPS does not have. */
const older = `
  for (const { prototype } of [Array, String, Uint8Array]) delete prototype.at
  for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name]
  for (const name of ['replaceAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name]
  for (const name of ['hasOwn', 'groupBy']) delete Object[name]
  for (const name of ['any', 'withResolvers', 'allSettled', 'try']) delete Promise[name]
  for (const name of ['structuredClone', 'WeakRef', 'FinalizationRegistry', 'AggregateError']) delete window[name]
  delete crypto.randomUUID
  delete Map.groupBy
`
