import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

const spin = `
  const { parentPort } = require('node:worker_threads')
  parentPort.once('message', () => {
    const end = Date.now() + 1000
    let rounds = 0
    let x = 1
    while (Date.now() < end) {
      for (let i = 0; i < 100000; i++) x = Math.imul(x, 1103515245) + 12345
      rounds++
    }
    parentPort.postMessage(x === 0 ? 0 : rounds)
  })
  parentPort.postMessage('ready')`

async function rounds(threads) {
  const workers = Array.from({ length: threads }, () => new Worker(spin, { eval: true }))
  const told = (worker) => new Promise((resolve) => worker.once('message', resolve))
  await Promise.all(workers.map(told))
  const done = workers.map(told)
  for (const worker of workers) worker.postMessage('go')
  const all = await Promise.all(done)
  await Promise.all(workers.map((worker) => worker.terminate()))
  return all.reduce((sum, one) => sum + one, 0)
}

/**
 * How many times as much plain arithmetic all cores together do now as one of them: on a shared machine often less than
 * there are cores, and another figure a minute later.
 */
export async function coresThere() {
  const one = await rounds(1)
  return (await rounds(availableParallelism())) / one
}
