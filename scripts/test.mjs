// `npm test`: everything a clean clone needs, then the checks and every package's tests.
import { ensureModules, ensureTools, run } from './setup.mjs'

ensureModules()
ensureTools()
const checked = run('npm', ['run', 'check', '--silent'])
const tested = run('npx', ['turbo', 'run', 'test', '--continue', '--output-logs=new-only', '--concurrency=1'])
process.exit(checked || tested)
