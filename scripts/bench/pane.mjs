// The pane on the browser page, in the system's Chromium: from a figure typed to its finding drawn (or gone again), the pause
// that waits for more typing taken out. Read, check, diagnosis, drawing and layout are in it, and also what really falls into that
// pause: the workbook calculated anew, the digit drawn, the frame that paints it and the finding of the change before.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { exampleReports, launchChromium } from '@gongkai/fixtures'
import { cellName, cellsOf, editions } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { root } from '../setup.mjs'
import { machine } from './table.mjs'

const changes = 400
const pages = join(root, 'apps/excel-addin/dist/web')
const types = { '.html': 'text/html;charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
  response.end(readFileSync(join(pages, path)))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${server.address().port}/index.html`

const browser = await launchChromium()

/** Milliseconds of each change, in the order made. */
async function latencies(totals) {
  const report = exampleReports['suqian-2024']
  const edition = editions[report.edition]
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  // The pause of 250 ms is what is to be left out.
  await page.addInitScript(() => {
    const wait = window.setTimeout
    window.setTimeout = (run, ms, ...rest) => wait(run, ms === 250 ? 0 : ms, ...rest)
  })
  await page.goto(url)
  const buffer = Buffer.from(
    await writeTemplate({ edition, year: report.year, agency: report.agency, report, totals }),
  )
  await page.setInputFiles('.page-head input[type=file]', {
    name: 'x.xlsx',
    mimeType: 'application/zip',
    buffer,
  })
  const typed = cellsOf(edition).filter(
    ({ table, rowParts, columnParts }) => table === 'requests' && rowParts.length + columnParts.length === 0,
  )
  const labels = typed.map(({ id }) => cellName(edition, id))
  await page.getByLabel(labels[0], { exact: true }).waitFor()
  // Until then it is the empty form's.
  await page.waitForFunction(
    (label) => document.querySelector(`input[aria-label="${label}"]`).value !== '',
    labels[0],
  )
  const found = await page.evaluate(
    async ({ labels, changes }) => {
      const pane = document.querySelector('.pane')
      const fields = labels.map((label) => document.querySelector(`input[aria-label="${label}"]`))
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
      const errors = () => pane.querySelectorAll('.finding.is-error').length
      const type = (field, text) => {
        set.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const measured = []
      for (let i = 0; i < changes; i++) {
        const field = fields[(i * 7) % fields.length]
        const right = field.value
        for (const text of [String(Number(right) + 1 + (i % 9)), right]) {
          const before = errors()
          const from = performance.now()
          const drawn = new Promise((resolve) => {
            const observer = new MutationObserver(() => {
              if (errors() === before) return
              observer.disconnect()
              // Laid out, too.
              pane.getBoundingClientRect()
              resolve(performance.now() - from)
            })
            observer.observe(pane, { childList: true, subtree: true, attributes: true })
          })
          type(field, text)
          measured.push(await drawn)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
        field.blur()
      }
      return measured
    },
    { labels, changes: changes / 2 },
  )
  await page.close()
  return found
}

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)

try {
  const version = browser.version()
  console.log(`From a figure typed to its finding drawn, without the pause for more typing`)
  console.log(`(${machine}, Chromium ${version}):\n`)
  console.log('| workbook | changes | median | p95 | slowest |\n| --- | --- | --- | --- | --- |')
  for (const totals of ['typed', 'formula']) {
    const sorted = (await latencies(totals)).sort((a, b) => a - b)
    console.log(
      `| totals ${totals} | ${sorted.length} | ${at(sorted, 0.5)} ms | ${at(sorted, 0.95)} ms | ${at(sorted, 1)} ms |`,
    )
  }
} finally {
  await browser.close()
  server.close()
}
