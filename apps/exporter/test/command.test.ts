import { existsSync, readdirSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { check, type Report } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import ExcelJS from 'exceljs'
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

describe('files of a folder that are not read', () => {
  it('are told of in text and in JSON, and change no number', async () => {
    folder.put('混/好.json', sound)
    folder.put('混/乙局.et', 'old')
    const { code, out } = await gongkai('check', folder.path('混'))
    expect(code).toBe(0)
    expect(out).toMatch(/另有 1 个文件没有读[\s\S]*乙局\.et .*另存为 \.xlsx/u)
    for (const lang of ['zh-CN', 'en']) {
      const json = await gongkai('check', folder.path('混'), '--format', 'json', '--lang', lang)
      const { files, notRead } = checkOutputSchema.parse(JSON.parse(json.out))
      expect(files.length).toBe(1)
      expect(notRead?.map(({ file }) => file)).toEqual([folder.path('混/乙局.et')])
    }
  })
})

describe('a wrong call', () => {
  it.each([
    [['chek', 'a.xlsx'], '没有「chek」这个命令'],
    [['check'], '请给出要检查的文件或目录'],
    [['check', 'nowhere.xlsx'], '找不到文件'],
    [['chek', 'a.xlsx'], '是不是 check？'],
    [['chek', '--lang', 'en'], 'Did you mean check?'],
    [['--quiet', 'check', 'a.xlsx'], '选项要写在命令后面'],
    [['--lang', 'en', 'check', 'a.xlsx'], 'Options come after the command'],
    [['check', 'a.xlsx', '--fromat', 'json'], '没有 --fromat 这个选项，是不是 --format？'],
    [['check', 'a.xlsx', '--fromat', 'json', '--lang', 'en'], 'no option --fromat; did you mean --format?'],
    [['check', 'a.xlsx', '--entirely-else'], '没有 --entirely-else 这个选项。'],
    [['check', 'a.xlsx', '-x'], '没有 -x 这个选项。'],
    [['check', 'a.xlsx', '--format'], '--format 后面要写 text|json'],
    [['export', 'a.xlsx', '-o', '--force'], '-o 后面要写'],
    [['check', 'a.xlsx', '--details=yes'], '--details 后面不写值'],
    [['text', 'a.xlsx', '--fee', '-5'], '写的是「-5」'],
    [['template', 'a.xlsx', '--year', '2026', '-o', 'b.xlsx'], '「a.xlsx」'],
    [['template', '--year', '2026', '-o', 'a.xls'], '-o 要以 .xlsx 结尾，写的是「a.xls」'],
    [['template', '--year', '2026', '-o', 'f'], '-o 要以 .xlsx 结尾'],
    [['fix', 'a.xlsx', '-o', 'a.xls'], '-o 要以 .xlsx 结尾'],
    [['fill-zero', 'a.xlsm', '-o', 'b.xlsx'], '-o 要以 .xlsm 结尾'],
    [['verify', 'a.xlsx', 'b.html'], '次序反了'],
    [['verify', 'a.xlsx', 'b.TXT'], '次序反了'],
    [['verify', 'a.html', 'b.xls'], '找不到文件'],
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

describe('the help of a command', () => {
  it.each(['zh-CN', 'en'])('explains every option its usage names, in %s', async (lang) => {
    const { out } = await gongkai('--help', '--lang', lang)
    const usages = [...out.matchAll(/^ {2}gongkai ([a-z-]+) (.*)$/gmu)].filter(([, name]) => name !== 'help')
    expect(usages.length).toBe(12)
    for (const [, name = '', usage = ''] of usages) {
      const help = (await gongkai(name, '--help', '--lang', lang)).out
      for (const [option] of usage.matchAll(/--[a-z-]+/gu))
        expect(help).toMatch(new RegExp(`^ .*${option}\\b.*\\n {6}\\S`, 'mu'))
      expect(help).not.toContain('undefined')
      expect(help.split('\n').filter((line) => line.startsWith('gongkai ')).length).toBe(1)
      if (lang === 'en')
        expect(help.replaceAll(/本级|原名,现名|草稿|元/gu, '')).not.toMatch(/\p{Script=Han}/u)
    }
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

  it('says what is wrong with a layout profile, in the language of the call only', async () => {
    const profile = folder.put('版式.json', { margins: { bottom: '33' }, fonts: { titel: 'x' } })
    const call = ['export', folder.path('好.json'), '-o', folder.path('版式'), '--profile', profile]
    const zh = await gongkai(...call)
    expect(zh.code).toBe(2)
    expect(zh.err).toContain(
      '  margins.bottom：应为 5 到 100 之间的数（毫米），现为 "33"。\n  fonts.titel：没有这一项',
    )
    expect(zh.err).not.toMatch(/expected|no such key/u)
    const en = await gongkai(...call, '--lang', 'en')
    expect(en.err).toContain('  margins.bottom: expected')
    expect(en.err).not.toContain('应为')
    folder.put('版式.json', '{')
    expect((await gongkai(...call)).err).toContain('不是正确的 JSON')
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

  it('addresses one blank cell as that cell, in the marked copy too', async () => {
    const full = withValues(sound, { 'requests.granted.natural': null })
    const path = folder.path('一格.xlsx')
    await gongkai('import', folder.put('一格.json', full), '-o', path)
    const place = readWorkbook(folder.bytes('一格.xlsx')).where('requests.granted.natural')
    const { out } = await gongkai('check', path)
    expect(out).toContain(`三、申请!${place?.address}  错误  本表有 1 格未填`)
    await gongkai('annotate', path, '-o', folder.path('一格-标注.xlsx'))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('一格-标注.xlsx') as unknown as ArrayBuffer)
    const links =
      book
        .getWorksheet('校验结果')
        ?.getColumn(2)
        .values.map((value) => JSON.stringify(value)) ?? []
    expect(links.join('\n')).toContain(`!${place?.address}\\"`)
  })

  it('a copy in which nothing would change is not written, and fix says what is left to do', async () => {
    const full = folder.path('填零.xlsx')
    for (const [command, words] of [
      ['fill-zero', '没有空白的格，没有另存'],
      ['fix', /没有可以放心修正的格，没有另存。\n还有 \d+ 处错误/u],
    ] as const) {
      const { code, out } = await gongkai(command, full, '-o', folder.path(`${command}.xlsx`))
      expect(code).toBe(0)
      expect(out).toMatch(words)
      expect(existsSync(folder.path(`${command}.xlsx`))).toBe(false)
    }
  })

  it('what was never meant as a workbook is said to be no fault of its name, and how it is read', async () => {
    for (const [name, todo] of [
      ['报告.pdf', '请向单位要填报表'],
      ['报告.wps', 'gongkai import'],
      ['报告.rar', '请先解压'],
    ] as const) {
      const { code, out } = await gongkai('check', folder.put(name, 'PK'))
      expect(code).toBe(2)
      expect(out).toContain(todo)
      expect(out).not.toContain('扩展名')
    }
    const page = await gongkai('check', folder.put('网页.xls', '<!DOCTYPE html><html><body></body></html>'))
    expect(page.out).toContain('这是网页文件')
  })

  it('names a file by what is written into it, whatever --to says', async () => {
    for (const args of [
      ['export', '好.json', '-o', '甲.html', '--to', 'docx'],
      ['import', '好.json', '-o', '甲.json', '--to', 'xlsx'],
      ['compare', '好.json', '错.json', '-o', '甲.xlsx', '--to', 'html'],
      ['annotate', '填零.xlsx', '-o', '甲.xlsm'],
    ]) {
      const { code, err } = await gongkai(
        ...args.map((arg) => (/\.[a-z]+$/u.test(arg) ? folder.path(arg) : arg)),
      )
      expect([code, err]).toEqual([2, expect.stringContaining('-o 要以')])
    }
    expect(existsSync(folder.path('甲.html'))).toBe(false)
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
    expect(out).toContain('文字「１２」→ 数字 12')
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
