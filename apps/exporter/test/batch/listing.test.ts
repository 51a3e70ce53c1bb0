import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { writeZip } from '@gongkai/ooxml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInputs } from '../../src/batch/listing.ts'
import { notReadLines } from '../../src/batch/not-read.ts'
import { bytesOf } from '../../src/input.ts'
import { Problem } from '../../src/problem.ts'
import { workFolder } from '../call.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
  mkdirSync(folder.path('年报/乙 组/深'), { recursive: true })
  mkdirSync(folder.path('年报/.gongkai'), { recursive: true })
  for (const name of [
    '年报/甲局.xlsx',
    '年报/~$甲局.xlsx',
    '年报/.丙局.xlsx',
    '年报/说明.docx',
    '年报/丁局.JSON',
    '年报/乙 组/深/戊局.xlsm',
    '年报/.gongkai/manifest.json',
  ]) {
    folder.put(name, 'x')
  }
})
afterEach(() => folder.remove())

const nothing = { name: '', path: '' }

const below = async (...args: Parameters<typeof listInputs>) =>
  (await listInputs(...args)).inputs.map((input) => input.below)

describe('a folder', () => {
  it('gives its report files, those of folders inside too, in one order; no hidden file, no lock file', async () => {
    expect(await below([folder.path('年报')])).toEqual(['丁局.JSON', '乙 组/深/戊局.xlsm', '甲局.xlsx'])
  })

  it('tells of files that may hold a report and are not read, in words to act on; not of what offices leave behind', async () => {
    for (const name of [
      '己局.xls',
      '庚局.et',
      '~$己局.xls',
      '.DS_Store',
      'Thumbs.db',
      '乙 组/辛局.rar',
      '照片.png',
    ])
      folder.put(`年报/${name}`, 'x')
    const { inputs, notRead } = await listInputs([folder.path('年报')])
    expect(inputs.length).toBe(3)
    expect(notRead.map(({ input }) => input.below)).toEqual([
      '乙 组/辛局.rar',
      '己局.xls',
      '庚局.et',
      '说明.docx',
    ])
    const lines = notReadLines(notRead, 'zh-CN').join('\n')
    expect(lines).toMatch(/另有 4 个文件没有读/u)
    expect(lines).toMatch(/己局\.xls .*另存为 \.xlsx/u)
    expect(lines).toMatch(/说明\.docx .*gongkai import/u)
    expect(notReadLines(notRead, 'en').join('\n')).not.toMatch(/undefined|读/u)
  })

  it('gives files of the types asked for, and not what is in the folder written to', async () => {
    expect(await below([folder.path('年报')], { types: ['.docx'] })).toEqual(['说明.docx'])
    expect(await below([folder.path('年报')], { except: folder.path('年报/乙 组') })).toEqual([
      '丁局.JSON',
      '甲局.xlsx',
    ])
  })

  it('named with a file of it gives that file once', async () => {
    expect((await listInputs([folder.path('年报/甲局.xlsx'), folder.path('年报')])).inputs.length).toBe(3)
  })

  it('does not run in circles', async () => {
    symlinkSync(folder.path('年报'), folder.path('年报/乙 组/圈'))
    expect((await listInputs([folder.path('年报')])).inputs.length).toBe(3)
  })

  it('gives links to files as files, also those that lead nowhere, which reading then tells', async () => {
    folder.put('别处/己局.xlsx', 'x')
    symlinkSync(folder.path('别处/己局.xlsx'), folder.path('年报/己局.xlsx'))
    symlinkSync(folder.path('没有.xlsx'), folder.path('年报/庚局.xlsx'))
    const { inputs } = await listInputs([folder.path('年报')])
    expect(inputs.map((input) => input.below)).toEqual(expect.arrayContaining(['己局.xlsx', '庚局.xlsx']))
    expect(() => bytesOf(inputs.find(({ below }) => below === '庚局.xlsx') ?? nothing)).toThrow('找不到文件')
  })

  it('without reports is refused, as is a path that is not there', async () => {
    mkdirSync(folder.path('空'))
    await expect(listInputs([folder.path('空')])).rejects.toBeInstanceOf(Problem)
    folder.put('旧的/甲局.xls', 'x')
    await expect(listInputs([folder.path('旧的')])).rejects.toThrow(
      /里没有可以读的文件[\s\S]*甲局\.xls.*另存为/u,
    )
    await expect(listInputs([folder.path('没有')])).rejects.toThrow('找不到文件')
  })
})

describe('a zip', () => {
  const zip = () =>
    folder.put(
      '年报/二组.zip',
      writeZip([
        { name: '组/己局.xlsx', content: 'six' },
        { name: '../../庚局.xlsx', content: 'seven' },
        { name: '__MACOSX/._己局.xlsx', content: 'no' },
        { name: '里面.zip', content: 'PK' },
        { name: '说明.txt', content: 'no' },
        { name: '组/己局.PDF', content: 'no' },
        { name: '__MACOSX/._己局.PDF', content: 'no' },
      ]),
    )

  it('is a folder of its members, whose names lead nowhere', async () => {
    const path = zip()
    const { inputs, notRead } = await listInputs([path])
    expect(notRead.map(({ input }) => input.below)).toEqual(['组/己局.PDF'])
    expect(inputs.map((input) => input.below)).toEqual(['庚局.xlsx', '组/己局.xlsx', '里面.zip'])
    expect(inputs.map((input) => input.name)).toEqual(inputs.map((input) => join(path, input.below)))
    expect(new TextDecoder().decode(bytesOf(inputs[0] ?? nothing))).toBe('seven')
    expect(inputs[2]?.refused?.en).toContain('zip inside a zip')
  })

  it('in a folder is looked into; one that is damaged is an input that is refused', async () => {
    zip()
    folder.put('年报/坏.zip', 'PK\u0003\u0004 no more')
    const { inputs } = await listInputs([folder.path('年报')])
    expect(inputs.map((input) => input.below)).toContain('二组/组/己局.xlsx')
    expect(inputs.find((input) => input.below === '坏.zip')?.refused?.['zh-CN']).toContain('压缩包损坏')
  })

  it('has no member that is too large for what it is', async () => {
    const path = folder.put('大.zip', writeZip([{ name: '甲.json', content: ' '.repeat(5e6) }]))
    const [input] = (await listInputs([path])).inputs
    expect(() => bytesOf(input ?? nothing)).toThrow('太大')
  })

  it('that is replaced after it was listed does not give another file in the place of one', async () => {
    const path = zip()
    const { inputs } = await listInputs([path])
    folder.put('年报/二组.zip', writeZip([{ name: '辛局.xlsx', content: 'eight' }]))
    expect(() => bytesOf(inputs[0] ?? nothing)).toThrow('发生了变化')
  })
})
