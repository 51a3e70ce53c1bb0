import { spawnSync } from 'node:child_process'
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
