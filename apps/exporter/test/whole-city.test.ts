import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workFolder } from './call.ts'

// `npm run city` in small. It runs what is built; `npm test` builds before it tests.
const script = (name: string) => import(new URL(`../../../scripts/city/${name}.mjs`, import.meta.url).href)
const [{ planOf, rosterCsv }, { writeFiles }, { runSteps }, { prove }] = await Promise.all(
  ['plan', 'files', 'steps', 'prove'].map(script),
)

const agencies = 60

let folder: ReturnType<typeof workFolder>
let proofs: () => Promise<readonly string[]>
let steps: readonly { readonly name: string; readonly whole: Record<string, unknown> }[]
beforeAll(async () => {
  folder = workFolder()
  const plan = planOf(agencies)
  const city = { reports: folder.path('报送'), roster: folder.put('名册.csv', rosterCsv(plan)) }
  mkdirSync(city.reports)
  const written = await writeFiles(plan, city.reports)
  steps = await runSteps(city, folder.path('.'))
  proofs = () => prove(plan, written, steps)
}, 1_800_000)
afterAll(() => folder.remove())

it('a city goes through check, review, rollup and export, each killed once: nothing lost, every fault named', async () => {
  expect(await proofs()).toEqual([])
})

it('where anything is lost, half, left over or wrong, that is said', async () => {
  const inOutput = (step: string, ...path: readonly string[]) => folder.path(join(step, '两次', ...path))
  const [report, other] = readdirSync(inOutput('export')).filter((name) => name.endsWith('.docx'))
  const [notice] = readdirSync(folder.path('review/一次/退回'))
  if (!report || !other || !notice) throw new Error('files')
  rmSync(inOutput('export', report))
  writeFileSync(inOutput('export', other), 'half')
  writeFileSync(inOutput('export', '.gongkai/waiting/.1.tmp'), '')
  rmSync(folder.path(`review/一次/退回/${notice}`))
  folder.put(
    'rollup/一次/汇总.json',
    folder
      .bytes('rollup/一次/汇总.json')
      .toString()
      .replace(/("requests.received.total": )\d+/u, '$11'),
  )
  for (const { name, whole } of steps)
    if (name === 'check') whole.out = String(whole.out).replace('requests/row-total', 'requests/column-total')
    else if (name === 'review') whole.out = String(whole.out).replaceAll('没有报送', '')
  const said = (await proofs()).join('\n')
  for (const words of [
    `export: ${report} is not as in a run never killed`,
    `export: ${other} is not as in a run never killed`,
    'export: leaves .gongkai/waiting/.1.tmp',
    'review: prints another text',
    `review: ${notice} is missing`,
    'check: says of ',
    'is missing\n',
    'rollup: requests.received.total is 1 and',
  ])
    expect(said).toContain(words)
})
