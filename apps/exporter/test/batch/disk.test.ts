import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listInputs } from '../../src/batch/listing.ts'
import { runBatch } from '../../src/batch/run.ts'
import { gongkai, workFolder } from '../call.ts'
import { reportOf, reportsIn } from './reports.ts'

/** Called after a file was read, before it is looked at again. */
const afterRead = vi.hoisted(() => ({ run: undefined as ((file: unknown) => void) | undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    readFileSync: (...args: Parameters<typeof fs.readFileSync>) => {
      const content = fs.readFileSync(...args)
      if (typeof args[0] === 'number') afterRead.run?.(args[0])
      return content
    },
  }
})

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
  reportsIn(folder, '年报', 3)
})
afterEach(() => {
  afterRead.run = undefined
  folder.remove()
})

describe('a file', () => {
  it('that changes while it is read is told of, and the others are done', async () => {
    let reads = 0
    afterRead.run = () => {
      if (++reads === 2)
        folder.put('年报/002.json', { ...reportOf('某市第002局'), preface: ['刚刚保存的。'] })
    }
    const { code, out } = await gongkai('check', folder.path('年报'))
    expect(code).toBe(2)
    expect(out).toMatch(/002\.json\n {2}无法处理 {2}文件在读取时发生了变化/u)
    expect(out).toContain('2 份没有错误')
  })

  it('of JSON that is larger than any report is refused before it is read', async () => {
    const { code, out } = await gongkai('check', folder.put('大.json', `[${'{},'.repeat(2e6)}{}]`))
    expect(code).toBe(2)
    expect(out).toContain('文件超过 4 MB')
  })

  it('that vanishes after the folder was listed is told of, and the others are done', async () => {
    const { inputs } = await listInputs([folder.path('年报')])
    rmSync(folder.path('年报/001.json'))
    let out = ''
    const language = 'zh-CN'
    const print = (text: string) => {
      out += text
    }
    const tally = await runBatch(
      {
        order: {
          task: 'check',
          options: { language },
          printing: { format: 'text', language, colour: false, detailed: false },
        },
        inputs,
        settings: { jobs: 1, quiet: true },
      },
      { out: print, err: print, interactive: false, language, tool: 'test' },
    )
    expect(tally).toMatchObject({ done: 3, withoutErrors: 2 })
    expect(out).toMatch(/001\.json {2}找不到文件/u)
  })
})

// Mounting takes root, which CI containers have; elsewhere there is no disk to fill.
const isRoot = process.getuid?.() === 0 && mounts()

function mounts(): boolean {
  const probe = workFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', probe.path('.')], { stdio: 'ignore' })
    execFileSync('umount', [probe.path('.')], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    probe.remove()
  }
}

describe.skipIf(!isRoot)('a disk', () => {
  let disk: string
  beforeEach(() => {
    disk = folder.path('盘')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
  })
  afterEach(() => {
    execFileSync('umount', [disk])
  })

  it('that is full ends the run with one sentence; with room again a second run does the rest', async () => {
    reportsIn(folder, '年报', 40)
    const call = ['export', folder.path('年报'), '-o', `${disk}/正式`, '--to', 'docx']
    const full = await gongkai(...call)
    expect(full.code).toBe(2)
    expect(full.out.match(/磁盘空间不足/gu)?.length).toBe(1)
    expect(full.out).toMatch(/40 份中做完了 \d+ 份，其余 \d+ 份没有处理/u)
    const done = Number(full.out.match(/做完了 (\d+) 份/u)?.[1])
    expect(done).toBeGreaterThan(0)
    expect(readdirSync(`${disk}/正式`).filter((name) => name.endsWith('.docx')).length).toBe(done)
    expect(readdirSync(`${disk}/正式/.gongkai/waiting`)).toEqual([])
    execFileSync('mount', ['-o', 'remount,size=8m', disk])
    const rest = await gongkai(...call)
    expect(rest).toMatchObject({
      code: 0,
      out: expect.stringContaining(`写出 ${40 - done} 个文件；另有 ${done} 份`),
    })
  })

  it('that is read-only is told of before anything is done', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const { code, err, out } = await gongkai('export', folder.path('年报'), '-o', `${disk}/正式`)
    expect(code).toBe(2)
    expect(err).toContain('磁盘是只读的')
    expect(out).toBe('')
  })

  it('that is read-only, for one file, in English', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const one = folder.path('年报/001.json')
    const { code, out, err } = await gongkai('export', one, '-o', `${disk}/a.docx`, '--lang', 'en')
    expect(code).toBe(2)
    expect(`${out}${err}`).toContain('The disk is read-only')
  })
})

it('a folder whose name a file has is told of before anything is done', async () => {
  writeFileSync(folder.path('正式'), '')
  const { code, err } = await gongkai('export', folder.path('年报'), '-o', folder.path('正式'))
  expect(code).toBe(2)
  expect(err).toContain('同名的文件占着目录的位置')
})
