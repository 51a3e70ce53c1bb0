import { existsSync, readdirSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { check, type Report } from '@gongkai/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOutputSchema } from '../src/result-schema.ts'
import { gongkai, withValues, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
beforeAll(() => {
  folder = workFolder()
})
afterAll(() => folder.remove())

const isSound = (report: Report) => check(report).findings.every(({ severity }) => severity !== 'error')
const reports: readonly Report[] = Object.values(exampleReports)
const sound = reports.find(isSound)
if (!sound) throw new Error('no example report is without errors')
const faulty = withValues(sound, { 'disputes.review.total': 9999 })

describe('check', () => {
  it('exits 0 on a report without errors and says what was checked', async () => {
    const { code, out } = await gongkai('check', folder.put('好.json', sound))
    expect(code).toBe(0)
    expect(out).toContain('好.json')
    expect(out).toMatch(/0 处错误，\d+ 处待核实.*查了 (?:198|200) 格/u)
  })

  it('exits 1 on errors and names cell, sides, difference and code', async () => {
    const { code, out } = await gongkai('check', folder.put('错.json', faulty))
    expect(code).toBe(1)
    expect(out).toMatch(/错误 {2}「行政复议 · 总计」应为 \d+，填的是 9999，相差 \d+/u)
    expect(out).toContain('disputes/total')
  })

  it('exits 2 where one of several cannot be read, and reads the others', async () => {
    const broken = folder.put('坏.json', '{"a":')
    const { code, out } = await gongkai('check', broken, folder.path('好.json'))
    expect(code).toBe(2)
    expect(out).toContain('无法处理')
    expect(out).toMatch(/0 处错误/u)
  })

  it('prints JSON of its schema, with a sentence for every finding, in both languages', async () => {
    for (const lang of ['zh-CN', 'en']) {
      const call = [
        'check',
        folder.path('错.json'),
        folder.path('坏.json'),
        '--format',
        'json',
        '--lang',
        lang,
      ]
      const { out } = await gongkai(...call)
      const parsed = checkOutputSchema.parse(JSON.parse(out))
      expect(parsed.files.map(({ file }) => file)).toEqual([folder.path('错.json'), folder.path('坏.json')])
    }
  })
})

describe('a wrong call', () => {
  it.each([
    [['chek', 'a.xlsx'], '没有「chek」这个命令'],
    [['check'], '请给出要检查的文件或目录'],
    [['check', 'nowhere.xlsx'], '找不到文件'],
    [['check', 'a.xlsx', '--fromat', 'json'], '--fromat'],
    [['check', 'a.xlsx', '--format', 'yaml'], '--format 只能是'],
    [['template', '--year', '2018', '-o', 'a.xlsx'], '没有 2018 年度的格式'],
    [['template', '--year', '2026', '--edition', '2019', '-o', 'a.xlsx'], '2026 年度用 2021 版'],
    [['template', '--year', '今年', '-o', 'a.xlsx'], '--year 应为四位年份'],
    [['export', 'a.xlsx'], '缺少 -o'],
    [['export', 'a.xlsx', '-o', 'out', '--to', 'pdf'], '不能导出为「pdf」'],
  ])('%j is refused with exit 2', async (args, words) => {
    const { code, err } = await gongkai(...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('export', () => {
  it('writes Word and HTML under the name of agency and year', async () => {
    const { code } = await gongkai('export', folder.path('好.json'), '-o', folder.path('正式'))
    expect(code).toBe(0)
    const names = readdirSync(folder.path('正式')).sort()
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['docx', 'html'])
    expect(names.every((name) => name.startsWith(`${sound.agency.name}${sound.year}年`))).toBe(true)
  })

  it('writes nothing for a report with errors, but as a draft', async () => {
    const refused = await gongkai('export', folder.path('错.json'), '-o', folder.path('错的'))
    expect(refused.code).toBe(1)
    expect(existsSync(folder.path('错的'))).toBe(false)
    const draft = await gongkai('export', folder.path('错.json'), '-o', folder.path('错的'), '--draft')
    expect(draft.code).toBe(1)
    expect(readdirSync(folder.path('错的')).length).toBe(2)
  })

  it('does not write over what is there', async () => {
    const again = await gongkai('export', folder.path('好.json'), '-o', folder.path('正式'))
    expect(again.code).toBe(2)
    expect(again.out).toContain('文件已存在')
  })

  it('refuses two inputs that would take one name', async () => {
    const twin = folder.put('孪生.json', sound)
    const { code, out } = await gongkai('export', folder.path('好.json'), twin, '-o', folder.path('两份'))
    expect(code).toBe(2)
    expect(out).toContain('会写成同一个文件')
  })
})

describe('the way of a clerk: template, fill, check, mend, export', () => {
  it('makes a template whose check names what is still to do', async () => {
    const path = folder.path('模板.xlsx')
    const made = await gongkai('template', '--year', '2026', '--agency', '某县某局', '-o', path)
    expect(made).toMatchObject({ code: 0, err: '' })
    const { code, out } = await gongkai('check', path)
    expect(code).toBe(1)
    expect(out.match(/cell\/blank/gu)?.length).toBe(3)
    expect(out.match(/report\/section-empty/gu)?.length).toBe(3)
  })

  it('fills zeros in a copy and lists each cell', async () => {
    const copy = folder.path('填零.xlsx')
    const before = folder.bytes('模板.xlsx')
    const { code, out } = await gongkai('fill-zero', folder.path('模板.xlsx'), '-o', copy)
    expect(code).toBe(0)
    expect(out).toMatch(/三、申请!\w+ .*空白 → 0/u)
    expect(folder.bytes('模板.xlsx').equals(before)).toBe(true)
    expect((await gongkai('check', copy)).out).not.toContain('cell/blank')
  })

  it('never writes a copy in the place of the original', async () => {
    const path = folder.path('模板.xlsx')
    const { code, err } = await gongkai('fix', path, '-o', path, '--force')
    expect(code).toBe(2)
    expect(err).toContain('不能写回原文件')
  })

  it('import and check of the workbook say what check of the JSON says', async () => {
    for (const [name, report] of [
      ['好', sound],
      ['错', faulty],
    ] as const) {
      const workbook = folder.path(`${name}.xlsx`)
      expect((await gongkai('import', folder.path(`${name}.json`), '-o', workbook)).code).toBe(0)
      const files = await Promise.all(
        [folder.path(`${name}.json`), workbook].map(async (path) => {
          const { out } = await gongkai('check', path, '--format', 'json')
          return checkOutputSchema.parse(JSON.parse(out)).files[0]
        }),
      )
      const [fromJson, fromXlsx] = files.map((file) => {
        if (!file || 'error' in file) throw new Error('not read')
        return file.findings.map(({ code, at, actual, expected }) => ({ code, at, actual, expected }))
      })
      expect(fromXlsx).toEqual(fromJson)
      expect(report.agency.name).toBe(sound.agency.name)
    }
  })

  it('mends full-width digits by fix, and nothing else', async () => {
    const path = folder.path('全角.xlsx')
    folder.put('全角.json', withValues(sound, { 'proactive.permits.decisions': '１２' }))
    await gongkai('import', folder.path('全角.json'), '-o', path)
    const { out, code } = await gongkai('fix', path, '-o', folder.path('全角-改.xlsx'))
    expect(code).toBe(0)
    expect(out).toContain('１２ → 12')
    expect((await gongkai('check', folder.path('全角-改.xlsx'))).out).not.toContain('typed-as-text')
  })

  it('says which text is too long for a cell', async () => {
    const long = { ...sound, sections: { ...sound.sections, overview: ['长'.repeat(40_000)] } }
    const { code, out } = await gongkai('import', folder.put('长.json', long), '-o', folder.path('长.xlsx'))
    expect(code).toBe(2)
    expect(out).toMatch(/40000 个字符.*分成几段/u)
    expect(existsSync(folder.path('长.xlsx'))).toBe(false)
  })

  it('marks faults in a copy', async () => {
    const copy = folder.path('标注.xlsx')
    const { code, out } = await gongkai('annotate', folder.path('错.xlsx'), '-o', copy)
    expect(code).toBe(1)
    expect(out).toContain('disputes/total')
    expect((await gongkai('check', copy)).code).toBe(1)
  })
})
