// The pictures of the guide for supervisors: a made-up city with one unit of each kind of trouble goes through `gongkai
// review` and `gongkai rollup`, and what they write is drawn by Chromium and LibreOffice.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { convert, exampleReports, launchChromium, pdfPictures, pdfText, renderPdf } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { root } from './setup.mjs'

const city = '某市人民政府'
const roster = `单位,上级,层级,类型,可制定规章,权力,期限,口径
${city},,市级,人民政府,是,,2025-03-31,本级
某市公安局,${city},市级,政府部门,否,许可、处罚、强制,2025-01-31,
某市教育局,${city},市级,政府部门,否,许可,2025-01-31,
某市档案局,${city},市级,政府部门,否,无,2025-01-31,
某县人民政府,${city},县级,人民政府,否,,2025-01-31,本级
某镇人民政府,某县人民政府,乡镇级,人民政府,否,,2025-01-31,
`
const sound = exampleReports['suqian-2024']

/** The example as a unit's own report, some of its cells changed. */
const unit = (name, change = {}, more = {}) => ({
  ...sound,
  title: undefined,
  agency: { name },
  date: '2025-01-20',
  ...more,
  values: { ...sound.values, ...change },
})

async function inputs(folder) {
  const filed = join(folder, '报送')
  mkdirSync(filed)
  writeFileSync(join(folder, '名册.csv'), roster)
  const put = async (report) => {
    const edition = editions[report.edition]
    const bytes = await writeTemplate({
      edition,
      year: report.year,
      report,
      agency: report.agency,
      totals: 'typed',
    })
    writeFileSync(join(filed, `${report.agency.name}.xlsx`), bytes)
  }
  await put(unit(city))
  await put(
    unit('某市公安局', {
      'requests.received.total': 3552,
      'requests.granted.enterprise': '21件',
      'requests.refusedStateSecret.research': null,
    }),
  )
  await put(unit('某市教育局', { 'proactive.penalties.decisions': 12 }, { date: '2025-02-10' }))
  await put(unit('某县人民政府'))
  await put(
    unit(
      '某镇人民政府',
      { 'proactive.rules.issued': 1, 'proactive.rules.inForce': 1 },
      {
        explanations: [
          { for: 'proactive/rules-without-power@proactive.rules.issued', text: '受县政府委托起草，已核实。' },
        ],
      },
    ),
  )
}

/** Draws the pictures; `keep` takes a name and the bytes of a picture. */
export async function picturesForSupervisors(keep) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'))
  const gongkai = (...args) => {
    try {
      execFileSync(process.execPath, [join(root, 'apps/exporter/bin/gongkai.js'), ...args], {
        stdio: 'pipe',
        cwd: folder,
      })
    } catch (error) {
      // 1 = errors found, which is what the pictures show.
      if (error.status !== 1) throw error
    }
  }
  try {
    await inputs(folder)
    const out = join(folder, '审核')
    const list = ['报送', '--roster', '名册.csv']
    gongkai('review', ...list, '-o', '审核', '--from', '某市政务公开办公室')
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 900, height: 980 } })
    await page.goto(pathToFileURL(join(out, '总览.html')).href)
    keep('overview', await page.screenshot())
    await browser.close()
    const notice = readFileSync(join(out, '退回/某市公安局 退回修改单.docx'))
    keep('notice', (await pdfPictures(await renderPdf(notice), 60))[0])
    gongkai('rollup', ...list, '--include-faulty', '-o', '上报.xlsx')
    gongkai('rollup', ...list, '--filed', '上报.xlsx', '-o', '汇总.xlsx')
    const pdf = await convert(readFileSync(join(folder, '汇总.xlsx')), 'xlsx', 'pdf')
    const sheets = await pdfPictures(pdf, 100)
    const texts = (await pdfText(pdf)).map((text) => text.replace(/\s/gu, ''))
    const pageWith = (words) => sheets[texts.findIndex((text) => text.includes(words))]
    keep('rollup-units', pageWith('单位：谁报了'))
    keep('rollup-differences', pageWith('差异：上报的'))
    keep('rollup-sources', pageWith('来源：每个汇总数'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
