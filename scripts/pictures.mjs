// `npm run pictures`: the pictures of the guide, made anew from a faulty example by LibreOffice.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureModules, ensureTools, root } from './setup.mjs'

ensureModules()
ensureTools()

const { convert, exampleReports, pdfPictures, pdfText, renderPdf } = await import('@gongkai/fixtures')
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
