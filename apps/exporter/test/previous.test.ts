import { existsSync } from 'node:fs'
import { toDocx, toHtml } from '@gongkai/document'
import { consistentReport, exampleReports } from '@gongkai/fixtures'
import { editions, identityOf, type Report } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseRenames } from '../src/previous/renames.ts'
import { type CheckOutput, checkOutputSchema } from '../src/result-schema.ts'
import { gongkai, withValues, workFolder } from './call.ts'

const { 'suqian-2023': before, 'suqian-2024': now } = exampleReports
const named = (report: Report, name: string): Report => ({ ...report, agency: { ...report.agency, name } })
/** Carries one more in than last year carried out. */
const broken = withValues(now, {
  'requests.carriedIn.natural': Number(before.values['requests.carriedOut.natural']) + 1,
})
const carryOver = 'year/carry-over@requests.carriedIn.natural'

let folder: ReturnType<typeof workFolder>
let path: string
beforeAll(() => {
  folder = workFolder()
  path = folder.put('今年/甲.json', broken)
})
afterAll(() => folder.remove())

type FileOutput = Exclude<CheckOutput['files'][number], { error: string }>

async function checked(...args: string[]): Promise<readonly FileOutput[]> {
  const { out, err } = await gongkai('check', ...args, '--format', 'json')
  if (out === '') throw new Error(err)
  return checkOutputSchema.parse(JSON.parse(out)).files.map((file) => {
    if ('error' in file) throw new Error(file.error)
    return file
  })
}

async function one(...args: string[]): Promise<FileOutput> {
  const [file] = await checked(...args)
  if (!file) throw new Error('nothing was checked')
  return file
}

const ids = ({ findings }: FileOutput) => findings.map(identityOf)

describe('check --previous', () => {
  it('judges the chain of years against a file, and nothing of it without', async () => {
    const file = await one(path, '--previous', folder.put('去年.json', before))
    expect(ids(file)).toContain(carryOver)
    expect(file.lastYear).toEqual({ state: 'found', file: folder.path('去年.json') })
    const without = await one(path)
    expect(ids(without).filter((id) => id.startsWith('year/'))).toEqual([])
    expect(without.lastYear).toBeUndefined()
    expect(without.checked.notAssessable).toBeGreaterThan(file.checked.notAssessable)
  })

  it('finds last year’s among many, whatever they are kept in', async () => {
    const others = fc.sample(consistentReport(editions['2021']), { numRuns: 3, seed: 5 })
    for (const [name, content] of [
      ['年报.json', before],
      ['年报.docx', toDocx(before)],
      ['年报.html', toHtml(before)],
    ] as const) {
      const dir = `库-${name}`
      others.forEach((report, i) => {
        folder.put(`${dir}/${i}.json`, named({ ...report, year: 2023 }, `别的局${i}`))
      })
      folder.put(`${dir}/各年/二二年.json`, { ...before, year: 2022 })
      const absent = await one(path, '--previous', folder.path(dir))
      expect(absent.lastYear).toMatchObject({ state: 'missing', year: 2023, near: { year: 2022 } })
      const found = folder.put(`${dir}/各年/${name}`, content)
      const file = await one(path, '--previous', folder.path(dir))
      expect(file.lastYear).toEqual({ state: 'found', file: found })
      expect(ids(file)).toContain(carryOver)
    }
  })

  it('takes names that differ in blanks and brackets for one', async () => {
    folder.put(
      '括号/去年.json',
      named(before, ` ${before.agency.name.replace('（', '(').replace('）', ') ')}`),
    )
    const file = await one(path, '--previous', folder.path('括号'))
    expect(file.lastYear?.state).toBe('found')
  })

  it('finds an agency under its former name by the list of renames, however often renamed', async () => {
    folder.put('旧名/去年.json', named(before, '甲市 最早局'))
    const list = folder.put('更名.csv', `原名,现名\n甲市最早局,甲市后来局\n甲市后来局,${now.agency.name}\n`)
    const without = await one(path, '--previous', folder.path('旧名'))
    expect(without.lastYear).toEqual({ state: 'missing', year: 2023 })
    const file = await one(path, '--previous', folder.path('旧名'), '--renames', list)
    expect(file.lastYear).toMatchObject({ state: 'found', agency: '甲市 最早局' })
    expect(ids(file)).toContain(carryOver)
    const { out } = await gongkai('check', path, '--previous', folder.path('旧名'), '--renames', list)
    expect(out).toContain('单位名称是「甲市 最早局」')
  })

  it('uses none of several that differ, and any of several that are the same', async () => {
    folder.put('两份/一.json', before)
    folder.put('两份/二.html', toHtml(before))
    const same = await one(path, '--previous', folder.path('两份'))
    expect(same.lastYear?.state).toBe('found')
    folder.put('两份/三.json', withValues(before, { 'requests.carriedOut.natural': 5 }))
    const file = await one(path, '--previous', folder.path('两份'))
    expect(file.lastYear).toMatchObject({ state: 'ambiguous', year: 2023 })
    expect(ids(file).filter((id) => id.startsWith('year/'))).toEqual([])
    const { out } = await gongkai('check', path, '--previous', folder.path('两份'))
    expect(out).toContain('2023 年度的报告有 3 份，数字不同')
  })

  it('takes the one file named for the one report, and says when its name is another', async () => {
    const other = folder.put('别名.json', named(before, '乙局'))
    const file = await one(path, '--previous', other)
    expect(file.lastYear).toEqual({ state: 'found', file: other, agency: '乙局' })
    const two = await checked(path, folder.put('今年/乙.json', named(now, '丙局')), '--previous', other)
    expect(two.map(({ lastYear }) => lastYear?.state)).toEqual(['missing', 'missing'])
  })

  it('says of a file of the wrong year what it is', async () => {
    const { code, out } = await gongkai(
      'check',
      path,
      '--previous',
      folder.put('前年.json', { ...before, year: 2022 }),
    )
    expect(out).toContain('没有找到 2023 年度的报告')
    expect(out).toContain('是 2022 年度的')
    expect(code).toBeLessThan(2)
  })

  it('tells of files that are no use, and exits 2 where one could not be read', async () => {
    folder.put('杂/坏.json', '{')
    folder.put('杂/去年.json', before)
    await gongkai('template', '--year', '2023', '-o', folder.path('杂/无名.xlsx'))
    const { code, out, err } = await gongkai('check', path, '--previous', folder.path('杂'))
    expect(code).toBe(2)
    expect(err).toContain('上年报告中读不了的')
    expect(err).toContain('坏.json')
    expect(err).toMatch(/看不出单位或年度、没有采用的：\n.*无名\.xlsx/u)
    expect(out).toContain('year/carry-over')
  })

  it('counts at the end of many', async () => {
    folder.put('今年/乙.json', named(now, '没有去年的局'))
    const { out } = await gongkai('check', folder.path('今年'), '--previous', folder.path('去年.json'))
    expect(out).toContain('上年报告：1 份找到，1 份没有找到')
  })

  it.each([
    [['--renames', 'x.csv'], '--renames 是给 --previous 用的'],
    [['--previous', '没有的目录'], '找不到文件'],
  ])('%j is refused', async (args, words) => {
    const { code, err } = await gongkai('check', path, ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('export --previous', () => {
  it('tells of the chain of years, which keeps nothing from being written', async () => {
    const other = withValues(before, { 'requests.carriedOut.natural': 5 })
    const call = [
      'export',
      folder.put('好.json', now),
      '-o',
      folder.path('出'),
      '--previous',
      folder.put('别的去年.json', other),
    ]
    const { code, out } = await gongkai(...call)
    expect(code).toBe(0)
    expect(out).toContain('year/carry-over')
    expect(out).toContain('上年报告：')
    expect(out).toContain('.docx')
  })
})

describe('template --previous', () => {
  const old = exampleReports['liaozhong-2020']
  const make = (...args: string[]) => gongkai('template', '--force', '-o', folder.path('新.xlsx'), ...args)
  const carriedIn = async () => {
    const { report } = readWorkbook(folder.bytes('新.xlsx'))
    return Object.entries(report.values).filter(([id, value]) => id.includes('.carriedIn.') && value !== null)
  }

  it('finds the agency’s report of the year before in a folder and carries its figures in', async () => {
    folder.put('历年/一.json', before)
    folder.put('历年/二.docx', toDocx(named(before, '别的局')))
    folder.put('历年/三.json', { ...before, year: 2022 })
    const call = ['--year', '2024', '--agency', now.agency.name, '--previous', folder.path('历年')]
    const { code, out, err } = await make(...call)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('「上年结转」有 7 格已按 2023 年度报告')
    expect(Object.fromEntries(await carriedIn())['requests.carriedIn.total']).toBe(
      before.values['requests.carriedOut.total'],
    )
  })

  it('says whose figures it took, and asks whether another name is the same agency', async () => {
    const file = folder.put(
      '教育局.json',
      named({ ...before, agency: { ...before.agency, signature: '教育局' } }, '某县教育局'),
    )
    const call = ['--year', '2024', '--previous', file]
    const other = await make(...call, '--agency', '某县水利局')
    expect(other.code).toBe(0)
    expect(other.out).toMatch(/上年报告：.*教育局\.json，单位名称是「某县教育局」，请核对是同一单位/u)
    expect(readWorkbook(folder.bytes('新.xlsx')).report.agency.signature).not.toBe('教育局')
    const same = await make(...call, '--agency', '某县教育局')
    expect(same.out).toMatch(/上年报告：.*教育局\.json。/u)
    expect(same.out).not.toContain('请核对是同一单位')
    expect((await make(...call)).out).toContain('没有写 --agency，单位按其中的「某县教育局」')
  })

  it('crosses from the form of 2019 to that of 2021, and says what does not follow', async () => {
    const holed = withValues(old, { 'requests.carriedOut.natural': 4, 'requests.carriedOut.total': '无' })
    const call = ['--year', '2021', '--previous', folder.put('二零.json', holed)]
    const { code, out } = await make(...call)
    expect(code).toBe(0)
    expect(out).toContain('口径不同，不能互相推算')
    expect(out).toMatch(/没有代填：.*四、结转下年度继续办理 · 总计/u)
    const filled = Object.fromEntries(await carriedIn())
    expect(filled['requests.carriedIn.natural']).toBe(4)
    const guide = new ExcelJS.Workbook()
    await guide.xlsx.readFile(folder.path('新.xlsx'))
    const said: string[] = []
    guide.worksheets[0]?.eachRow((row) => said.push(String(row.getCell(1).value)))
    expect(said.join('\n')).toContain('口径不同，不能互相推算')
  })

  it.each([
    [['--year', '2024', '--previous', '历年'], '请用 --agency 写明单位'],
    [['--year', '2024', '--agency', '没有的局', '--previous', '历年'], '没有「没有的局」2023 年度的报告'],
    [['--year', '2026', '--previous', '去年.json'], '没有「宿迁市人民政府（全市汇总）」2025 年度的报告；'],
    [['--year', '2024', '--agency', now.agency.name, '--previous', '两份'], '有 3 份，数字不同'],
  ])('%j is refused and nothing is written', async (args, words) => {
    const at = args.indexOf('--previous') + 1
    const { code, err } = await gongkai(
      'template',
      ...args.with(at, folder.path(args[at] ?? '')),
      '-o',
      folder.path('不写.xlsx'),
    )
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(existsSync(folder.path('不写.xlsx'))).toBe(false)
  })
})

describe('the list of renames', () => {
  const parse = (text: string) => parseRenames(text, '更名.csv')

  it.each([
    ['原名,现名\n甲局,乙局\n', { 甲局: '乙局' }],
    ['former\tname\r\n甲 局\t乙（局）\r\n', { 甲局: '乙(局)' }],
    ['备注,现名,原名\n,乙局,甲局\n\n', { 甲局: '乙局' }],
  ])('%j', (text, renames) => {
    expect(parse(text)).toEqual(renames)
  })

  it.each([
    ['甲局,乙局\n', '第一行应为列名'],
    ['', '第一行应为列名'],
    ['原名,现名\n甲局,\n', '第 2 行应有两个不同的名称'],
    ['原名,现名\n甲局,甲 局\n', '第 2 行应有两个不同的名称'],
    ['原名,现名\n甲局,乙局\n甲局,丙局\n', '第 3 行：「甲局」已有另一个现名'],
    ['原名,现名\n甲局,乙局\n乙局,丙局\n丙局,甲局\n', '绕成了圈'],
    ['原名,现名\n"甲局,乙局\n', '更名表不是完整的 CSV'],
  ])('%j is refused', (text, words) => {
    expect(() => parse(text)).toThrow(words)
  })
})
