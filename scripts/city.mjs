// `npm run city [-- --agencies N] [--keep DIR]`: a made-up city of N agencies (4,000), five in a hundred of them with a fault,
// goes through check, review, rollup and export with the built command, each killed once on the way and run again. Prints
// what it took, and everything that does not hold of what was planned; exits with 1 where there is any.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureModules } from './setup.mjs'

const { values } = parseArgs({
  options: {
    agencies: { type: 'string', default: '4000' },
    keep: { type: 'string' },
    // For tests, whose packages are built.
    'as-built': { type: 'boolean', default: false },
  },
})
if (!values['as-built']) ensureModules()
const [{ machine }, { planOf, rosterCsv }, { writeFiles }, { runSteps }, { prove }] = await Promise.all([
  import('./bench/table.mjs'),
  import('./city/plan.mjs'),
  import('./city/files.mjs'),
  import('./city/steps.mjs'),
  import('./city/prove.mjs'),
])

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'gongkai-city-'))
try {
  const plan = planOf(Number(values.agencies))
  const city = { reports: join(folder, '报送'), roster: join(folder, '名册.csv') }
  mkdirSync(city.reports, { recursive: true })
  writeFileSync(city.roster, rosterCsv(plan))
  const written = await writeFiles(plan, city.reports)
  console.error(`${written.files.length} files are there`)
  const steps = await runSteps(city, folder)
  const wrong = await prove(plan, written, steps)
  print(plan, written, steps)
  console.log(
    wrong.length === 0
      ? `${plan.units.length} agencies: nothing lost, every fault named, all as if never killed.`
      : wrong.join('\n'),
  )
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true })
}

function print({ units, strangers }, { files, size }, steps) {
  const faulty = [...units, ...strangers].filter(({ fault }) => fault).length
  console.log(
    [
      `${units.length} agencies of three levels, ${faulty} with a fault, ${files.length} files of ${Math.round(size / 1024)} KB (${machine}):`,
      '',
      '| step | seconds | files a second | processor time a file | peak memory | killed after | again |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...steps.map(({ name, whole, killed, again }) => {
        const { seconds, cpu, peak } = whole
        const rate = (files.length / seconds).toFixed(0)
        const each = ((cpu * 1000) / files.length).toFixed(1)
        const most = Math.max(peak, again.peak).toFixed(0)
        return `| ${name} | ${seconds.toFixed(1)} | ${rate} | ${each} ms | ${most} MB | ${killed.seconds.toFixed(1)} s | ${again.seconds.toFixed(1)} s |`
      }),
      '',
    ].join('\n'),
  )
}
