// `npm run fuzz [COUNT]`: as many changed files of each kind as said (20,000) through everything the command does with one;
// prints how many were read and refused, the slowest, and the peak of memory.
import { ensureModules, run } from './setup.mjs'

ensureModules()
const env = { ...process.env, GONGKAI_FUZZ: process.argv[2] ?? '20000' }
const codes = ['@gongkai/exporter', '@gongkai/importer'].map((name) =>
  run('npm', ['test', '-w', name, '--', 'test/fuzz.test.ts', '--disable-console-intercept'], { env }),
)
process.exit(Math.max(...codes))
