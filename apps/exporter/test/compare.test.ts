import { existsSync, readdirSync } from 'node:fs'
import { toDocx, toHtml } from '@gongkai/document'
import { exampleReports } from '@gongkai/fixtures'
import { compareReports, jumpsOf } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonOutputSchema } from '../src/compare/schema.ts'
import { gongkai, withValues, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
let before: string
let now: string
let old: string
beforeAll(async () => {
  folder = workFolder()
  before = folder.put('2023.json', exampleReports['suqian-2023'])
  old = folder.put('2020.json', exampleReports['liaozhong-2020'])
  const odd = withValues(exampleReports['suqian-2024'], {
    'requests.granted.natural': '无',
    'requests.refusedStateSecret.research': null,
  })
  now = folder.path('2024.xlsx')
  await gongkai('import', folder.put('2024.json', odd), '-o', now)
})
afterAll(() => folder.remove())

describe('compare', () => {
  it('prints the changes, worst first, and what was not compared, of a JSON and a workbook', async () => {
    const { code, out, err } = await gongkai('compare', now, before)
    expect([code, err]).toEqual([0, ''])
    const comparison = compareReports(
      exampleReports['suqian-2023'],
      withValues(exampleReports['suqian-2024'], {
        'requests.granted.natural': '无',
        'requests.refusedStateSecret.research': null,
      }),
    )
    const lines = out.split('\n').filter((line) => line.startsWith('  '))
    jumpsOf(comparison).forEach(({ name }, i) => {
      expect(lines[i]).toMatch(`  ${name}：`)
    })
    expect(out).toContain('「无」不是数')
    expect(out).toContain('空白')
    expect(out).not.toContain('0 → 0')
    const detailed = await gongkai('compare', before, now, '--details')
    const all = detailed.out.split('\n').filter((line) => line.startsWith('  '))
    expect(all).toHaveLength(comparison.lines.length)
  })

  it('prints JSON of its schema', async () => {
    for (const [a, b] of [
      [before, now],
      [now, old],
    ] as const) {
      const { out } = await gongkai('compare', a, b, '--to', 'json')
      const parsed = comparisonOutputSchema.parse(JSON.parse(out))
      expect([parsed.before.file, parsed.now.file]).toEqual(a === now ? [old, now] : [a, b])
      expect(parsed.underivable.length > 0).toBe(a === now)
      const changed = parsed.lines.filter(({ difference }) => difference !== undefined && difference !== 0)
      expect(new Set(parsed.jumps)).toEqual(new Set(changed.map(({ at }) => at)))
      expect(parsed.counts.changed).toBe(changed.length)
    }
  })

  it('says that years are apart, another agency, and another form', async () => {
    const { out } = await gongkai('compare', old, now)
    expect(out).toContain('不是相邻年度，相隔 4 年')
    expect(out).toContain('单位名称不同')
    expect(out).toContain('2020 年度是 2019 版')
    expect(out).toContain('口径不同，不能互相推算')
  })

  it('writes every form into a folder, and nothing over what is there', async () => {
    const target = folder.path('对比')
    const call = ['compare', before, now, '--to', 'text,html,xlsx,json', '-o', target]
    expect((await gongkai(...call)).code).toBe(0)
    const names = readdirSync(target).sort()
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['html', 'json', 'txt', 'xlsx'])
    const again = await gongkai(...call)
    expect(again).toMatchObject({ code: 2 })
    expect(again.err).toContain('文件已存在')
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(`${target}/${names[3]}`)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['说明', '变化', '逐项'])
  })

  it('reads what was published as well', async () => {
    const page = folder.put('2023.html', toHtml(exampleReports['suqian-2023']))
    const word = folder.put('2024.docx', toDocx(exampleReports['suqian-2024']))
    const { code, out, err } = await gongkai('compare', page, word)
    expect([code, err]).toEqual([0, ''])
    const original = folder.put('原.json', exampleReports['suqian-2024'])
    expect(out).toBe((await gongkai('compare', before, original)).out)
  })

  it('says how much of a page was not understood, and refuses one without a year', async () => {
    const holed = toHtml(exampleReports['suqian-2023']).replaceAll('予以公开', '公开一下')
    const { out, err } = await gongkai('compare', folder.put('缺.html', holed), now)
    expect(err).toMatch(/缺\.html: 其中有 \d+ 处缺少或认不准/u)
    expect(out).toMatch(/（一）予以公开 · 总计：空白 → \d+/u)
    const nameless = toHtml(exampleReports['suqian-2023']).replaceAll(/20\d\d年/gu, '某年')
    const refused = await gongkai('compare', folder.put('无年.html', nameless), now)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('看不出是哪一年度')])
  })

  it('takes the form from the ending of -o', async () => {
    const page = folder.path('对比.html')
    expect((await gongkai('compare', before, now, '-o', page)).code).toBe(0)
    expect(folder.bytes('对比.html').toString()).toMatch(/^<!DOCTYPE html>/u)
  })

  it.each([
    [['a.xlsx'], '请给出两份报告'],
    [['a.xlsx', 'b.xlsx', 'c.xlsx'], '写的是 3 份'],
    [['a.xlsx', 'b.xlsx', '--to', 'html'], '要用 -o 给出'],
    [['a.xlsx', 'b.xlsx', '--to', 'text,json'], '要用 -o 给出'],
    [['a.xlsx', 'b.xlsx', '--to', 'pdf'], '--to 只能是'],
    [['a.xlsx', 'b.xlsx', '-o', 'x.pdf'], '不能写成「.pdf」'],
    [['a.xlsx', 'b.xlsx', '--to', 'html,json', '-o', 'x.html'], '-o 请给目录'],
    [['a.xlsx', 'b.xlsx'], '找不到文件'],
  ])('%j is refused', async (args, words) => {
    const { code, err } = await gongkai('compare', ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(existsSync('x.html')).toBe(false)
  })
})
