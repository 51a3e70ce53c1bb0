// Thousands of workbooks: `gongkai check` and `gongkai export` beside the same job by exceljs and the docx library, and by
// openpyxl and python-docx where Python has them; in one run. `--files N` sets how many (default 4,000), `--large N` the
// larger number at which memory and cost per file are looked at again (default 10,000; 0 leaves it out); multiples of 500.
// Before each run it is measured how many cores there really are: a shared machine gives fewer than it names.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyFor, unlike, workbookOf } from '../agencies.mjs'
import { nodeFlags } from '../node-flags.mjs'
import { root } from '../setup.mjs'
import { timed } from '../timed.mjs'
import { coresThere } from './cores.mjs'
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

const perGroup = 500

/** Workbooks of as many agencies in folders of 500: one filled template, and the agency's name set in a copy of it. */
async function generate(many) {
  const example = join(root, 'packages/fixtures/src/examples/municipal-aggregate-2025.json')
  const report = JSON.parse(readFileSync(example, 'utf8'))
  const workbook = await workbookOf(report, 'formula')
  const groups = Array.from({ length: Math.ceil(many / perGroup) }, (_, i) => join(folder, `第${i + 1}批`))
  for (const group of groups) mkdirSync(group)
  for (let i = 0; i < many; i++) {
    const title = `某市第${String(i + 1).padStart(5, '0')}局`
    writeFileSync(join(groups[Math.floor(i / perGroup)], `${title}.xlsx`), copyFor(workbook, title))
  }
  return { groups, size: workbook.length }
}

/** The same files in folders of their own, no two with a part in common but the table of texts. */
function strangers(groups) {
  let number = 0
  return groups.map((group) => {
    const other = `${group}，各不相同`
    mkdirSync(other)
    for (const name of readdirSync(group))
      writeFileSync(join(other, name), unlike(readFileSync(join(group, name)), ++number))
    return other
  })
}

const rows = []
async function run(what, how, many, command, args) {
  const cores = await coresThere()
  const { seconds, cpu, peak, code } = await timed(command, args)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  console.error(`${what}, ${how}: ${(many / seconds).toFixed(0)} files a second`)
  rows.push({ what, how, many, seconds, rate: many / seconds, each: (cpu * 1000) / many, peak, cores })
}

const gongkai = (what, how, many, ...args) =>
  run(what, how, many, process.execPath, [...nodeFlags, bin, ...args])

try {
  const { groups, size } = await generate(Math.max(files, large))
  const first = (many) => groups.slice(0, Math.ceil(many / perGroup))
  const all = first(files)
  const threads = `gongkai, ${availableParallelism()} threads`
  const word = ['--to', 'docx']
  const out = (name) => ['-o', join(folder, name)]
  await gongkai('check', threads, files, 'check', ...all)
  await gongkai('check, no part alike', threads, files, 'check', ...strangers(all))
  await gongkai('check', 'gongkai, 1 thread', files, 'check', ...all, '--jobs', '1')
  await gongkai('check + Word', threads, files, 'export', ...all, ...out('甲'), ...word)
  await gongkai('again, all done', threads, files, 'export', ...all, ...out('甲'), ...word)
  await gongkai(
    'check + Word',
    'gongkai, 1 thread',
    files,
    'export',
    ...all,
    ...out('乙'),
    ...word,
    '--jobs',
    '1',
  )

  const some = readdirSync(groups[0])
    .slice(0, sample)
    .map((name) => join(groups[0], name))
  const list = join(folder, 'list.json')
  writeFileSync(list, JSON.stringify(some))
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
    for (const many of [1000, large]) {
      await gongkai(`check of ${many}`, threads, many, 'check', ...first(many))
      await gongkai(
        `check + Word of ${many}`,
        threads,
        many,
        'export',
        ...first(many),
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
      '| what | how | files | seconds | files a second | times exceljs + docx | processor time a file | peak memory | cores there |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows.map(
        ({ what, how, many, seconds, rate, each, peak, cores }) =>
          `| ${what} | ${how} | ${many} | ${seconds.toFixed(1)} | ${rate.toFixed(0)} | ${(rate / base).toFixed(1)} | ${each.toFixed(1)} ms | ${peak.toFixed(0)} MB | ${cores.toFixed(1)} |`,
      ),
    ].join('\n'),
  )
}
