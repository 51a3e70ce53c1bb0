// The hot paths on built packages, beside a peer and a floor, in one run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { unlike } from '../agencies.mjs'
import { root } from '../setup.mjs'
import { docxLibrary } from './peers/docx-library.mjs'
import { measure, tableOf } from './table.mjs'

const { check, editions } = await import('@gongkai/schema')
const { readWorkbook } = await import('@gongkai/workbook')
const { writeTemplate } = await import('@gongkai/workbook/template')
const { writers } = await import('@gongkai/document')
const { openZip, patchZip, writeZip } = await import('@gongkai/ooxml')
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

/** Rows that hold nothing but a format, below everything on each sheet, as deleting contents leaves them. */
function withGhostRows(bytes, count) {
  const zip = openZip(bytes)
  const rows = Array.from(
    { length: count },
    (_, i) => `<row r="${i + 1001}" s="1"><c r="A${i + 1001}" s="1"/></row>`,
  )
  const sheets = zip.names.filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
  const parts = sheets.map((name) => [
    name,
    new TextDecoder().decode(zip.bytes(name)).replace('</sheetData>', `${rows.join('')}</sheetData>`),
  ])
  return patchZip(bytes, new Map(parts))
}

/** What the command gives the reader. */
const native = {
  crc32,
  inflateRaw: (packed, maxOutputLength) =>
    inflateRawSync(packed, { maxOutputLength, chunkSize: Math.max(64, maxOutputLength) }),
}

const figures = []

figures.push(...(await measure('tables of a report checked', { gongkai: () => check(tables) })))
figures.push(...(await measure('whole check with text', { gongkai: () => check(report) })))
// More than the reader remembers parts of: each file is as if it were the first of its kind.
const strangers = Array.from({ length: 20 }, (_, i) => unlike(workbook, i))
let turn = 0
const stranger = () => strangers[turn++ % strangers.length]

figures.push(
  ...(await measure('filled template read', {
    gongkai: () => readWorkbook(stranger(), native),
    'gongkai, after others of its template': () => readWorkbook(workbook, native),
    'gongkai as in the browser': () => readWorkbook(stranger()),
    exceljs: () => new ExcelJS.Workbook().xlsx.load(workbook),
    'inflate only': () => {
      const zip = openZip(workbook)
      for (const name of zip.names) zip.bytes(name)
    },
  })),
)
figures.push(
  ...(await measure('Word file written', {
    gongkai: () => writers.docx.write(report, { crc32, deflateRaw: deflateRawSync }),
    'gongkai as in the browser': () => writers.docx.write(report, {}),
    'docx library': () => docxLibrary(report),
  })),
)
figures.push(...(await measure('HTML written', { gongkai: () => writers.html.write(report, {}) })))

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
/** Tells the peak of resident memory, in KB, when the process ends. */
const peak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))'
/** Median of seven runs, and the largest peak of memory. */
const run = (args) => {
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', peak, ...args], { encoding: 'utf8' })
    const ms = performance.now() - start
    if (status === null || status > 2) throw new Error(stderr)
    return { ms, mb: Number(/peak (\d+)$/.exec(stderr)[1]) / 1024 }
  })
  return { ms: runs.map(({ ms }) => ms).sort((a, b) => a - b)[3], mb: Math.max(...runs.map(({ mb }) => mb)) }
}
try {
  const bin = join(root, 'apps/exporter/bin/gongkai.js')
  const file = join(folder, 'report.xlsx')
  writeFileSync(file, workbook)
  const node = run(['-e', '0']).ms
  const cold = (what, how, args) => {
    const { ms, mb } = run(args)
    figures.push({ what: `${what} (peak ${Math.round(mb)} MB)`, how, ms, ratio: ms / node })
  }
  cold('whole command, cold', 'gongkai check', [bin, 'check', file])
  cold('whole command, cold', 'gongkai export', [
    bin,
    'export',
    file,
    '-o',
    join(folder, 'out'),
    '--force',
    '--draft',
  ])
  cold('whole command, cold', 'node alone', ['-e', '0'])
  const bomb = join(folder, 'bomb.xlsx')
  // In pieces: what this process holds when it starts a command counts as that command's peak.
  const megabyte = new Uint8Array(2 ** 20)
  writeFileSync(bomb, writeZip([{ name: 'xl/workbook.xml', content: new Array(300).fill(megabyte) }]))
  cold('zip bomb of 300 MB refused, cold', 'gongkai check', [bin, 'check', bomb])
  const ghosts = join(folder, 'ghosts.xlsx')
  writeFileSync(ghosts, withGhostRows(workbook, 100_000))
  cold('100,000 ghost rows below each sheet, cold', 'gongkai check', [bin, 'check', ghosts])
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
