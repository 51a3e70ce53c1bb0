import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/gongkai.js', import.meta.url))

// The built command as a user starts it; `npm test` builds before it tests.
it('runs from its committed bin, and says how it is called', () => {
  const { status, stdout } = spawnSync(process.execPath, [bin, '--help'], { encoding: 'utf8' })
  expect(status).toBe(0)
  for (const name of ['template', 'check', 'export', 'import', 'annotate', 'fix', 'fill-zero']) {
    expect(stdout).toContain(`gongkai ${name} `)
  }
})

it('opens no network connection', () => {
  const guard = `data:text/javascript,${encodeURIComponent(
    "import net from 'node:net';net.Socket.prototype.connect=()=>{throw new Error('network')}",
  )}`
  const { status, stderr } = spawnSync(process.execPath, ['--import', guard, bin, 'check', bin], {
    encoding: 'utf8',
  })
  expect(stderr).not.toContain('network')
  expect(status).toBe(2)
})

// Exit code 1 says that reports have errors; who calls the command from a script takes it for a run that went through.
it.skipIf(!existsSync('/dev/full'))('ends with 2 where its output cannot be written', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [bin, '--help'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(full)
  expect(stderr).toContain('输出写不下去')
  expect(status).toBe(2)
})

it('ends with 2 where it fails itself', () => {
  const fault = `data:text/javascript,${encodeURIComponent(
    "process.stdout.write=()=>{throw new TypeError('a fault of ours')}",
  )}`
  const { status, stderr } = spawnSync(process.execPath, ['--import', fault, bin, '--help'], {
    encoding: 'utf8',
  })
  expect(stderr).toContain('a fault of ours')
  expect(status).toBe(2)
})
