// `npm run bench`: hot paths on built packages, beside a peer and a floor, in one run. Prints; asserts nothing.
// With --write the table also goes into both READMEs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { ensureModules, root } from './setup.mjs'

ensureModules()

const { Bench } = await import('tinybench')
const { check, editions, layoutsOf } = await import('@gongkai/schema')
const { readWorkbook } = await import('@gongkai/workbook')
const { writeTemplate } = await import('@gongkai/workbook/template')
const { writers } = await import('@gongkai/document')
const { openZip, writeZip } = await import('@gongkai/ooxml')
const { default: ExcelJS } = await import('exceljs')
const docx = await import('docx')

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

/** The same tables and paragraphs by the docx library, plainly. */
async function docxLibrary() {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = docx
  const rows = (grid) =>
    Array.from({ length: grid.rows }, (_, r) => {
      const own = grid.cells.filter((cell) => cell.row === r)
      return new TableRow({
        children: own.map(
          (cell) =>
            new TableCell({
              columnSpan: cell.columnSpan,
              rowSpan: cell.rowSpan,
              children: [new Paragraph(cell.id ? String(report.values[cell.id] ?? '') : cell.text)],
            }),
        ),
      })
    })
  const paragraphs = Object.values(report.sections)
    .flat()
    .map((text) => new Paragraph(text))
  const children = [...paragraphs, ...layoutsOf(edition).map((grid) => new Table({ rows: rows(grid) }))]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const figures = []

/** Median milliseconds of each task, in one run. */
async function measure(title, tasks) {
  const bench = new Bench({ time: 1500, warmupTime: 500 })
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task)
  await bench.run()
  const [first] = bench.tasks
  for (const task of bench.tasks) {
    if (task.result.error) throw task.result.error
    const ms = task.result.latency.p50
    figures.push({ what: title, how: task.name, ms, ratio: ms / first.result.latency.p50 })
  }
}

await measure('tables of a report checked', { gongkai: () => check(tables) })
await measure('whole check with text', { gongkai: () => check(report) })
await measure('filled template read', {
  gongkai: () => readWorkbook(workbook),
  exceljs: () => new ExcelJS.Workbook().xlsx.load(workbook),
  'inflate only': () => {
    const zip = openZip(workbook)
    for (const name of zip.names) zip.bytes(name)
  },
})
await measure('Word file written', {
  gongkai: () => writers.docx.write(report, {}),
  'docx library': docxLibrary,
})
await measure('HTML written', { gongkai: () => writers.html.write(report, {}) })

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

const number = (ms) => (ms < 0.1 ? `${(ms * 1000).toFixed(0)} µs` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`)
const machine = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`
const table = [
  `Medians of one run (${machine}):`,
  '',
  '| what | how | median | ratio |',
  '| --- | --- | --- | --- |',
  ...figures.map(({ what, how, ms, ratio }) => `| ${what} | ${how} | ${number(ms)} | ${ratio.toFixed(2)} |`),
].join('\n')
console.log(table)

if (process.argv.includes('--write')) {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const path = join(root, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/u, `$1${table}$2`))
  }
}
