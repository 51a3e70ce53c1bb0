import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFileName, safeName, writeAtomically } from '../src/output.ts'
import { Problem } from '../src/problem.ts'
import { workFolder } from './call.ts'

describe('safeName', () => {
  it('keeps ordinary names as they are', () => {
    expect(safeName('某县某局2025年政府信息公开工作年度报告')).toBe('某县某局2025年政府信息公开工作年度报告')
  })

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['CON', '_CON'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['甲\u0000局\n', '甲局'],
    ['...', '_'],
  ])('%j becomes %j', (from, to) => {
    expect(safeName(from)).toBe(to)
  })

  it('is one path part that every file system takes, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const name = safeName(text)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u)
        expect(name).not.toMatch(/^[. ]|[. ]$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201)
      }),
    )
  })
})

it('isFileName tells a file from a folder by its ending', () => {
  expect(['a.xlsx', 'b/c.docx', '报告.json'].map(isFileName)).toEqual([true, true, true])
  expect(['out', '正式报告', 'v1.2', 'a.2025'].map(isFileName)).toEqual([false, false, false, false])
})

describe('writeAtomically', () => {
  let folder: ReturnType<typeof workFolder>
  beforeEach(() => {
    folder = workFolder()
  })
  afterEach(() => folder.remove())

  it('makes the folders on the way and leaves no temporary file', async () => {
    await writeAtomically(folder.path('深/处/报告.txt'), '内容')
    expect(readFileSync(folder.path('深/处/报告.txt'), 'utf8')).toBe('内容')
    expect(readdirSync(folder.path('深/处'))).toEqual(['报告.txt'])
  })

  it('does not replace a file without force, and says so', async () => {
    writeFileSync(folder.path('a.txt'), 'old')
    await expect(writeAtomically(folder.path('a.txt'), 'new')).rejects.toThrow(/--force/u)
    expect(readFileSync(folder.path('a.txt'), 'utf8')).toBe('old')
    await writeAtomically(folder.path('a.txt'), 'new', { force: true })
    expect(readFileSync(folder.path('a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(folder.path('.'))).toEqual(['a.txt'])
  })

  it('of two writers at once one wins and one is told', async () => {
    const outcomes = await Promise.allSettled(
      ['a', 'b'].map((text) => writeAtomically(folder.path('x.txt'), text)),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(existsSync(folder.path('x.txt'))).toBe(true)
  })

  it('words an error of the file system', async () => {
    writeFileSync(folder.path('file'), '')
    const failed = writeAtomically(folder.path('file/inside.txt'), 'x')
    await expect(failed).rejects.toBeInstanceOf(Problem)
  })
})
