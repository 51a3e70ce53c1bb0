// Reports whose texts are alike: `gongkai check DIR --similar` on workbooks of as many agencies, each with its own text, twenty
// of them copied for the most part from another. `--files N` sets how many (default 1,000).
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exampleReports, madeUpSentence, seeded } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import { readWorkbook, setCells } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import { root } from '../setup.mjs'
import { machine } from './table.mjs'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { files: { type: 'string', default: '1000' } },
})
const files = Number(values.files)
const planted = 20

const example = exampleReports['municipal-aggregate-2025']
const sections = { overview: 30, problems: 10 }
const places = Object.entries(sections).flatMap(([id, many]) =>
  Array.from({ length: many }, (_, i) => `${id}#${i + 1}`),
)
const report = {
  ...example,
  sections: {
    ...example.sections,
    ...Object.fromEntries(
      Object.entries(sections).map(([id, many]) => [id, Array.from({ length: many }, (_, i) => `第${i}段`)]),
    ),
  },
}
const workbook = await writeTemplate({
  edition: editions[report.edition],
  year: report.year,
  agency: report.agency,
  report,
})
const { where } = readWorkbook(workbook)
const addresses = places.map((at) => where(at))

const textOf = (seed) => {
  const next = seeded(seed)
  return places.map(() => madeUpSentence(next))
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-similar-'))
try {
  mkdirSync(join(folder, '年报'))
  for (let i = 0; i < files; i++) {
    // The last ones are mostly the texts of the first.
    const copied = i >= files - planted
    const own = textOf(i + 1)
    const text = copied
      ? textOf(i - (files - planted) + 1).map((said, j) => (j % 4 === 0 ? own[j] : said))
      : own
    const name = `某市第${String(i + 1).padStart(5, '0')}局`
    const cells = [
      { sheet: '单位信息', address: 'B5', value: name },
      ...text.map((value, j) => ({ ...addresses[j], value })),
    ]
    writeFileSync(join(folder, '年报', `${name}.xlsx`), setCells(workbook, cells))
  }
  const bin = join(root, 'apps/exporter/bin/gongkai.js')
  const timed = (...args) => {
    const start = performance.now()
    const { stdout, stderr } = spawnSync(process.execPath, [bin, 'check', join(folder, '年报'), ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    if (stderr !== '') throw new Error(stderr)
    return { seconds: (performance.now() - start) / 1000, stdout }
  }
  const plain = timed('--format', 'json')
  const similar = timed('--format', 'json', '--similar')
  const { pairs, compared } = JSON.parse(similar.stdout).similar
  const right = pairs.filter(({ a, b }) => {
    const [one, two] = [a, b].map(({ agency }) => Number(agency.match(/\d+/u)[0])).sort((x, y) => x - y)
    return two - one === files - planted
  })
  console.log(`One run (${machine}), ${files} workbooks of ${places.length} sentences each:

| what | seconds |
| --- | --- |
| \`gongkai check DIR\` | ${plain.seconds.toFixed(1)} |
| \`gongkai check DIR --similar\` | ${similar.seconds.toFixed(1)} |

${compared} texts compared; ${planted} copies planted, ${right.length} found, ${pairs.length - right.length} other pairs.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
