import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { exampleReports } from '@gongkai/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workFolder } from './call.ts'

const bin = fileURLToPath(new URL('../bin/gongkai.js', import.meta.url))

/** Every way out of the process throws, and says so even where the error is caught. */
const denied = `
  import dgram from 'node:dgram'
  import dns from 'node:dns'
  import net from 'node:net'
  import { syncBuiltinESMExports } from 'node:module'
  const deny = (what) => function () { process.stderr.write('NETWORK ' + what + '\\n'); throw new Error('no network') }
  net.Socket.prototype.connect = deny('connect')
  dgram.createSocket = deny('udp')
  dns.lookup = deny('lookup')
  dns.promises.lookup = deny('lookup')
  globalThis.fetch = deny('fetch')
  syncBuiltinESMExports()
`

/** Linux can run a program where there is no network at all. */
const alone = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : []

describe('no command asks for the network', () => {
  let folder: ReturnType<typeof workFolder>
  beforeAll(() => {
    folder = workFolder()
    folder.put('denied.mjs', denied)
    folder.put('report.json', exampleReports['municipal-aggregate-2025'])
    // A file that would have programs load things.
    folder.put(
      'page.html',
      `<html><head><base href="http://example.invalid/"><link rel="stylesheet" href="http://example.invalid/a.css"></head><body><img src="http://example.invalid/b.png"><script src="http://example.invalid/c.js"></script><h1>某县某局2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>正文。</p></body></html>`,
    )
  })
  afterAll(() => folder.remove())

  const gongkai = (...args: readonly string[]) => {
    const node = [process.execPath, '--import', pathToFileURL(folder.path('denied.mjs')).href, bin, ...args]
    const [program, ...rest] = [...alone, ...node]
    const { status, stdout, stderr } = spawnSync(program!, rest, { cwd: folder.path('.'), encoding: 'utf8' })
    return { status, told: stdout + stderr }
  }

  test('the guard notices an attempt', () => {
    const tried = spawnSync(
      process.execPath,
      [
        '--import',
        pathToFileURL(folder.path('denied.mjs')).href,
        '-e',
        'fetch("http://127.0.0.1:1/").catch(() => 0)',
      ],
      { encoding: 'utf8' },
    )
    expect(tried.stderr).toContain('NETWORK')
  })

  test.each([
    ['template', '--year', '2025', '--agency', '某县某局', '--zero', '-o', '零报告.xlsx'],
    ['check', 'report.json'],
    ['check', '零报告.xlsx', 'report.json'],
    ['import', 'report.json', '-o', 'book.xlsx'],
    ['import', 'page.html', '-o', 'page.json'],
    ['export', 'book.xlsx', '-o', 'out'],
    ['annotate', 'book.xlsx', '-o', 'marked.xlsx'],
    ['--help'],
  ])('%s %s', (...args) => {
    const { status, told } = gongkai(...args)
    expect(told).not.toContain('NETWORK')
    expect([0, 1], told).toContain(status)
  })
})
