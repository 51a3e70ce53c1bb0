// `npm run coverage`: which statements and branches of the core packages their own tests reach. Prints one line a package.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureModules, ensureTools, root, run } from './setup.mjs'

ensureModules()
ensureTools()
const lines = ['| package | statements | branches | functions |', '| --- | --- | --- | --- |']
let worst = 0
for (const name of ['schema', 'ooxml', 'workbook', 'document', 'importer']) {
  const out = join(root, 'out/coverage', name)
  const options = [
    '--coverage',
    '--coverage.include=src/**/*.ts',
    '--coverage.reporter=json-summary',
    `--coverage.reportsDirectory=${out}`,
  ]
  const code = run(
    'npx',
    ['vitest', 'run', '--config', '../../vitest.config.ts', '--root', '.', '--silent', ...options],
    {
      cwd: join(root, 'packages', name),
    },
  )
  worst = Math.max(worst, code)
  const { total } = JSON.parse(readFileSync(join(out, 'coverage-summary.json'), 'utf8'))
  const share = ({ pct }) => `${pct.toFixed(1)} %`
  lines.push(
    `| ${name} | ${share(total.statements)} | ${share(total.branches)} | ${share(total.functions)} |`,
  )
}
console.log(`\n${lines.join('\n')}`)
process.exit(worst)
