// Thousands of workbooks: `gongkai check` and `gongkai export` beside the same job by exceljs and the docx library, and by
// openpyxl and python-docx where Python has them; in one run. `--files N` sets how many (default 4,000), `--large N` the
// larger number at which memory and cost per file are looked at again (default 10,000; 0 leaves it out).
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { editions } from '@gongkai/schema'
import { setCells } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import { root } from '../setup.mjs'
import { machine } from './table.mjs'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    files: { type: 'string', default: '4000' },
    large: { type: 'string', default: '10000' },
    // The others do so few a second that a sample tells as much.
    sample: { type: 'string', default: '200' },
  },
})
const files = Number(values.files)
const large = Number(values.large)
const sample = Math.min(Number(values.sample), files)

const folder = mkdtempSync(join(tmpdir(), 'gongkai-batch-'))
const bin = join(root, 'apps/exporter/bin/gongkai.js')

/** Workbooks of as many agencies in folders of 500: one filled template, and the agency's name set in a copy of it. */
async function generate(name, many) {
  const example = join(root, 'packages/fixtures/src/examples/municipal-aggregate-2025.json')
  const report = JSON.parse(readFileSync(example, 'utf8'))
  const { year, agency } = report
  const workbook = await writeTemplate({
    edition: editions[report.edition],
    year,
    agency,
    report,
    totals: 'formula',
  })
  for (let i = 0; i < many; i++) {
    const group = join(folder, name, `第${Math.floor(i / 500) + 1}批`)
    if (i % 500 === 0) mkdirSync(group, { recursive: true })
    const title = `某市第${String(i + 1).padStart(5, '0')}局`
    writeFileSync(
      join(group, `${title}.xlsx`),
      setCells(workbook, [{ sheet: '单位信息', address: 'B5', value: title }]),
    )
  }
  return workbook.length
}

/** Seconds a call takes, start included, those of all its threads, and the most memory it had, in MB. */
async function timed(command, args, expected = 0) {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  let cpu = 0
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
      cpu = (Number(stat[11]) + Number(stat[12])) / 100
      peak = Math.max(peak, Number(status.match(/VmHWM:\s+(\d+)/u)?.[1] ?? 0) / 1024)
    } catch {
      // It has just ended, or the system has no /proc.
    }
  }, 20)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  if (code !== expected) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - start) / 1000, cpu, peak }
}

const rows = []
async function run(what, how, many, command, args) {
  const { seconds, cpu, peak } = await timed(command, args)
  rows.push({ what, how, many, seconds, rate: many / seconds, each: (cpu * 1000) / many, peak })
}

const gongkai = (what, how, many, ...args) => run(what, how, many, process.execPath, [bin, ...args])

try {
  const size = await generate('年报', files)
  const reports = join(folder, '年报')
  const cores = availableParallelism()
  await gongkai('check', `gongkai, ${cores} threads`, files, 'check', reports)
  await gongkai('check', 'gongkai, 1 thread', files, 'check', reports, '--jobs', '1')
  const word = ['--to', 'docx']
  const out = (name) => ['-o', join(folder, name)]
  await gongkai('check + Word', `gongkai, ${cores} threads`, files, 'export', reports, ...out('甲'), ...word)
  await gongkai(
    'again, all done',
    `gongkai, ${cores} threads`,
    files,
    'export',
    reports,
    ...out('甲'),
    ...word,
  )
  await gongkai(
    'check + Word',
    'gongkai, 1 thread',
    files,
    'export',
    reports,
    ...out('乙'),
    ...word,
    '--jobs',
    '1',
  )

  const first = join(reports, '第1批')
  const some = readdirSync(first).slice(0, sample)
  const list = join(folder, 'list.json')
  writeFileSync(list, JSON.stringify(some.map((name) => join(first, name))))
  mkdirSync(join(folder, 'peer'))
  const peers = join(root, 'scripts/bench/peers')
  const peer = [join(peers, 'exceljs-docx.mjs'), list, join(folder, 'peer')]
  await run('read + Word', 'exceljs + docx, 1 thread', some.length, process.execPath, peer)
  if (spawnSync('python3', ['-c', 'import openpyxl, docx']).status === 0) {
    const python = [join(peers, 'openpyxl_docx.py'), list, join(folder, 'peer')]
    await run('read + Word', 'openpyxl + python-docx, 1 process', some.length, 'python3', python)
  } else {
    console.error('openpyxl and python-docx are not there: left out')
  }
  if (large > files) {
    await generate('更多', large)
    for (const many of [1000, large].filter((number) => number <= large)) {
      const groups = readdirSync(join(folder, '更多'))
        .sort((a, b) => Number(a.match(/\d+/u)) - Number(b.match(/\d+/u)))
        .slice(0, Math.ceil(many / 500))
        .map((name) => join(folder, '更多', name))
      await gongkai(`check of ${many}`, `gongkai, ${cores} threads`, many, 'check', ...groups)
      await gongkai(
        `check + Word of ${many}`,
        `gongkai, ${cores} threads`,
        many,
        'export',
        ...groups,
        ...out(`大 ${many}`),
        ...word,
      )
    }
  }
  print(size)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(size) {
  const base = rows.find(({ how }) => how.startsWith('exceljs')).rate
  console.log(
    [
      `${files} workbooks of ${Math.round(size / 1024)} KB (${machine}), whole command with its start; peers on a sample of ${sample}:`,
      '',
      '| what | how | files | seconds | files a second | times exceljs + docx | processor time a file | peak memory |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows.map(
        ({ what, how, many, seconds, rate, each, peak }) =>
          `| ${what} | ${how} | ${many} | ${seconds.toFixed(1)} | ${rate.toFixed(0)} | ${(rate / base).toFixed(1)} | ${each.toFixed(1)} ms | ${peak.toFixed(0)} MB |`,
      ),
    ].join('\n'),
  )
}
