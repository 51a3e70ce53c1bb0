import { readFileSync } from 'node:fs'
import { toDocx, toFragment, toHtml, toText } from '@gongkai/document'
import { exampleReports } from '@gongkai/fixtures'
import { editions, type Report } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gongkai, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
})
afterEach(() => folder.remove())

const file = (report: Report) =>
  writeTemplate({
    edition: editions[report.edition],
    year: report.year,
    report,
    agency: report.agency,
    totals: 'typed',
  })

const formats = { html: toHtml, 'fragment.html': toFragment, docx: toDocx, txt: toText } as const
const names = Object.keys(exampleReports) as (keyof typeof exampleReports)[]

async function filed(report: Report = exampleReports['suqian-2024']) {
  folder.put('年报.xlsx', await file(report))
  return folder.path('年报.xlsx')
}

describe('gongkai verify', () => {
  for (const [ending, write] of Object.entries(formats)) {
    it(`finds each example published as ${ending} to be what was filed`, async () => {
      for (const name of names) {
        const report = exampleReports[name]
        const book = await filed(report)
        const { code, out } = await gongkai('verify', folder.put(`公开.${ending}`, write(report)), book)
        expect([name, out.split('\n').filter((line) => line.includes('published/'))]).toEqual([name, []])
        expect([name, code === 0, out.includes('一致')]).toEqual([name, true, true])
      }
    })
  }

  it('tells a figure and a sentence that were changed on the page, with the cell of the workbook', async () => {
    const report = exampleReports['suqian-2024']
    const book = await filed(report)
    const figure = `>${report.values['requests.received.total']}<`
    const page = toHtml(report)
    expect(page.split(figure).length).toBeGreaterThan(1)
    const sentence = report.sections.problems?.[0]?.slice(0, 12) ?? ''
    const html = page.replace(figure, '>9999999<').replace(sentence, `${sentence}（改）`)
    const { code, out } = await gongkai('verify', folder.put('公开.html', html), book)
    expect(code).toBe(1)
    expect(out).toMatch(
      /三、申请!J6 ↔ 第三部分表格第 \d+ 行第 10 列 {2}错误 {2}「一、本年新收政府信息公开申请数量 · 总计」公开的是.*9999999/u,
    )
    expect(out).toContain('published/sentence-changed')
    expect(out).toContain('比了 200 格')
    expect(out).toContain('2 处不同')
  })

  it('prints the same as JSON', async () => {
    const report = exampleReports['suqian-2024']
    const other = { ...report, date: '2031-01-01' }
    const args = [folder.put('公开.html', toHtml(other)), await filed(report), '--format', 'json']
    const { code, out } = await gongkai('verify', ...args)
    const { cells, findings } = JSON.parse(out)
    expect([code, cells]).toEqual([1, 200])
    expect(findings).toMatchObject([{ code: 'published/date', actual: '2031-01-01' }])
  })

  it('refuses what is no report, and a call without two files, in a sentence', async () => {
    const book = await filed()
    const none = await gongkai('verify', folder.put('公开.html', '<p>首页</p>'), book)
    expect([none.code, none.out]).toEqual([2, ''])
    expect(none.err.length).toBeGreaterThan(10)
    const one = await gongkai('verify', book)
    expect([one.code, one.err]).toEqual([2, expect.stringContaining('gongkai verify 公开.html 年报.xlsx')])
    const gone = await gongkai('verify', folder.path('没有.html'), book)
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('找不到文件')])
    expect(readFileSync(book).length).toBeGreaterThan(1000)
  })
})
