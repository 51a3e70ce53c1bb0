import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/batch/staging.ts'
import { checkOutputSchema } from '../../src/result-schema.ts'
import { workFolder } from '../call.ts'
import { faultyOf, reportsIn } from './reports.ts'

// Threads run what is built, as a user starts it; `npm test` builds before it tests.
const bin = fileURLToPath(new URL('../../bin/gongkai.js', import.meta.url))
const many = 150

let folder: ReturnType<typeof workFolder>
let reports: string
let reference: ReadonlyMap<string, string>
beforeAll(() => {
  folder = workFolder()
  reports = reportsIn(folder, '年报', many)
  folder.put('年报/007.json', faultyOf('某市第007局'))
  folder.put('年报/013.json', '{"坏"')
  folder.put('年报/空.xlsx', '')
  const whole = gongkai('export', reports, '-o', folder.path('全部'), '--to', 'docx,html')
  expect(whole.status).toBe(2)
  reference = filesIn('全部')
  expect(reference.size).toBe(2 * (many - 2))
})
afterAll(() => folder.remove())

const gongkai = (...args: readonly string[]) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' })
const visible = (name: string) => readdirSync(folder.path(name)).filter((file) => !file.startsWith('.'))
const filesIn = (name: string) =>
  new Map(visible(name).map((file) => [file, sha256(readFileSync(join(folder.path(name), file)))]))

/** An export in threads that is signalled once so many files are there. */
async function exportUntil(output: string, files: number, signal: NodeJS.Signals) {
  const path = folder.path(output)
  const child: ChildProcess = spawn(process.execPath, [
    bin,
    ...['export', reports, '-o', path, '--to', 'docx,html', '--jobs', '2'],
  ])
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const ended = once(child, 'close')
  while (child.exitCode === null && (!existsSync(path) || visible(output).length < files)) await setTimeout(2)
  child.kill(signal)
  await ended
  return { out, code: child.exitCode }
}

describe('results', () => {
  it.each([
    ['--format', 'json'],
    ['--details', '--lang', 'zh-CN'],
    ['--lang', 'en'],
  ])('are the same in threads and without, in the order of the files: %s %s', (...more) => {
    const here = gongkai('check', reports, '--jobs', '1', ...more)
    const threads = gongkai('check', reports, '--jobs', '3', ...more)
    expect(threads.stdout).toBe(here.stdout)
    expect(threads).toMatchObject({ status: 2, stderr: '' })
  })

  it('have a line for each file, whatever it is', () => {
    const { stdout } = gongkai('check', reports, '--format', 'json')
    const { files } = checkOutputSchema.parse(JSON.parse(stdout))
    expect(files.map(({ file }) => file)).toEqual(
      readdirSync(reports)
        .sort()
        .map((name) => join(reports, name)),
    )
    expect(files.filter((file) => 'error' in file).length).toBe(2)
  })

  it('for many files are a summary with reasons', () => {
    const { stdout } = gongkai('check', reports)
    expect(stdout).toMatch(
      /^共 151 份：148 份没有错误（其中 \d+ 份有待核实之处），1 份有错误，2 份没有处理成。\n/u,
    )
    expect(stdout).toMatch(/013\.json {2}文件不是正确的 JSON/u)
    expect(stdout).toMatch(/空\.xlsx {2}文件是空的/u)
    expect(stdout).toMatch(/007\.json {2}\d+ 处错误/u)
    expect(stdout.split('\n').length).toBeLessThan(12)
  })
})

it('JSON that was interrupted is whole, and says how much is missing', async () => {
  const child = spawn(process.execPath, [bin, 'check', reports, '--format', 'json', '--jobs', '2'])
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (out === '') child.kill('SIGINT')
    out += text
  })
  await once(child, 'close')
  const { files, unfinished = 0 } = checkOutputSchema.parse(JSON.parse(out))
  expect(files.length + unfinished).toBe(many + 1)
  expect(child.exitCode).toBe(2)
})

it('a reader that stops reading, as head does, is no fault', () => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" "$@" | head -c 100', process.execPath, bin, 'check', reports, '--details'],
    { encoding: 'utf8' },
  )
  expect(stdout.length).toBeGreaterThan(0)
  expect(stderr).toBe('')
})

describe('killed at any point', () => {
  it.each([0, 1, 40, 150, 290])(
    'with %i files there: none is half, and a second run makes the rest',
    async (files) => {
      const output = `杀 ${files}`
      await exportUntil(output, files, 'SIGKILL')
      const left = existsSync(folder.path(output)) ? filesIn(output) : new Map<string, string>()
      for (const [name, content] of left) expect(content).toBe(reference.get(name))
      const again = gongkai('export', reports, '-o', folder.path(output), '--to', 'docx,html')
      expect(again.status).toBe(2)
      const [, written, kept] = again.stdout.match(/写出 (\d+) 个文件(?:；另有 (\d+) 份)?/u) ?? []
      expect(Number(written) + 2 * Number(kept ?? 0)).toBe(reference.size)
      // Of one report one of the two may be there.
      expect(Math.abs(Number(kept ?? 0) - left.size / 2)).toBeLessThanOrEqual(1)
      expect(filesIn(output)).toEqual(reference)
      expect(readdirSync(join(folder.path(output), '.gongkai/waiting'))).toEqual([])
      rmSync(folder.path(output), { recursive: true })
    },
  )
})

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends with what is done, says so, and a second run makes the rest', async () => {
    const { out, code } = await exportUntil(signal, 20, signal)
    expect(code).toBe(2)
    expect(out).toMatch(/已按要求中断。151 份中做完了 \d+ 份，其余 \d+ 份没有处理/u)
    const done = Number(out.match(/做完了 (\d+) 份/u)?.[1])
    expect(done).toBeLessThan(many)
    expect(Number(out.match(/写出 (\d+) 个文件/u)?.[1])).toBe(visible(signal).length)
    expect(readdirSync(join(folder.path(signal), '.gongkai')).sort()).toEqual(['manifest.jsonl', 'waiting'])
    gongkai('export', reports, '-o', folder.path(signal), '--to', 'docx,html')
    expect(filesIn(signal)).toEqual(reference)
  })
})

describe('progress', () => {
  const quote = (text: string) => `'${text}'`
  const onTerminal = (...args: readonly string[]) =>
    spawnSync(
      'script',
      [
        '-qec',
        [process.execPath, bin, 'check', reports, '--jobs', '2', ...args].map(quote).join(' '),
        '/dev/null',
      ],
      { encoding: 'utf8', env: { ...process.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' } },
    ).stdout
  const hasScript = spawnSync('script', ['--version']).status === 0

  it.skipIf(!hasScript)('is drawn on a terminal, with rate and time left, and not with --quiet', () => {
    expect(onTerminal()).toMatch(/\d+\/151.*每秒 (?:\d+|-) 份.*还需/u)
    const quiet = onTerminal('--quiet')
    expect(quiet).not.toContain('每秒')
    expect(quiet).toContain('148 份没有错误')
  })

  it('is silent elsewhere', () => {
    expect(gongkai('check', reports, '--jobs', '2').stderr).toBe('')
  })
})

it('for one file loads neither threads nor bar', () => {
  mkdirSync(folder.path('一'))
  const resolve = `export const resolve = (name, context, next) => {
    if (name === 'piscina' || name === 'cli-progress') throw new Error('loaded ' + name)
    return next(name, context)
  }`
  const hook = `data:text/javascript,${encodeURIComponent(
    `import { register } from 'node:module'; register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(resolve))})`,
  )}`
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', hook, bin, 'check', ...args], { encoding: 'utf8' })
  expect(run(join(reports, '001.json'))).toMatchObject({ status: 0, stderr: '' })
  expect(run(reports, '--jobs', '2').stderr).toContain('loaded piscina')
})
