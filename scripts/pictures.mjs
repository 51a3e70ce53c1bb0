// `npm run pictures`: the pictures of the guide, made anew from a faulty example by LibreOffice.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureModules, ensureTools, root } from './setup.mjs'

ensureModules()
ensureTools()

const { convert, exampleReports, pdfPictures, renderPdf } = await import('@gongkai/fixtures')
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
const sheets = await pdfPictures(await convert(workbook, 'xlsx', 'pdf'), 60)
// 说明, 单位信息, the overview on two pages, then a page each.
keep('agency', sheets[1])
keep('requests', sheets[5])
keep('checks', sheets.at(-1))

const pages = await pdfPictures(await renderPdf(toDocx(sound)), 60)
keep('word-first-page', pages[0])
console.log(`docs/pictures: ${sheets.length} sheets' pages, ${pages.length} pages of Word`)
