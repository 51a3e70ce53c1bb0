import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gongkai, workFolder } from '../call.ts'
import { faultyOf, reportOf, reportsIn } from './reports.ts'

let folder: ReturnType<typeof workFolder>
let output: string
beforeEach(() => {
  folder = workFolder()
  output = folder.path('正式')
  reportsIn(folder, '年报', 3)
})
afterEach(() => folder.remove())

const run = (...more: readonly string[]) =>
  gongkai('export', folder.path('年报'), '-o', output, '--to', 'html', ...more)
const written = () => readdirSync(output).filter((name) => name !== '.gongkai')
const fileOf = (number: string) => {
  const name = written().find((one) => one.startsWith(`某市第${number}局`))
  if (name === undefined) throw new Error(`no file of ${number}`)
  return join(output, name)
}

describe('a second run', () => {
  it('leaves what is there, by itself and by its time of change', async () => {
    expect((await run()).out).toContain('写出 3 个文件。')
    const before = statSync(fileOf('001')).mtimeMs
    const { code, out } = await run()
    expect(code).toBe(0)
    expect(out).toContain('写出 0 个文件；另有 3 份上次已经写出')
    expect(out.match(/上次已经写出，没有变化。/gu)?.length).toBe(3)
    expect(statSync(fileOf('001')).mtimeMs).toBe(before)
  })

  it('makes what is missing, and what a corrected report needs, without being told to replace', async () => {
    await run()
    rmSync(fileOf('001'))
    folder.put('年报/002.json', { ...reportOf('某市第002局'), preface: ['改过的。'] })
    const { code, out } = await run()
    expect(code).toBe(0)
    expect(out).toContain('写出 2 个文件；另有 1 份')
    expect(readFileSync(fileOf('002'), 'utf8')).toContain('改过的。')
    expect(written().length).toBe(3)
  })

  it('never replaces a file that somebody worked on, but with --force', async () => {
    await run()
    const path = fileOf('002')
    writeFileSync(path, '办公室改过')
    const { code, out } = await run()
    expect(code).toBe(2)
    expect(out).toContain('文件已存在')
    expect(out).toContain('另有 2 份')
    expect(readFileSync(path, 'utf8')).toBe('办公室改过')
    expect((await run('--force')).out).toContain('写出 3 个文件。')
    expect(readFileSync(path, 'utf8')).toContain('<!')
  })

  it('with other options does it anew', async () => {
    await run()
    expect((await run('--draft')).out).toContain('写出 3 个文件。')
    expect((await run('--draft')).out).toContain('写出 0 个文件')
  })

  it('counts errors of drafts that it leaves as they are', async () => {
    folder.put('年报/002.json', faultyOf('某市第002局'))
    expect((await run('--draft')).code).toBe(1)
    const { code, out } = await run('--draft')
    expect(out).toContain('写出 0 个文件；另有 3 份')
    expect(code).toBe(1)
  })

  it('after a kill between record and files makes the files', async () => {
    await run()
    rmSync(fileOf('003'))
    const waiting = join(output, '.gongkai/waiting')
    writeFileSync(join(waiting, '.1-0-1.tmp'), 'left')
    writeFileSync(join(output, '.gongkai/lock'), JSON.stringify({ pid: 2 ** 22, host: hostname() }))
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('写出 1 个文件') })
    expect(readdirSync(waiting)).toEqual([])
    expect(readdirSync(join(output, '.gongkai')).sort()).toEqual(['manifest.jsonl', 'waiting'])
  })
})

describe('two inputs of one name', () => {
  const twin = () => folder.put('年报/004.json', { ...reportOf('某市第001局'), preface: ['另一份'] })

  it('are both named, the first is written, and a second run says the same', async () => {
    twin()
    for (const words of ['写出 3 个文件', '写出 0 个文件；另有 3 份']) {
      const { code, out } = await run()
      expect(code).toBe(2)
      expect(out).toContain(words)
      expect(out).toMatch(/004\.json\n.*与 .*001\.json 会写成同一个文件/u)
    }
  })

  it('do not take turns: one that comes before the other later on is refused', async () => {
    await run()
    const before = readFileSync(fileOf('001'), 'utf8')
    folder.put('年报/000.json', { ...reportOf('某市第001局'), preface: ['另一份'] })
    const { code, out } = await run()
    expect(code).toBe(2)
    expect(out).toMatch(/000\.json\n.*与 .*001\.json 会写成同一个文件/u)
    expect(readFileSync(fileOf('001'), 'utf8')).toBe(before)
  })

  it('differ in capitals only', async () => {
    folder.put('年报/004.json', reportOf('ABC局'))
    folder.put('年报/005.json', reportOf('abc局'))
    expect((await run()).out).toContain('会写成同一个文件')
  })
})

describe('the folder', () => {
  it('is one run’s alone while it runs; a run on another machine is believed to run', async () => {
    await run()
    const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    const lock = join(output, '.gongkai/lock')
    for (const holder of [
      { pid: sleeper.pid, host: hostname() },
      { pid: 1, host: 'elsewhere' },
      '不是 JSON',
    ]) {
      writeFileSync(lock, JSON.stringify(holder))
      const { code, err } = await run()
      expect(code).toBe(2)
      expect(err).toContain('另一个 gongkai 正在写这个目录')
    }
    sleeper.kill()
    rmSync(lock)
    expect((await run()).code).toBe(0)
  })

  it('inside the one that is read is not read', async () => {
    const inside = folder.path('年报/批注')
    for (const name of ['甲', '乙']) {
      await gongkai('import', folder.path('年报/001.json'), '-o', folder.path(`年报/${name}.xlsx`))
    }
    for (const words of ['写出 2 个文件。', '写出 0 个文件；另有 2 份']) {
      expect((await gongkai('annotate', folder.path('年报'), '-o', inside)).out).toContain(words)
    }
  })

  it('of the originals is none to write to, even with --force', async () => {
    for (const name of ['甲', '乙']) {
      await gongkai('import', folder.path('年报/001.json'), '-o', folder.path(`簿/${name}.xlsx`))
    }
    const before = folder.bytes('簿/甲.xlsx')
    const { code, out } = await gongkai('annotate', folder.path('簿'), '-o', folder.path('簿'), '--force')
    expect(code).toBe(2)
    expect(out).toContain('不能写回原文件')
    expect(folder.bytes('簿/甲.xlsx').equals(before)).toBe(true)
  })

  it('has copies where their originals stand', async () => {
    for (const name of ['县/甲', '乡/甲']) {
      await gongkai('import', folder.path('年报/001.json'), '-o', folder.path(`簿/${name}.xlsx`))
    }
    expect((await gongkai('annotate', folder.path('簿'), '-o', output)).code).toBe(0)
    expect(readdirSync(output, { recursive: true })).toEqual(
      expect.arrayContaining(['县/甲.xlsx', '乡/甲.xlsx']),
    )
  })

  it('where a folder has the name of a file is left as it is', async () => {
    await run()
    const path = fileOf('001')
    rmSync(path)
    mkdirSync(path)
    const { code, out } = await run()
    expect(code).toBe(2)
    expect(out).toContain('这是目录')
  })
})
