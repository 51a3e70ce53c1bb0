import { existsSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { cellsOf, check, editions, type Report, starterText } from '@gongkai/schema'
import { readWorkbook, setCells } from '@gongkai/workbook'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gongkai, withValues, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
let json: string
let workbook: string
const example = exampleReports['suqian-2024']
const zero: Report = {
  ...example,
  sections: {},
  values: Object.fromEntries(cellsOf(editions[example.edition]).map(({ id }) => [id, 0])),
}

const make = async (name: string, report: Report) => {
  const path = folder.path(`${name}.xlsx`)
  await gongkai('import', folder.put(`${name}.json`, report), '-o', path)
  return path
}

beforeAll(async () => {
  folder = workFolder()
  workbook = await make('年报', { ...example, sections: { overview: ['已有的一段。'] } })
  json = folder.path('年报.json')
})
afterAll(() => folder.remove())

describe('text', () => {
  it('prints the paragraphs the numbers make, under their headings, and what is not in the tables', async () => {
    const { code, out, err } = await gongkai('text', json)
    expect(code).toBe(0)
    const { sections } = starterText(example)
    for (const paragraphs of Object.values(sections))
      for (const text of paragraphs ?? []) expect(out).toContain(text)
    expect(out).toMatch(/^一、总体情况\n/u)
    expect(out).not.toContain('六、')
    expect(err).toContain('--fee')
    const charged = await gongkai('text', workbook, '--fee', '120.5')
    expect(charged.out).toMatch(/六、其他需要报告的事项\n.*120\.5元/u)
    expect(charged.err).toBe('')
  })

  it('writes nothing in the place of a blank, and names it', async () => {
    const holed = folder.put('空.json', withValues(example, { 'requests.received.total': null }))
    const { out, err } = await gongkai('text', holed, '--fee', '0')
    expect(out).not.toContain('一、总体情况')
    expect(out).toContain('四、')
    expect(err).toContain('一、本年新收政府信息公开申请数量 · 总计')
  })

  it('says that the tables do not balance yet, for the text repeats the figure that is wrong', async () => {
    const total = Number(example.values['requests.received.total']) + 1
    const wrong = withValues(example, { 'requests.received.total': total })
    const path = await make('不平', wrong)
    for (const args of [[path], [path, '-o', folder.path('不平-文字.xlsx')]]) {
      const { code, err } = await gongkai('text', ...args, '--fee', '0')
      expect([code, err]).toEqual([0, expect.stringMatching(/不平，文字里的数可能是错的[\s\S]*填的是 \d+/u)])
    }
  })

  it('of a report without its year writes nothing, and says so', async () => {
    const bytes = folder.bytes('年报.xlsx')
    const blank = setCells(bytes, [{ ...readWorkbook(bytes).where('year')!, value: null }])
    const { code, out, err } = await gongkai('text', folder.put('无年度.xlsx', blank))
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('看不出报告年度')])
  })

  it('writes the fee that is given, whatever the tables lack, and says why there is nothing', async () => {
    const blank = Object.fromEntries(cellsOf(editions[example.edition]).map(({ id }) => [id, null]))
    const bare = folder.put('全空.json', withValues(example, blank))
    const charged = await gongkai('text', bare, '--fee', '120')
    expect(charged.code).toBe(0)
    expect(charged.out).toMatch(/收取政府信息公开信息处理费120元/u)
    expect(charged.err).toContain('这些格空白或不是数')
    const nothing = await gongkai('text', bare)
    expect([nothing.code, nothing.out]).toEqual([2, ''])
    expect(nothing.err).toMatch(/没有可以写的段落。\n这些格空白或不是数/u)
  })

  it('writes a text file, and nothing over one', async () => {
    const path = folder.path('段落.txt')
    expect((await gongkai('text', json, '-o', path)).code).toBe(0)
    expect(folder.bytes('段落.txt').toString()).toContain('行政复议')
    const again = await gongkai('text', json, '-o', path)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('文件已存在')])
  })

  it('goes into blank rows of a copy, below what is written; the original stays as it is', async () => {
    const before = folder.bytes('年报.xlsx')
    const copy = folder.path('年报-文字.xlsx')
    const { code, out } = await gongkai('text', workbook, '-o', copy, '--fee', '0')
    expect(code).toBe(0)
    expect(out).toMatch(/一、总体情况!A\d+ .*请核对是否重复/u)
    expect(folder.bytes('年报.xlsx').equals(before)).toBe(true)
    const { sections } = starterText(example, { fee: 0 })
    const { report } = readWorkbook(folder.bytes('年报-文字.xlsx'))
    expect(report.sections.overview).toEqual(['已有的一段。', ...(sections.overview ?? [])])
    expect(report.sections.disputes).toEqual(sections.disputes)
    expect(report.sections.other).toEqual(sections.other)
    expect(report.values).toEqual(readWorkbook(before).report.values)
    const again = await gongkai('text', copy, '-o', folder.path('再.xlsx'), '--fee', '0')
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('已有这段话')])
    expect(existsSync(folder.path('再.xlsx'))).toBe(false)
  })

  it('of a zero report contradicts no rule on text and tables', async () => {
    const path = await make('零', zero)
    const copy = folder.path('零-文字.xlsx')
    expect((await gongkai('text', path, '-o', copy)).code).toBe(0)
    const { report } = readWorkbook(folder.bytes('零-文字.xlsx'))
    expect(Object.values(report.sections).flat().join('')).toContain('未收到政府信息公开申请')
    const codes = check(report).findings.map(({ code }) => code)
    expect(codes.filter((code) => code.startsWith('text/'))).toEqual([])
  })

  it.each([
    [[], '请给出一个文件'],
    [['年报.json', '--fee', '很多'], '--fee 是本年度收取的信息处理费'],
    [['年报.json', '-o', '年报.docx'], '-o 可以是 .txt'],
    [['年报.json', '-o', '年报-文字.xlsx'], '不是工作簿'],
    [['年报.xlsx', '-o', '年报.xlsx'], '不能写回原文件'],
  ])('%j is refused', async (args, words) => {
    const files = args.map((arg) => (/\.(?:json|xlsx|docx)$/u.test(arg) ? folder.path(arg) : arg))
    const { code, err } = await gongkai('text', ...files)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })
})
