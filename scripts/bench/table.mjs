// What every part of the benchmark shares: tasks timed in one run, and the table they are printed in.
import { availableParallelism, totalmem } from 'node:os'
import { Bench } from 'tinybench'

/** Median milliseconds of each task, in one run; the ratio is to the first. */
export async function measure(title, tasks) {
  const bench = new Bench({ time: 1500, warmupTime: 500 })
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task)
  await bench.run()
  const [first] = bench.tasks
  return bench.tasks.map((task) => {
    if (task.result.error) throw task.result.error
    const ms = task.result.latency.p50
    return { what: title, how: task.name, ms, ratio: ms / first.result.latency.p50 }
  })
}

export const machine = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`

const number = (ms) => (ms < 0.1 ? `${(ms * 1000).toFixed(0)} µs` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`)

/** The figures as a table in Markdown. */
export const tableOf = (figures) =>
  [
    `Medians of one run (${machine}):`,
    '',
    '| what | how | median | ratio |',
    '| --- | --- | --- | --- |',
    ...figures.map(
      ({ what, how, ms, ratio }) => `| ${what} | ${how} | ${number(ms)} | ${ratio.toFixed(2)} |`,
    ),
  ].join('\n')
