// What the built command does with a city's reports: each step as it runs through, then killed half way and run again.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFlags } from '../node-flags.mjs'
import { root } from '../setup.mjs'
import { timed } from '../timed.mjs'

const bin = join(root, 'apps/exporter/bin/gongkai.js')

const countIn = (folder) => (existsSync(folder) ? readdirSync(folder).length : 0)

/** Each step's arguments, and how much of it is done. */
const steps = {
  check: {
    args: ({ reports }) => [reports, '--format', 'json'],
    progress: (_, { out }) => out.length,
  },
  review: {
    args: ({ reports, roster }, output) => [reports, '--roster', roster, '-o', output, '--details'],
    progress: (output) => countIn(join(output, '退回')),
  },
  rollup: {
    args: ({ reports, roster }, output) => [
      ...[reports, '--roster', roster, '--details'],
      ...['-o', join(output, '汇总.xlsx'), '--to', 'xlsx,json'],
    ],
    // It writes at its end.
    progress: (_, { seconds }) => seconds,
  },
  export: {
    args: ({ reports }, output) => [reports, '-o', output, '--to', 'docx'],
    progress: countIn,
  },
}

/** Runs every step; gives of each what it printed, how it ended, and where its files are, for both ways. */
export async function runSteps(city, folder) {
  const done = []
  for (const [name, { args, progress }] of Object.entries(steps)) {
    const call = async (output, until) => {
      const given = args(city, output)
      const how = { listen: true, ...(until && { until }) }
      return { ...(await timed(process.execPath, [...nodeFlags, bin, name, ...given], how)), output }
    }
    const whole = await call(join(folder, name, '一次'))
    const output = join(folder, name, '两次')
    let share = progress(whole.output, whole) / 2
    let killed = await call(output, (out, seconds) => progress(output, { out, seconds }) >= share)
    // A small city is done between two looks at it.
    for (let tries = 1; killed.signal === null && tries < 5; tries++) {
      rmSync(output, { recursive: true, force: true })
      share /= 2
      killed = await call(output, (out, seconds) => progress(output, { out, seconds }) >= share)
    }
    const again = await call(output)
    console.error(
      `${name}: ${whole.seconds.toFixed(1)} s, killed after ${killed.seconds.toFixed(1)} s, again ${again.seconds.toFixed(1)} s`,
    )
    done.push({ name, whole, killed, again })
  }
  return done
}
