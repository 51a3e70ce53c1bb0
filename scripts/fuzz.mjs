// `npm run fuzz [COUNT]`: as many changed files of each kind as said (20,000) through everything the command does with one;
// prints how many were read and refused, the slowest, and the peak of memory.
import { ensureModules, run } from './setup.mjs'

ensureModules()
// Less room than the command gives each of its threads: what files leave behind is collected, and what the process takes is what they need.
const heap = '--max-old-space-size=200 --max-semi-space-size=4'
const env = {
  ...process.env,
  GONGKAI_FUZZ: process.argv[2] ?? '20000',
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${heap}`.trim(),
}
const codes = ['@gongkai/exporter', '@gongkai/importer'].map((name) =>
  run('npm', ['test', '-w', name, '--', 'test/fuzz.test.ts', '--disable-console-intercept'], { env }),
)
process.exit(Math.max(...codes))
