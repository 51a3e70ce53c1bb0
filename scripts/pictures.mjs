// `npm run pictures`: the pictures of the guide, made anew from a faulty example by LibreOffice and Chromium.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureModules, ensureTools, root } from './setup.mjs'

ensureModules()
ensureTools()

const { convert, exampleReports, launchChromium, pdfPictures, pdfText, renderPdf } = await import(
  '@gongkai/fixtures'
)
const { editions } = await import('@gongkai/schema')
const { toDocx } = await import('@gongkai/document')
const { writeTemplate } = await import('@gongkai/workbook/template')

const sound = exampleReports['suqian-2024']
const report = {
  ...sound,
  values: {
    ...sound.values,
    'requests.received.total': 3552,
    'requests.granted.enterprise': '21件',
    'requests.refusedStateSecret.research': null,
  },
}
const edition = editions[report.edition]
const folder = join(root, 'docs/pictures')
mkdirSync(folder, { recursive: true })
const keep = (name, picture) => writeFileSync(join(folder, `${name}.png`), picture)

const workbook = await writeTemplate({
  edition,
  year: report.year,
  agency: report.agency,
  report,
  totals: 'typed',
})
const pdf = await convert(workbook, 'xlsx', 'pdf')
const sheets = await pdfPictures(pdf, 60)
const texts = await pdfText(pdf)
/** The first printed page that says this. */
const pageWith = (words) => sheets[texts.findIndex((text) => text.replace(/\s/gu, '').includes(words))]
keep('agency', pageWith('单位全称'))
keep('requests', pageWith('法人或其他组织'))
keep('checks', pageWith('序号'))

const pages = await pdfPictures(await renderPdf(toDocx(sound)), 60)
keep('word-first-page', pages[0])
console.log(`docs/pictures: ${sheets.length} sheets' pages, ${pages.length} pages of Word`)

const { picturesForSupervisors } = await import('./pictures-supervisors.mjs')
await picturesForSupervisors(keep)

// The page with the same faults: as it is, in the dark with a preview, and as narrow as a task pane.
const browser = await launchChromium()
const offline = pathToFileURL(join(root, 'apps/excel-addin/dist/offline/index.html')).href
const buffer = Buffer.from(workbook)
async function picture(name, size, colorScheme, prepare) {
  const page = await browser.newPage({ viewport: size, colorScheme })
  await page.goto(offline)
  await page.setInputFiles('.page-head input[type=file]', {
    name: '年报.xlsx',
    mimeType: 'application/zip',
    buffer,
  })
  await page.locator('[data-code="requests/row-total"]').waitFor()
  await prepare(page)
  keep(name, await page.screenshot())
  await page.close()
}
await picture('page', { width: 1280, height: 860 }, 'light', async (page) => {
  await page.locator('[data-code="requests/row-total"] .finding-head button').click()
})
await picture('page-dark', { width: 1280, height: 860 }, 'dark', async (page) => {
  await page.locator('[data-code="cell/blank"] .finding-head button').click()
  await page.locator('summary', { hasText: '工具' }).click()
  await page.getByRole('button', { name: '写入合计公式' }).click()
  await page.locator('dialog').waitFor()
})
await picture('pane-narrow', { width: 320, height: 860 }, 'light', (page) =>
  page.evaluate(() => document.querySelector('#results').scrollIntoView()),
)
await browser.close()
