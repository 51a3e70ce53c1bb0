// `npm run demo`: the main job on real input. Prints what is wrong with a faulty workbook and the proposed repair, then
// writes the real report of 2020 and a full one of 2025 as Word and HTML, and says where the files are.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureModules, root, run } from './setup.mjs'

ensureModules()

const out = join(root, 'out', 'demo')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const gongkai = (...args) => {
  console.log(`\n$ gongkai ${args.map((arg) => relative(root, arg) || arg).join(' ')}`)
  return run(process.execPath, [join(root, 'apps/exporter/bin/gongkai.js'), ...args])
}

function must(expected, code) {
  if (code === expected) return
  console.error(`演示中断：退出码应为 ${expected}，实为 ${code}。The demo stopped.`)
  process.exit(1)
}

const example = (name) => join(root, 'packages/fixtures/src/examples', `${name}.json`)

// One figure of a real report mistyped: 3525 received became 3552.
const faulty = JSON.parse(readFileSync(example('suqian-2024'), 'utf8'))
const cell = 'requests.received.total'
const digits = String(faulty.values[cell])
faulty.values[cell] = Number(digits.slice(0, -2) + digits.at(-1) + digits.at(-2))
writeFileSync(join(out, '有错的报告.json'), JSON.stringify(faulty, null, 2))

console.log('一、检查一份有错的工作簿 A faulty workbook')
must(0, gongkai('import', join(out, '有错的报告.json'), '-o', join(out, '有错的报告.xlsx')))
must(1, gongkai('check', join(out, '有错的报告.xlsx')))
must(1, gongkai('annotate', join(out, '有错的报告.xlsx'), '-o', join(out, '有错的报告-标注.xlsx')))

console.log('\n二、导出两份正式报告 Two official reports')
for (const name of ['liaozhong-2020', 'municipal-aggregate-2025']) {
  const workbook = join(out, `${name}.xlsx`)
  must(0, gongkai('import', example(name), '-o', workbook))
  must(0, gongkai('export', workbook, '-o', join(out, '正式报告')))
}

console.log('\n三、填报用的模板 A template to fill in')
must(0, gongkai('template', '--year', '2026', '--agency', '某县某局', '-o', join(out, '2026年模板.xlsx')))
console.log(`\n文件都在这里 Everything is in: ${out}`)
