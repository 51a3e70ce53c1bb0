import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

// What a batch does: inflating, decoding and looking at text. Plain arithmetic would not tell two cores from two threads of one.
const spin = `
  const { parentPort } = require('node:worker_threads')
  const { deflateRawSync, inflateRawSync } = require('node:zlib')
  const rows = Array.from({ length: 400 }, (_, i) => '<c r="A' + i + '" t="s"><v>' + i * 7919 + '</v></c>办理结果')
  const packed = deflateRawSync(rows.join(''))
  const decoder = new TextDecoder()
  parentPort.once('message', () => {
    const end = Date.now() + 1000
    let rounds = 0
    let met = 0
    while (Date.now() < end) {
      const text = decoder.decode(inflateRawSync(packed))
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 60) met++
      rounds++
    }
    parentPort.postMessage(met > 0 ? rounds : 0)
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
 * How many times as much all cores together do now as one of them: on a shared machine, or where they are two threads of one core,
 * less than there are cores, and another figure a minute later.
 */
export async function coresThere() {
  const one = await rounds(1)
  return (await rounds(availableParallelism())) / one
}
