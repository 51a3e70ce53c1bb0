// `npm run mutants [-- MODULE…]`: changes the core on purpose, one place at a time, and counts how many of these faults its
// tests find. Only a module's own tests are run, so the figures are lower bounds. Results are kept in out/mutants/: a second
// run tries what changed. Prints one line a module, and each survivor with its place.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureModules, root, run } from './setup.mjs'

const modules = {
  quantity: {
    mutate: ['src/quantity*.ts', 'src/decimal.ts'],
    tests: ['quantity'],
  },
  check: {
    mutate: ['src/check/**/*.ts'],
    tests: ['sums', 'conformance', 'check', 'chain', 'personal', 'told-once'],
  },
  rules: {
    mutate: ['src/rules/**/*.ts', 'src/sums.ts'],
    tests: ['sums', 'rules-figures', 'rules-texts', 'rules-dates', 'conformance', 'chain', 'docs'],
  },
  diagnose: {
    mutate: ['src/diagnose/**/*.ts'],
    tests: ['decode', 'diagnose', 'diagnose-totals', 'diagnose-complete'],
  },
  match: {
    mutate: ['src/match/**/*.ts'],
    tests: [
      ...['align', 'lexicon', 'match-bands', 'match-places', 'match-told'],
      ...['match-cases', 'match-tall-rows', 'match', 'match-labels', 'match-print'],
    ],
  },
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(modules)
const unknown = wanted.filter((name) => !Object.hasOwn(modules, name))
if (unknown.length > 0) {
  console.error(`no such module: ${unknown.join(', ')}; there are ${Object.keys(modules).join(', ')}`)
  process.exit(2)
}

ensureModules()
const folder = join(root, 'out/mutants')
mkdirSync(folder, { recursive: true })
const lines = [
  '| module | mutants | killed | timed out | survived | never reached | score |',
  '| --- | --- | --- | --- | --- | --- | --- |',
]
let worst = 0
for (const name of wanted) {
  const { mutate, tests } = modules[name]
  const results = join(folder, `${name}.json`)
  const options = ['--incremental', '--incrementalFile', results, '--mutate', mutate.join()]
  const env = { ...process.env, MUTANTS_TESTS: tests.map((test) => `test/${test}.test.ts`).join() }
  worst = Math.max(
    worst,
    run('npx', ['stryker', 'run', ...options], { cwd: join(root, 'packages/schema'), env }),
  )
  const { files } = JSON.parse(readFileSync(results, 'utf8'))
  const all = Object.values(files).flatMap(({ mutants }) => mutants)
  const count = (status) => all.filter((mutant) => mutant.status === status).length
  const [killed, late, survived, unreached] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count)
  const total = killed + late + survived + unreached
  const score = (((killed + late) / total) * 100).toFixed(1)
  lines.push(`| ${name} | ${total} | ${killed} | ${late} | ${survived} | ${unreached} | ${score} % |`)
}
console.log(`\n${lines.join('\n')}`)
process.exit(worst)
