import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { openZip, patchZip, writeZip } from '@gongkai/ooxml'
import { cellsOf, editions, type Report, whereWords } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import ExcelJS from 'exceljs'
import mammoth from 'mammoth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { surveyNamed } from '../src/review/survey.ts'
import { gongkai, withValues, workFolder } from './call.ts'
import { city, everyone, granted, reportOf, rosterCsv, workbookOf } from './city.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
  folder.put('名册.csv', rosterCsv)
})
afterEach(() => folder.remove())

const workbook = (report: Report) => workbookOf(report, 'typed')

it('says where a cell stands also where a sheet is named in two lines', async () => {
  const bytes = new Uint8Array(await workbook(everyone[0]!))
  const part = new TextDecoder().decode(openZip(bytes).bytes('xl/workbook.xml'))
  const [, name = ''] = /<sheet sheetId="5" name="([^"]*)"/u.exec(part) ?? []
  expect(name).not.toBe('')
  const renamed = part.replaceAll(name, `${name.slice(0, 2)}&#10;${name.slice(2)}`)
  folder.put('两行.xlsx', patchZip(bytes, new Map([['xl/workbook.xml', renamed]])))
  const { where } = readWorkbook(new Uint8Array(readFileSync(folder.path('两行.xlsx'))))
  const { addressOf } = await surveyNamed(folder.path('两行.xlsx'), { language: 'zh-CN', units: [] })
  for (const { id } of cellsOf(editions['2021'])) {
    const { sheet, address } = where(id)!
    expect(addressOf(id)).toBe(whereWords({ sheet, address }, 'zh-CN'))
  }
})

/** A city with one unit of each kind of trouble. */
async function troubled() {
  const [own, police, , county] = everyone
  if (!own || !police || !county) throw new Error('a city')
  const town = reportOf(
    '丙镇人民政府',
    { ...granted(1), 'proactive.rules.inForce': 1 },
    {
      explanations: [
        { for: 'proactive/rules-without-power@proactive.rules.inForce', text: '县里委托起草，已核实。' },
      ],
    },
  )
  folder.put('报送/本级.json', own)
  folder.put('报送/甲市公安局.xlsx', await workbook(withValues(police, { 'requests.received.total': 21 })))
  folder.put('报送/甲市档案局 2025.xlsx', 'no workbook')
  folder.put('报送/乙县人民政府.json', { ...county, year: 2024 })
  folder.put('报送/丙镇人民政府.xlsx', await workbook(town))
}

const review = (...args: readonly string[]) =>
  gongkai(
    'review',
    folder.path('报送'),
    '--roster',
    folder.path('名册.csv'),
    '-o',
    folder.path('审核'),
    ...args,
  )

const page = () => readFileSync(folder.path('审核/总览.html'), 'utf8')
const wordOf = async (unit: string) => {
  const path = folder.path(`审核/退回/${unit} 退回修改单.docx`)
  return (await mammoth.extractRawText({ path })).value
}

describe('gongkai review', () => {
  it('writes an overview and, for each faulty unit, a notice and a marked copy', async () => {
    await troubled()
    const { code, out } = await review('--from', '甲市政务公开办')
    expect(code).toBe(2)
    expect(out).toContain('退回修改单 3 份')
    expect(readdirSync(folder.path('审核')).sort()).toEqual(['.gongkai', '总览.html', '总览.xlsx', '退回'])
    expect(readdirSync(folder.path('审核/退回')).sort()).toEqual(
      [
        '甲市公安局 退回修改单.docx',
        '甲市公安局 标注.xlsx',
        '甲市档案局 退回修改单.docx',
        '乙县人民政府 退回修改单.docx',
      ].sort(),
    )
  })

  it('tells a unit what is wrong, where, what to do, and what would mend it', async () => {
    await troubled()
    await review('--from', '甲市政务公开办')
    const police = await wordOf('甲市公安局')
    expect(police).toContain('经检查有 2 处必须改正')
    expect(police).toContain('三、申请')
    expect(police).toContain('「一、本年新收政府信息公开申请数量 · 总计」应为 20，填的是 21，相差 1')
    expect(police).toContain('改为 20')
    expect(police).toContain('「甲市公安局 标注.xlsx」')
    expect(police).toContain('甲市政务公开办')
    expect(police).not.toMatch(/requests\/|--include-faulty|gongkai/u)
    expect(await wordOf('甲市档案局')).toContain('这不是 Excel 工作簿')
    const county = await wordOf('乙县人民政府')
    expect(county).toContain('报的是 2024 年度，不是 2025 年度')
    expect(county).toContain('请换用 2025 年的模板')
    expect(county).not.toMatch(/请在原来的填报表|建议改法|请核实的|落款/u)
    expect(county).not.toMatch(/没有计入|请退回，/u)
    const marked = readWorkbook(folder.bytes('审核/退回/甲市公安局 标注.xlsx'))
    expect(marked.report.values['requests.received.total']).toBe(21)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/退回/甲市公安局 标注.xlsx') as unknown as ArrayBuffer)
    expect(book.getWorksheet('校验结果')).toBeDefined()
  })

  it('speaks to the unit of what only the supervisor’s roster says, and names no tool it has not', async () => {
    const [, police, archive] = everyone
    if (!police || !archive) throw new Error('a city')
    const blank = withValues(police, { 'requests.received.natural': null, 'requests.granted.natural': null })
    folder.put('报送/甲市公安局.xlsx', await workbook(blank))
    const powerless = withValues(archive, {
      'proactive.penalties.decisions': 3,
      'requests.received.total': 9,
    })
    folder.put('报送/甲市档案局.xlsx', await workbook(powerless))
    await review()
    // The table of kinds says what is wrong, not why it matters.
    expect(page()).toContain('没有这项权力却填了数')
    expect(page()).toContain('表格里有没填的格')
    expect(page()).not.toMatch(/权力以名册为准|空白不等于/u)
    const words = await wordOf('甲市档案局')
    expect(words).toMatch(/你单位没有这项权力[\s\S]*请告知发单机关更正名册/u)
    expect(words).not.toContain('该单位')
    const returned = await wordOf('甲市公安局')
    expect(returned).toContain('没有发生的请填 0；有数的请补填')
    expect(returned).not.toMatch(/gongkai|一键|本年无发生/u)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/退回/甲市公安局 标注.xlsx') as unknown as ArrayBuffer)
    const sheet = JSON.stringify(book.getWorksheet('校验结果')?.getSheetValues())
    expect(sheet).toContain('请填 0')
    expect(sheet).not.toMatch(/gongkai|一键/u)
  })

  it('names places and codes as 核实说明 takes them', async () => {
    const [, , archive] = everyone
    if (!archive) throw new Error('a city')
    const doubtful = withValues(archive, {
      'proactive.penalties.decisions': 3,
      'proactive.rules.inForce': 1,
      'requests.received.total': 9,
    })
    folder.put('报送/甲市档案局.xlsx', await workbook(doubtful))
    await review()
    const words = await wordOf('甲市档案局')
    const names = [...words.matchAll(/代码：(\S+)/gu)].map(([, name]) => name ?? '')
    expect(names).toContain('rollup/without-power')
    const places = [...words.matchAll(/^\s*(二、主动公开!\w+)\s*$/gmu)].map(([, place]) => place ?? '')
    expect(places.length).toBe(names.length)
    for (const written of [names, places]) {
      const explanations = written.map((name) => ({ for: name, text: '已核实。' }))
      folder.put('报送/甲市档案局.xlsx', await workbook({ ...doubtful, explanations }))
      await review('--force')
      const answered = await wordOf('甲市档案局')
      expect(answered.match(/你单位的核实说明/gu)?.length).toBe(names.length)
      expect(answered).not.toMatch(/核实说明(?:对不上|写的)/u)
    }
  })

  it('takes a unit’s 核实说明 on what only the roster says, which check leaves in peace', async () => {
    const [, , archive] = everyone
    if (!archive) throw new Error('a city')
    const filled = withValues(archive, { 'proactive.penalties.decisions': 3 })
    const place = readWorkbook(await workbook(filled)).where('proactive.penalties.decisions')
    if (!place) throw new Error('the template has the cell')
    const answered = {
      ...filled,
      explanations: [{ for: `${place.sheet}!${place.address}`, text: '县政府授权处罚。' }],
    }
    const path = folder.put('报送/甲市档案局.xlsx', await workbook(answered))
    const alone = await gongkai('check', path)
    expect(alone.out).toContain('要对照名册才能核对')
    expect(alone.out).not.toMatch(/对不上|删去这一行/u)
    await review()
    const html = page()
    expect(html).toMatch(/各单位的核实说明[\s\S]*县政府授权处罚。/u)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/总览.xlsx') as unknown as ArrayBuffer)
    const codes = book.getWorksheet('问题明细')?.getColumn(7).values.map(String) ?? []
    expect(codes).toContain('rollup/without-power')
    expect(codes.filter((code) => code.startsWith('source/explanation'))).toEqual([])
  })

  it('a file of a unit that is not read goes back to the unit, which is not asked for one as if there were none', async () => {
    for (const report of everyone.filter(({ agency }) => agency.name !== '甲市档案局'))
      folder.put(`报送/${report.agency.name}.json`, report)
    folder.put('报送/甲市档案局.xls', 'old')
    const { code, out } = await review()
    expect(code).toBe(2)
    expect(out).not.toContain('没有报送')
    expect(out).toContain('文件读不了，未计入 1')
    const words = await wordOf('甲市档案局')
    expect(words).toContain('不是 .xlsx 格式的工作簿')
    expect(words).toContain('另存为 .xlsx')
    expect(words).not.toContain('gongkai')
  })

  it('asks for the template where a unit sent no workbook or the form of another year', async () => {
    folder.put('报送/甲市公安局.docx', 'a page')
    folder.put('报送/档案局年报.pdf', 'a page')
    const [own, , , county, town] = everyone
    if (!own || !county || !town) throw new Error('a city')
    folder.put('报送/本级.json', own)
    folder.put('报送/丙镇.json', town)
    folder.put(
      '报送/乙县人民政府.xlsx',
      await workbook({ ...withValues(county, { 'requests.received.total': 9 }), year: 2024 }),
    )
    await review()
    for (const unit of ['甲市公安局', '甲市档案局', '乙县人民政府']) {
      const words = await wordOf(unit)
      expect(words).toMatch(/请填在 2025 年的填报模板里/u)
      expect(words).not.toMatch(/请在原来的填报表|标注|落款|应为 3|你单位报送的 2025 年/u)
    }
    expect(await wordOf('甲市公安局')).toContain('请填在模板里，报送 .xlsx')
    expect(existsSync(folder.path('审核/退回/乙县人民政府 标注.xlsx'))).toBe(false)
  })

  it('shows who has filed, the kinds of faults, and explanations beside their warnings', async () => {
    await troubled()
    await review()
    const html = page()
    for (const words of [
      '<td class="state bad">年度不同，未计入</td>',
      '<td class="state bad">文件读不了，未计入</td>',
      `<a href="${['退回', '甲市档案局 退回修改单.docx'].map(encodeURIComponent).join('/')}">`,
      '<td class="state bad">有错误，未计入</td>',
      'requests/row-total',
      '县里委托起草，已核实。',
    ])
      expect(html).toContain(words)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/总览.xlsx') as unknown as ArrayBuffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['单位', '问题种类', '问题明细', '汇总数'])
    const details = book.getWorksheet('问题明细')?.getSheetValues().map(String).join('\n') ?? ''
    expect(details).toContain('丙镇人民政府')
    expect(details).toContain('县里委托起草，已核实。')
  })

  it('follows the roster: no 规章 asked of a body that may make them, asked of one that may not', async () => {
    const rules = { 'proactive.rules.issued': 2, 'proactive.rules.inForce': 2 } as const
    for (const report of [reportOf(city, rules), reportOf('丙镇人民政府', rules), reportOf('丁局', rules)])
      folder.put(`报送/${report.agency.name}.json`, report)
    await review()
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/总览.xlsx') as unknown as ArrayBuffer)
    const rows: string[] = []
    book.getWorksheet('问题明细')?.eachRow((row) => {
      if (row.getCell(7).value === 'proactive/rules-without-power') rows.push(String(row.getCell(1).value))
    })
    expect(rows).toEqual(['丙镇人民政府'])
  })

  it('does not take what it wrote for a unit’s report, and makes nothing twice', async () => {
    await troubled()
    const inside = ['-o', folder.path('报送/审核')]
    const run = (...more: readonly string[]) =>
      gongkai('review', folder.path('报送'), '--roster', folder.path('名册.csv'), ...inside, ...more)
    const first = await run()
    const notice = folder.path('报送/审核/退回/甲市公安局 退回修改单.docx')
    const before = statSync(notice).ino
    const again = await run()
    expect(again.out).toBe(
      first.out.replace('退回修改单 3 份', '退回修改单 3 份（其中 3 份上次已经写出，没有变化）'),
    )
    expect([again.code, again.err, statSync(notice).ino]).toEqual([2, '', before])
    const third = await run('--force')
    expect(third.out).toBe(first.out)
    expect(statSync(notice).ino).not.toBe(before)
  })

  it('replaces no file that somebody worked on, and says so, with the rest written', async () => {
    await troubled()
    await review()
    for (const name of ['总览.xlsx', '退回/甲市公安局 退回修改单.docx', '退回/甲市公安局 标注.xlsx'])
      folder.put(`审核/${name}`, '办公室改过')
    folder.put('报送/甲市档案局 2025.xlsx', 'still no workbook')
    const { code, out } = await review()
    expect(code).toBe(2)
    expect(out).toMatch(/总览没有写成：文件已存在：.*总览\.xlsx/u)
    expect(out).toMatch(/没有处理成的：\n.*甲市公安局\.xlsx {2}文件已存在：.*--force/u)
    expect(out).toContain('退回修改单 2 份')
    expect(readFileSync(folder.path('审核/总览.xlsx'), 'utf8')).toBe('办公室改过')
    expect((await review('--force')).out).toContain('退回修改单 3 份\n')
    expect(await wordOf('甲市公安局')).toContain('经检查有 2 处必须改正')
  })

  it('run again once units have mended: new notices for the others, and what is left of the old is named', async () => {
    await troubled()
    await review()
    folder.put('报送/甲市公安局.xlsx', await workbook(everyone[1] as Report))
    folder.put(
      '报送/甲市档案局 2025.xlsx',
      await workbook(reportOf('甲市档案局', { 'requests.received.natural': 3 })),
    )
    const { out } = await review()
    expect(out).toContain('退回修改单 2 份（其中 1 份上次已经写出，没有变化）')
    expect(out).toContain('以前写出、这次不再需要的文件有 2 个，没有动')
    expect(out).toContain('甲市公安局 标注.xlsx')
    expect(await wordOf('甲市档案局')).toContain('三、申请')
    expect(existsSync(folder.path('审核/退回/甲市公安局 标注.xlsx'))).toBe(true)
  })

  it('tells a unit of a file that cannot even be opened, or lies in a zip inside a zip', async () => {
    await troubled()
    rmSync(folder.path('报送/甲市公安局.xlsx'))
    folder.put('报送/公安.zip', writeZip([{ name: '甲市公安局.zip', content: 'whatever' }]))
    await review()
    expect(await wordOf('甲市公安局')).toContain('压缩包里的压缩包没有打开')
  })

  it('keeps agency names out of paths, and two files of one unit apart', async () => {
    const nasty = '../../甲/局'
    const faulty = withValues(reportOf(nasty, granted(2)), { 'requests.received.total': 9 })
    folder.put('报送/一.json', faulty)
    folder.put('报送/二.json', withValues(faulty, { 'requests.received.total': 8 }))
    folder.put('名册.csv', `单位,上级\n${city},\n${nasty},${city}\n`)
    await review()
    const names = () => readdirSync(folder.path('审核/退回')).sort()
    expect(names()).toEqual(['_.._甲_局 退回修改单.docx'])
    expect(existsSync(folder.path('甲'))).toBe(false)
    const again = await review()
    expect(again.out).toContain('退回修改单 1 份（其中 1 份上次已经写出，没有变化）')
    // The notice is made of both: it follows either.
    folder.put('报送/二.json', withValues(faulty, { 'requests.received.total': 7 }))
    expect((await review()).out).toContain('退回修改单 1 份\n')
    expect(await wordOf('_.._甲_局')).toMatch(/二.json：[^\n]*填的是 7/u)
    // Files of units that are not on the roster, or name none, keep their own.
    folder.put('报送/无名.json', { ...faulty, agency: { name: '' } })
    folder.put('报送/又/无名.json', { ...faulty, agency: { name: '' } })
    await review()
    expect(names()).toEqual(
      [
        '_.._甲_局 退回修改单.docx',
        '无名（无名.json） 退回修改单.docx',
        '无名（又_无名.json） 退回修改单.docx',
      ].sort(),
    )
  })

  it('asks a unit that filed two reports which one stands, in one notice that names the file of each point', async () => {
    const [own, police] = everyone
    if (!own || !police) throw new Error('a city')
    folder.put('报送/本级.json', own)
    folder.put('报送/第一次.xlsx', await workbook(withValues(police, { 'requests.received.total': 21 })))
    folder.put('报送/第二次.xlsx', await workbook(police))
    await review()
    expect(readdirSync(folder.path('审核/退回')).sort()).toEqual(
      [
        '甲市公安局 退回修改单.docx',
        '甲市公安局（第一次.xlsx） 标注.xlsx',
        '甲市公安局（第二次.xlsx） 标注.xlsx',
      ].sort(),
    )
    const words = await wordOf('甲市公安局')
    const first = '你单位报送了 2 份内容不同的报表（第一次.xlsx、第二次.xlsx）。'
    expect(words).toContain(first)
    expect(words).toContain('请写明以哪一份为准，只报一份')
    expect(words.indexOf(first)).toBeLessThan(words.indexOf('第一次.xlsx：「一、本年新收'))
    expect(words).toContain('经检查有 3 处必须改正')
    expect(words).toContain(
      '「甲市公安局（第一次.xlsx） 标注.xlsx」、「甲市公安局（第二次.xlsx） 标注.xlsx」',
    )
    expect(page()).toMatch(
      /甲市公安局<\/th><td>[^<]*<\/td><td class="state bad">重复，未计入<\/td><td class="number">2<\/td>[\s\S]{0,120}<a href=/u,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(folder.bytes('审核/总览.xlsx') as unknown as ArrayBuffer)
    const files = book.getWorksheet('问题明细')?.getColumn(8).values.map(String) ?? []
    expect(files.filter((file) => file.endsWith('第一次.xlsx')).length).toBe(2)
    const units = book.getWorksheet('单位')?.getSheetValues().map(String) ?? []
    expect(units.find((line) => line?.includes('甲市公安局'))).toMatch(/第一次\.xlsx、.*第二次\.xlsx/u)
  })

  it('asks so where both are without faults, or one is of another year', async () => {
    const [own, police, , , town] = everyone
    if (!own || !police || !town) throw new Error('a city')
    folder.put('报送/本级.json', own)
    folder.put('报送/丙镇.json', town)
    folder.put('报送/甲.json', police)
    folder.put('报送/乙.json', reportOf('甲市公安局', granted(30)))
    folder.put('报送/县/年报.json', reportOf('乙县人民政府', granted(3)))
    folder.put('报送/县/旧/年报.json', { ...reportOf('乙县人民政府', granted(2)), year: 2024 })
    await review()
    const words = await wordOf('甲市公安局')
    expect(words).toContain('经检查有 1 处必须改正')
    expect(words).toContain('2 份内容不同的报表（乙.json、甲.json）')
    const county = await wordOf('乙县人民政府')
    expect(county).toContain('2 份内容不同的报表（县/年报.json、县/旧/年报.json）')
    expect(county).toContain('报的是 2024 年度，不是 2025 年度')
    expect(county).not.toContain('落款')
  })

  it('says that all is well where it is', async () => {
    for (const report of everyone) folder.put(`报送/${report.agency.name}.json`, report)
    const { code, out } = await review()
    expect([code, existsSync(folder.path('审核/退回'))]).toEqual([0, false])
    expect(out).toContain('没有要退回的单位')
    expect(page()).toContain('没有发现问题。')
  })

  it('needs a roster and a folder', async () => {
    const without = await gongkai('review', folder.path('报送'), '-o', folder.path('审核'))
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('--roster')])
    const file = await gongkai('review', 'x', '--roster', folder.path('名册.csv'), '-o', 'x.html')
    expect([file.code, file.err]).toEqual([2, expect.stringContaining('-o 请给目录')])
  })
})
