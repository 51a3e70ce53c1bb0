import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { Report } from '@gongkai/schema'
import { readWorkbook, setCells } from '@gongkai/workbook'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureFits } from '../src/commands/rollup-files.ts'
import { gongkai, withValues, workFolder } from './call.ts'
import { city, everyone, granted, reportOf, rosterCsv, workbookOf } from './city.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
})
afterEach(() => folder.remove())

const inFolder = (reports: readonly Report[]) => {
  for (const report of reports) folder.put(`报送/${report.agency.name}.json`, report)
  folder.put('名册.csv', rosterCsv)
}
const rollup = (...args: readonly string[]) =>
  gongkai('rollup', folder.path('报送'), '--roster', folder.path('名册.csv'), ...args)
const without = (name: string) => everyone.filter(({ agency }) => agency.name !== name)
const summed = (name = '汇总.json'): Report => JSON.parse(readFileSync(folder.path(name), 'utf8'))
const received = 'requests.received.total'

describe('gongkai rollup', () => {
  it('says nothing against units of other governments on the roster, and names those that are on none', async () => {
    inFolder([...everyone, reportOf('戊县某局', granted(1))])
    const { out } = await rollup('--for', '乙县人民政府', '-o', folder.path('汇总.xlsx'), '--details')
    expect(out).not.toMatch(/甲市(?:公安局|档案局).*不在名册上/u)
    expect(out).toMatch(/戊县某局.*不在名册上/u)
  })

  it('asks for the year where no report names one', async () => {
    const [report] = everyone
    const bytes = new Uint8Array(await workbookOf(report!))
    const at = readWorkbook(bytes).where('year')!
    folder.put('报送/无年度.xlsx', setCells(bytes, [{ ...at, value: null }]))
    folder.put('名册.csv', rosterCsv)
    const { code, err } = await rollup('-o', folder.path('汇总.xlsx'))
    expect(code).toBe(2)
    expect(err).toContain('没有写年度')
    expect(err).toContain('--year')
  })

  it('adds 本级 and every unit of every level, with the government’s texts', async () => {
    inFolder(everyone)
    const { code, out, err } = await rollup('-o', folder.path('汇总.xlsx'), '--to', 'xlsx,json,html')
    expect(err).toBe('')
    expect(out).toContain('共 5 个单位：已计入 5')
    expect(out).not.toContain('错误  ')
    expect(code).toBe(0)
    const report = summed()
    expect(report.values[received]).toBe(131)
    expect(report.values['proactive.fees.amount']).toBe(0.3)
    expect(report.agency).toMatchObject({ name: city, level: 'city', kind: 'government', mayMakeRules: true })
    expect(report.sections).toEqual(everyone[0]?.sections)
    const { report: read } = readWorkbook(folder.bytes('汇总.xlsx'))
    expect(read.values).toEqual(report.values)
    expect(readFileSync(folder.path('汇总.html'), 'utf8')).not.toContain('草稿')
    const checked = await gongkai('check', folder.path('汇总.xlsx'))
    expect(checked.out).toContain('0 处错误')
  })

  it('says who is missing, late, double, unreadable, faulty or of another year, and adds none of them', async () => {
    inFolder([
      reportOf(city, granted(100)),
      reportOf('甲市档案局', granted(7), { date: '2026-02-03' }),
      reportOf('乙县人民政府', granted(3), { year: 2024 }),
      reportOf('丙镇人民政府', granted(1)),
    ])
    folder.put('报送/再报/丙镇人民政府.json', reportOf('丙镇人民政府', granted(2)))
    folder.put('报送/甲市公安局 年报.xlsx', 'PK no zip')
    folder.put('报送/丁局.json', withValues(reportOf('丁局', granted(9)), { [received]: 8 }))
    const { code, out } = await rollup('-o', folder.path('汇总.json'))
    for (const words of [
      '可能是「甲市公安局」',
      '「甲市档案局」迟报：落款日期 2026-02-03',
      '「乙县人民政府」报的是 2024 年度',
      '「丙镇人民政府」有 2 份内容不同的报表，都没有计入',
      '单位「丁局」不在名册上',
      '文件读不了，未计入 1',
      '还不能定稿',
    ]) {
      if (words !== '还不能定稿') expect(out).toContain(words)
    }
    expect(out).not.toContain('没有报送')
    expect(code).toBe(2)
    expect(summed().values[received]).toBe(107)
  })

  it('finds what a unit that is missing filed in a form that is not read, and tells of other such files', async () => {
    inFolder(without('甲市档案局'))
    folder.put('报送/甲市档案局.xls', 'old')
    folder.put('报送/甲市公安局年报.docx', 'also there')
    const { code, out, err } = await rollup('-o', folder.path('汇总.json'))
    expect(out).toMatch(/甲市档案局\.xls」读不了：.*\.xlsx.*可能是「甲市档案局」的/u)
    expect(out).toMatch(/已计入 4；文件读不了，未计入 1\n/u)
    expect(err).toMatch(/另有 1 个文件没有读[\s\S]*甲市公安局年报\.docx.*gongkai import/u)
    expect(code).toBe(2)
  })

  it('leaves units with open errors out, or takes them in when asked; says so either way', async () => {
    const faulty = withValues(reportOf('甲市公安局', granted(20)), {
      [received]: 21,
      'requests.granted.total': null,
    })
    inFolder([...without('甲市公安局'), faulty])
    const out1 = await rollup('-o', folder.path('一.json'), '--to', 'json')
    expect(out1.out).toMatch(/「甲市公安局」有 \d 处错误，没有计入/u)
    expect(summed('一.json').values[received]).toBe(111)
    const out2 = await rollup('-o', folder.path('二.json'), '--to', 'json', '--include-faulty')
    expect(out2.out).toMatch(/「甲市公安局」有 \d 处错误，仍然计入了/u)
    expect(out2.out).toContain('「甲市公安局」有 1 格未填或不是数字')
    expect(summed('二.json').values[received]).toBe(132)
    expect(summed('二.json').values['requests.granted.total']).toBe('缺 1 个单位，其余合计 111')
    expect([out1.code, out2.code]).toEqual([1, 1])
  })

  it('says where a number comes from: every unit, level by level, with file and cell', async () => {
    inFolder(without('甲市档案局').slice(1))
    const [first] = everyone
    if (!first) throw new Error('a city')
    const bytes = await workbookOf(first)
    folder.put('本级.xlsx', bytes)
    const { out } = await rollup('--own', folder.path('本级.xlsx'), '--explain', received)
    expect(out).toBe(`${received}  一、本年新收政府信息公开申请数量 · 总计：124
  甲市人民政府 及所属：124
    本级  100  ${folder.path('本级.xlsx')} 三、申请!J6
    甲市公安局  20  ${folder.path('报送/甲市公安局.json')}
    乙县人民政府 及所属：4
      本级  3  ${folder.path('报送/乙县人民政府.json')}
      丙镇人民政府  1  ${folder.path('报送/丙镇人民政府.json')}
  没有计入：甲市档案局（未报）
`)
    const wrong = await rollup('--explain', 'requests.nothing.total')
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('没有「requests.nothing.total」这一格'),
    ])
  })

  it('compares the report the government filed with its units, and names the likeliest one', async () => {
    inFolder(everyone)
    await rollup('-o', folder.path('汇总.json'))
    const filed = summed()
    const less = Object.fromEntries(
      Object.entries(filed.values).map(([id, value]) => [
        id,
        Number(value) - Number(everyone[1]?.values[id]),
      ]),
    )
    folder.put('上报.json', { ...filed, values: less })
    const { code, out } = await rollup('--filed', folder.path('上报.json'), '-o', folder.path('对比.xlsx'))
    expect(out).toContain('上报汇总数是 111，各单位相加是 131，相差 20')
    expect(out).toContain('「甲市公安局」（该格 700）像是漏加了，能说明 7 处差异')
    expect(code).toBe(1)
    const other = reportOf(city, {}, { year: 2024 })
    folder.put('去年.json', other)
    const refused = await rollup(
      '--filed',
      folder.path('去年.json'),
      '--year',
      '2025',
      '-o',
      folder.path('x.json'),
    )
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('不能比较')])
  })

  it('compares the 汇总 of a county with the county’s units, and counts it once', async () => {
    inFolder(everyone)
    folder.put(
      '名册.csv',
      rosterCsv.replace('县级,人民政府,否,,2026-01-31,本级', '县级,人民政府,否,,2026-01-31,汇总'),
    )
    const { code, out } = await rollup('-o', folder.path('汇总.json'))
    expect(summed().values[received]).toBe(130)
    // 3 received by the county and its town, 1 by the town: the county itself may well have had 2.
    expect(out).not.toContain('错误  ')
    expect(out).toMatch(/提示 .*「乙县人民政府」的汇总数有 \d+ 格多于.*本级/u)
    expect(out).toContain(
      '乙县人民政府：「行政事业性收费 · 本年收费金额（单位：万元）」上报汇总数是 0.1，各单位相加是 0.2',
    )
    expect(code).toBe(0)
    folder.put('报送/丙镇人民政府.json', reportOf('丙镇人民政府', granted(4)))
    const more = await rollup('-o', folder.path('再次.json'))
    expect(more.out).toContain(
      `乙县人民政府：「一、本年新收政府信息公开申请数量 · 总计」上报汇总数是 3，各单位相加是 4，相差 1`,
    )
    expect(more.code).toBe(1)
    const alone = await rollup('--for', '乙县人民政府', '-o', folder.path('县.xlsx'))
    expect(alone.out).toContain('上报汇总数是 3，各单位相加是 4')
    folder.put('报送/丙镇人民政府.json', reportOf('丙镇人民政府', granted(1)))
    const top = await rollup('--for', '乙县人民政府', '-o', folder.path('县二.xlsx'))
    expect(top.out).not.toContain('总计」上报汇总数是')
    expect(top.out).toMatch(/「乙县人民政府」的汇总数有 \d+ 格多于/u)
  })

  it('says where a unit has figures in a row of a power that the roster does not give it', async () => {
    inFolder([...without('丙镇人民政府'), reportOf('丙镇人民政府', { 'proactive.penalties.decisions': 5 })])
    folder.put('名册.csv', rosterCsv.replace('乡镇级,人民政府,否,', '乡镇级,人民政府,,许可'))
    const { code, out } = await rollup('-o', folder.path('汇总.json'))
    expect(out).toContain('丙镇人民政府：名册上该单位没有这项权力，「行政处罚 · 本年处理决定数量」却填了 5')
    expect(code).toBe(0)
  })

  it('without a roster, and with no government named, speaks of the units only', async () => {
    for (const report of everyone.slice(1, 3)) folder.put(`报送/${report.agency.name}.json`, report)
    const { code, out } = await gongkai(
      'rollup',
      folder.path('报送'),
      '-o',
      folder.path('汇总.xlsx'),
      '--explain',
      received,
    )
    expect(code).toBe(0)
    expect(out).toContain('各单位 2025 年度汇总\n')
    expect(out).toContain('共 2 个单位：已计入 2')
    expect(out).not.toMatch(/「汇总」|没有本级|汇总 2025 年度汇总/u)
    expect(out).toMatch(/^ {2}甲市公安局 {2}20/mu)
    expect(readWorkbook(folder.bytes('汇总.xlsx')).report.values[received]).toBe(27)
  })

  it('does without a roster: every unit that filed, the own report on top', async () => {
    inFolder(without(city).slice(0, 2))
    folder.put('本级.json', everyone[0] ?? {})
    const args = [folder.path('报送'), '--own', folder.path('本级.json'), '-o', folder.path('汇总.json')]
    const { code } = await gongkai('rollup', ...args)
    expect(code).toBe(0)
    expect([summed().agency.name, summed().values[received]]).toEqual([city, 127])
  })

  it('counts the own report once where it lies in the folder, and replaces no file unasked', async () => {
    inFolder(everyone)
    const own = ['--own', folder.path(`报送/${city}.json`), '-o', folder.path('汇总.json')]
    expect((await rollup(...own)).code).toBe(0)
    expect(summed().values[received]).toBe(131)
    folder.put('汇总.json', '办公室改过')
    const again = await rollup(...own)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('文件已存在')])
    expect((await rollup(...own, '--force')).code).toBe(0)
  })

  it('after a kill between two of its files writes what is missing, and leaves what is there', async () => {
    inFolder(everyone)
    const both = ['-o', folder.path('汇总.xlsx'), '--to', 'xlsx,json']
    await rollup(...both)
    const first = statSync(folder.path('汇总.xlsx')).ino
    rmSync(folder.path('汇总.json'))
    expect(await rollup(...both)).toMatchObject({ code: 0, err: '' })
    expect(statSync(folder.path('汇总.xlsx')).ino).toBe(first)
    expect(summed().values[received]).toBe(131)
  })

  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ['no output', [], '缺少 -o'],
    ['an unknown format', ['-o', 'x.xlsx', '--to', 'pdf'], '汇总不能写成「pdf」'],
    ['a year of no form', ['-o', 'x.xlsx', '--year', '2015'], '2015'],
    ['a year that is none', ['-o', 'x.xlsx', '--year', '今年'], '--year 应为四位年份'],
  ]
  it.each(refusals)('refuses %s in one sentence and writes nothing', async (_, args, said) => {
    inFolder(everyone)
    const before = readdirSync(folder.path('.'))
    const { code, err } = await rollup(...args.map((arg) => (arg === 'x.xlsx' ? folder.path(arg) : arg)))
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(readdirSync(folder.path('.'))).toEqual(before)
    expect(existsSync(folder.path('x.xlsx'))).toBe(false)
  })

  it('refuses a government the roster does not know, with the name that was probably meant', async () => {
    inFolder(everyone)
    const { code, err } = await rollup('--for', '甲市人民政俯', '-o', folder.path('汇总.json'))
    expect([code, err]).toEqual([2, expect.stringMatching(/名册.*没有「甲市人民政俯」.*甲市人民政府/u)])
    expect(existsSync(folder.path('汇总.json'))).toBe(false)
    const far = await rollup('--for', '丁省人民代表大会', '-o', folder.path('汇总.json'))
    expect([far.code, far.err]).toEqual([2, expect.stringMatching(/没有「丁省人民代表大会」.*补/u)])
  })

  it('takes any government above a roster in which nobody has one', async () => {
    inFolder(everyone.slice(1, 3))
    folder.put('名册.csv', '单位,上级\n甲市公安局,\n甲市档案局,\n')
    const { code } = await rollup('--for', city, '-o', folder.path('汇总.json'))
    expect([code, summed().values[received]]).toEqual([0, 27])
  })

  it.each(['--own', '--filed'])('refuses the report of another unit of the roster as %s', async (option) => {
    inFolder(everyone)
    const police = folder.path('报送/甲市公安局.json')
    const { code, err } = await rollup(option, police, '-o', folder.path('汇总.json'))
    expect([code, err]).toEqual([2, expect.stringContaining(`${option} 给的是「甲市公安局」的报表`)])
    expect(err).toContain(city)
    expect(existsSync(folder.path('汇总.json'))).toBe(false)
  })

  it('counts an own report that is only called otherwise, and says so; a filed one is compared', async () => {
    inFolder(without(city))
    folder.put('本级.json', reportOf('甲市人民政府办公室', granted(100)))
    const own = await rollup('--own', folder.path('本级.json'), '-o', folder.path('汇总.json'))
    expect(own.err).toMatch(/^--own 的报表.*「甲市人民政府办公室」.*「甲市人民政府」.*\n$/u)
    expect([own.code, summed().values[received]]).toEqual([0, 131])
    const nobody = { ...summed(), agency: { name: '' } }
    const bytes = await workbookOf(nobody)
    folder.put('上报.xlsx', bytes)
    const args = ['--own', folder.path('本级.json'), '--filed', folder.path('上报.xlsx')]
    const filed = await rollup(...args, '-o', folder.path('核对.json'))
    expect(filed.err).toMatch(/--own 的报表.*\n--filed 的报表没有写单位名称.*「甲市人民政府」.*\n$/u)
    expect(filed.code).toBe(0)
    const bare = [folder.path('报送'), '--for', city, ...args, '--explain', received]
    expect((await gongkai('rollup', ...bare)).err).toBe(filed.err)
  })

  it('says where the year comes from when most reports are of another', async () => {
    inFolder(without(city))
    folder.put('本级.json', reportOf(city, granted(100), { year: 2024 }))
    const own = await rollup('--own', folder.path('本级.json'), '-o', folder.path('一.json'))
    expect(own.err).toMatch(/^按 2024 年度.*--own.*本级\.json.*4 份.*2025 年度.*\n$/u)
    const given = await rollup('--year', '2024', '-o', folder.path('二.json'))
    expect(given.err).toMatch(/^按 2024 年度.*--year.*4 份.*2025 年度.*\n$/u)
    const same = await rollup(
      '--year',
      '2025',
      '--own',
      folder.path('本级.json'),
      '-o',
      folder.path('三.json'),
    )
    expect(same.err).toBe('')
    expect(same.out).toContain('「甲市人民政府」报的是 2024 年度，不是 2025 年度')
  })

  it('leaves out its own earlier result for the same government, and says which file that is', async () => {
    inFolder(everyone)
    const result = folder.path('报送/汇总.xlsx')
    expect((await rollup('-o', result)).code).toBe(0)
    const { code, out, err } = await rollup('-o', folder.path('汇总.json'))
    expect(err).toMatch(/^「.*汇总\.xlsx」是 gongkai rollup 以前写出的汇总表，.*没有计入.*\n$/u)
    expect(out).toContain('共 5 个单位：已计入 5')
    expect([code, summed().values[received]]).toEqual([0, 131])
    // What nobody is named for is nobody’s report either.
    rmSync(result)
    const bare = ['rollup', folder.path('报送'), '-o'] as const
    expect((await gongkai(...bare, result)).code).toBe(0)
    const again = await gongkai(...bare, folder.path('再次.json'), '--for', city)
    expect(again.err).toMatch(/汇总\.xlsx.*没有计入/u)
    expect(summed('再次.json').values[received]).toBe(131)
  })

  it('keeps the roll-up of a government whose 口径 is 汇总, and says so of one that is given as 本级', async () => {
    inFolder(everyone)
    const county = folder.path('报送/乙县汇总.xlsx')
    await rollup('--for', '乙县人民政府', '-o', county)
    rmSync(folder.path('报送/乙县人民政府.json'))
    folder.put('名册.csv', rosterCsv.replace(/本级\n丙镇/u, '汇总\n丙镇'))
    for (const [name, sum] of [
      [city, 131],
      ['乙县人民政府', 1],
    ] as const) {
      const { err } = await rollup('--for', name, '-o', folder.path(`${name}.json`))
      expect([err, summed(`${name}.json`).values[received]]).toEqual(['', sum])
    }
    const own = await rollup('--for', '乙县人民政府', '--own', county, '-o', folder.path('本级.json'))
    expect(own.err).toMatch(/--own.*gongkai rollup 写出的汇总表.*重复.*\n$/u)
  })

  it('passes over folders that earlier runs wrote to, and says so once', async () => {
    inFolder(everyone)
    const args = [folder.path('报送'), '--roster', folder.path('名册.csv'), '-o']
    const [broken] = everyone.slice(1, 2).map((report) => withValues(report, { [received]: 21 }))
    folder.put('报送/甲市公安局.json', broken ?? {})
    await gongkai('review', ...args, folder.path('报送/审核'))
    await gongkai('export', folder.path('报送'), '-o', folder.path('报送/县/正式'), '--to', 'json', '--draft')
    folder.put('报送/甲市公安局.json', everyone[1] ?? {})
    const { code, out, err } = await rollup('-o', folder.path('汇总.json'))
    expect(err).toMatch(/^没有读 2 个目录.*以前.*写出.*\.gongkai.*正式.*审核.*\n$/u)
    expect(out).toContain('共 5 个单位：已计入 5\n')
    expect([code, summed().values[received]]).toEqual([0, 131])
    const reviewed = await gongkai('review', ...args, folder.path('报送/审核'))
    expect(reviewed.err).toMatch(/^没有读 1 个目录.*正式.*\n$/u)
  })

  it('reads the folder that gongkai import wrote: reports that were filed in Word', async () => {
    inFolder(without('甲市公安局').slice(0, 3))
    folder.put('word/甲市公安局.json', everyone[1] ?? {})
    folder.put('word/丙镇人民政府.json', everyone[4] ?? {})
    await gongkai('export', folder.path('word'), '-o', folder.path('报送/word'), '--to', 'docx')
    rmSync(folder.path('报送/word/.gongkai'), { recursive: true })
    await gongkai('import', folder.path('报送/word'), '-o', folder.path('报送/读入'))
    expect(readdirSync(folder.path('报送/读入'))).toContain('.gongkai')
    const { out, err } = await rollup('-o', folder.path('汇总.json'))
    expect(err).not.toContain('.gongkai')
    expect(out).toContain('共 5 个单位：已计入 5\n')
  })

  it('refuses a list of sources that is longer than a worksheet', () => {
    expect(() => ensureFits(1_048_573)).not.toThrow()
    expect(() => ensureFits(1_048_574)).toThrow('请用 --for 逐个下级政府汇总')
  })

  it('asks for the year where the reports do not agree on one', async () => {
    inFolder([reportOf('甲市公安局', {}), reportOf('甲市档案局', {}, { year: 2024 })])
    const { err } = await rollup('-o', folder.path('x.json'))
    expect(err).toContain('请用 --year')
  })
})
