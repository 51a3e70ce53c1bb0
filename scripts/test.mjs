// `npm test`: everything a clean clone needs, then the checks and every package's tests.
import { ensureModules, ensureTools, run } from './setup.mjs'

ensureModules()
ensureTools()
const checked = run('npm', ['run', 'check', '--silent'])
// Two suites at a time: while one waits for LibreOffice or a page, or has one file left, the other has the cores.
const tested = run('npx', ['turbo', 'run', 'test', '--continue', '--output-logs=new-only', '--concurrency=2'])
process.exit(checked || tested)
