import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gongkai, workFolder } from '../call.ts'
import { reportsIn } from './reports.ts'

/** Thrown in the place of the work on a file of this name. */
const faults = vi.hoisted(() => new Map<string, Error>())
vi.mock('../../src/commands/check-file.ts', async (original) => {
  const { prepare } = await original<typeof import('../../src/commands/check-file.ts')>()
  return {
    prepare: (...args: Parameters<typeof prepare>): ReturnType<typeof prepare> => {
      const perform = prepare(...args)
      return async (input, bytes) => {
        const fault = faults.get(input.below)
        if (fault) throw fault
        return perform(input, bytes)
      }
    },
  }
})

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
  reportsIn(folder, '年报', 3)
})
afterEach(() => {
  faults.clear()
  folder.remove()
})

it('a bug of ours in one file of many is a line of the summary, with its trace beside, and the others are done', async () => {
  faults.set('002.json', new TypeError('x is not a function'))
  const { code, out, err } = await gongkai('check', folder.path('年报'))
  expect(code).toBe(2)
  expect(out).toMatch(
    /002\.json\n {2}无法处理 {2}程序处理它时出错：TypeError: x is not a function。请反馈给开发者。/u,
  )
  expect(out).toContain('2 份没有错误')
  expect(err).toMatch(/002\.json: TypeError: x is not a function\n {4}at /u)
})

it('a bug in the one file that was named throws', async () => {
  faults.set('002.json', new TypeError('x is not a function'))
  await expect(gongkai('check', folder.path('年报/002.json'))).rejects.toThrow('x is not a function')
})

it('a thread that ran out of memory is told of its file', async () => {
  const fault = Object.assign(new Error('terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  faults.set('003.json', fault)
  for (const [lang, words] of [
    ['zh-CN', '需要的内存超过限度'],
    ['en', 'takes more memory than a report may'],
  ] as const) {
    const { code, out, err } = await gongkai('check', folder.path('年报'), '--lang', lang)
    expect({ code, err }).toEqual({ code: 2, err: '' })
    expect(out).toContain(words)
  }
})
