// The hot paths on built packages, beside a peer and a floor, in one run.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup.mjs'
import { docxLibrary } from './peers.mjs'
import { measure, tableOf } from './table.mjs'

const { check, editions } = await import('@gongkai/schema')
const { readWorkbook } = await import('@gongkai/workbook')
const { writeTemplate } = await import('@gongkai/workbook/template')
const { writers } = await import('@gongkai/document')
const { openZip, writeZip } = await import('@gongkai/ooxml')
const { default: ExcelJS } = await import('exceljs')

const example = (name) =>
  JSON.parse(readFileSync(join(root, 'packages/fixtures/src/examples', `${name}.json`), 'utf8'))
const report = example('municipal-aggregate-2025')
const edition = editions[report.edition]
const tables = { ...report, sections: Object.fromEntries(Object.keys(report.sections).map((id) => [id, []])) }
const workbook = await writeTemplate({
  edition,
  year: report.year,
  agency: report.agency,
  report,
  totals: 'formula',
})

const figures = []

figures.push(...(await measure('tables of a report checked', { gongkai: () => check(tables) })))
figures.push(...(await measure('whole check with text', { gongkai: () => check(report) })))
figures.push(
  ...(await measure('filled template read', {
    gongkai: () => readWorkbook(workbook),
    exceljs: () => new ExcelJS.Workbook().xlsx.load(workbook),
    'inflate only': () => {
      const zip = openZip(workbook)
      for (const name of zip.names) zip.bytes(name)
    },
  })),
)
figures.push(
  ...(await measure('Word file written', {
    gongkai: () => writers.docx.write(report, {}),
    'docx library': () => docxLibrary(report),
  })),
)
figures.push(...(await measure('HTML written', { gongkai: () => writers.html.write(report, {}) })))

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const timed = (args) => {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    try {
      execFileSync(process.execPath, args, { stdio: 'ignore' })
    } catch (error) {
      if (error.status !== 1 && error.status !== 2) throw error
    }
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[3]
}
try {
  const bin = join(root, 'apps/exporter/bin/gongkai.js')
  const file = join(folder, 'report.xlsx')
  writeFileSync(file, workbook)
  const node = timed(['-e', '0'])
  for (const [how, args] of [
    ['gongkai check', [bin, 'check', file]],
    ['gongkai export', [bin, 'export', file, '-o', join(folder, 'out'), '--force', '--draft']],
    ['node alone', ['-e', '0']],
  ]) {
    const ms = timed(args)
    figures.push({ what: 'whole command, cold', how, ms, ratio: ms / node })
  }
  const bomb = join(folder, 'bomb.xlsx')
  writeFileSync(bomb, writeZip([{ name: 'xl/workbook.xml', content: new Uint8Array(300 * 1024 * 1024) }]))
  figures.push({
    what: 'zip bomb of 300 MB refused, cold',
    how: 'gongkai check',
    ms: timed([bin, 'check', bomb]),
    ratio: 1,
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const table = tableOf(figures)
console.log(table)

if (process.argv.includes('--write')) {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const path = join(root, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/u, `$1${table}$2`))
  }
}
