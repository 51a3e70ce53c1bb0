import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writers } from '@gongkai/document'
import { corpusReports, dressings, exampleReports } from '@gongkai/fixtures'
import { cellsOf, editions } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import { afterAll, describe, expect, test } from 'vitest'
import { checkOutputSchema } from '../src/index.ts'
import { gongkai, workFolder } from './call.ts'

const folder = workFolder()
afterAll(folder.remove)

const seed = new URL('../../../packages/schema/test/liaozhong-2020.txt', import.meta.url)
const dressing = (name: string) => dressings.find((known) => known.name === name)!

describe('a report published as text', () => {
  test('goes to a workbook, is checked and becomes a Word file', async () => {
    const text = folder.put('辽中.txt', readFileSync(seed))
    const workbook = folder.path('辽中.xlsx')
    const { code, out, err } = await gongkai('import', text, '-o', workbook)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('取到 198/198 格，表头认出 100%')
    expect(out.match(/table\/label-slip/g)).toHaveLength(5)
    expect(out).toContain(
      '第 180 行  提示  表中印作「3.危机“三安全一稳定”」，规范写法是「3.危及“三安全一稳定”」。原件如此。',
    )
    expect(out).toContain('5 处提示（原件如此 5 处）')
    expect(out).toContain('已写出')
    const { report, findings } = readWorkbook(folder.bytes('辽中.xlsx'))
    // A published page does not say what kind of agency it is.
    expect(findings.map(({ code }) => code)).toEqual(['source/profile-missing'])
    const ids = cellsOf(editions['2019']).map(({ id }) => id)
    expect(ids.filter((id) => report.values[id] !== 0)).toEqual([])
    expect(ids).toHaveLength(198)
    expect([report.year, report.date, report.sections.other]).toEqual([2020, '2021-01-25', ['无。']])
    const checked = await gongkai('check', workbook)
    expect(checked.code).toBe(0)
    const exported = await gongkai('export', workbook, '-o', folder.path('辽中.docx'))
    expect(exported.code).toBe(0)
    const back = await gongkai('import', folder.path('辽中.docx'), '-o', folder.path('辽中.json'))
    expect(back.code).toBe(0)
    const { values } = JSON.parse(folder.bytes('辽中.json').toString())
    expect(values).toEqual(exampleReports['liaozhong-2020'].values)
  })
})

describe('a folder of published reports', () => {
  test('each to its file, in both forms; what cannot be imported is named with what to do', async () => {
    const { 'distinct-2019': older, 'suqian-2024': newer } = corpusReports
    const site = dressing('page of an old site')
    const inside = workFolder()
    inside.put('甲.html', site.dress(older!))
    inside.put('乙.docx', writers.docx.write(newer!))
    inside.put('丙.pdf', '%PDF-1.7\n')
    inside.put('丁.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    const target = folder.path('读回')
    const { code, out } = await gongkai('import', inside.path('.'), '-o', target, '--to', 'xlsx,json')
    inside.remove()
    expect(code).toBe(2)
    expect(out).toContain('这是 PDF 文件，不能导入。')
    expect(out).toContain('另存为')
    expect(out).toContain('共 4 份：2 份没有错误')
    const json = join(target, '宿迁市人民政府（全市汇总）2024年政府信息公开工作年度报告.json')
    expect(JSON.parse(readFileSync(json, 'utf8')).values).toEqual(newer!.values)
    const xlsx = join(target, '某县某局2020年政府信息公开工作年度报告.xlsx')
    expect(readWorkbook(readFileSync(xlsx)).report.values).toEqual(older!.values)
  })

  test('what could not be placed is an error with the printed text', async () => {
    const report = corpusReports['distinct-2021']!
    const page = new TextDecoder().decode(dressing('clean HTML').dress(report))
    const value = report.values['requests.granted.natural']
    const torn = page.replace(`<td>${value}</td>`, '')
    expect(torn).not.toBe(page)
    const { code, out } = await gongkai(
      'import',
      folder.put('缺格.html', torn),
      '-o',
      folder.path('缺格.xlsx'),
    )
    expect(code).toBe(1)
    expect(out).toMatch(/第三部分表格第 6 行 {2}错误 .*等 7 格认不准位置.*原件如此。.*table\/cell-ambiguous/u)
    expect(out).toContain('（原件如此 1 处）')
    expect(out).toContain(String(report.values['requests.granted.enterprise']))
    const { values } = readWorkbook(folder.bytes('缺格.xlsx')).report
    expect(values['requests.granted.enterprise'] ?? null).toBeNull()
  })
})

describe('check of a published report', () => {
  const report = corpusReports['distinct-2021']!
  const lines = new TextDecoder().decode(dressing('bare lines').dress(report)).split('\n')
  const value = String(report.values['requests.granted.research'])
  const torn = lines.filter((line) => line !== value).join('\n')
  const line = lines.findIndex((words) => words.startsWith('（一）予以公开')) + 1

  test('tells the line, and that the original is not to blame', async () => {
    const { code, out } = await gongkai('check', folder.put('年报.txt', torn))
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`第 ${line} 行  错误  .*不怪原件。.*table/cell-ambiguous`))
    const english = await gongkai('check', folder.path('年报.txt'), '--lang', 'en')
    expect(english.out).toMatch(new RegExp(`line ${line}  error  .*not to blame\\. .*table/cell-ambiguous`))
  })

  test.each([
    ['年报.txt', torn, { line }],
    ['年报.docx', writers.docx.write(report), { table: 'requests', row: 4, column: 10 }],
    ['年报.html', writers.html.write(report), { table: 'requests', row: 4, column: 10 }],
  ])('%s as JSON: the place as data', async (name, content, where) => {
    const { out } = await gongkai('check', folder.put(name, content), '--format', 'json')
    const { files } = checkOutputSchema.parse(JSON.parse(out))
    const [file] = files
    if (!file || 'error' in file) throw new Error(out)
    const wanted = name.endsWith('.txt') ? 'table/cell-ambiguous' : 'requests/row-total'
    const found = file.findings.find(({ code }) => code === wanted)
    expect(found?.where).toEqual(where)
    expect(found?.fault).toBe(name.endsWith('.txt') ? 'reading' : undefined)
  })

  test('what cannot be read is refused with what to do', async () => {
    const { code, out } = await gongkai('check', folder.put('扫描.docx', '%PDF-1.7\n'))
    expect([code, out]).toEqual([2, expect.stringContaining('这是 PDF 文件，不能导入。')])
  })
})

describe('what import refuses', () => {
  test.each([
    [['x.html'], '-o'],
    [['x.html', '-o', 'y.docx'], '不能导入为「docx」'],
    [['x.html', '-o', 'y.xlsx', '--year', '2o24'], '--year'],
    [['没有.html', '-o', 'y.xlsx'], '找不到文件'],
  ])('%j', async (args, words) => {
    const { code, err } = await gongkai('import', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  test('a page without a year, unless it is given; nothing is overwritten', async () => {
    const page = '<h2>一、总体情况</h2><p>做了工作。</p><h2>六、其他需要报告的事项</h2><p>无。</p>'
    const path = folder.put('无年度.html', page)
    const without = await gongkai('import', path, '-o', folder.path('无年度.xlsx'))
    expect([without.code, without.out]).toEqual([2, expect.stringContaining('--year')])
    const args = [
      'import',
      path,
      '-o',
      folder.path('无年度.xlsx'),
      '--year',
      '2024',
      '--agency',
      '某县某局',
    ] as const
    const given = await gongkai(...args)
    expect(given.code).toBe(1)
    expect(given.out).toContain('没有找到：标题、落款日期、二、')
    const again = await gongkai(...args)
    expect([again.code, again.out + again.err]).toEqual([2, expect.stringContaining('文件已存在')])
  })

  test('a page that holds no report', async () => {
    const { code, out } = await gongkai(
      'import',
      folder.put('新闻.html', '<p>今日要闻</p>'),
      '-o',
      folder.path('n.xlsx'),
    )
    expect([code, out]).toEqual([2, expect.stringContaining('没有找到年度报告')])
  })
})

test('in English', async () => {
  const path = folder.put('en.txt', readFileSync(seed))
  const { code, out } = await gongkai('import', path, '-o', folder.path('en.json'), '--lang', 'en')
  expect(code).toBe(0)
  expect(out).toContain('198 of 198 cells; labels found: 100%')
})
