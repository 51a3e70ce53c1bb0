import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Problem } from '../src/problem.ts'
import { decodeCsv } from '../src/roster/decode.ts'
import { parseRoster, rosterBelow } from '../src/roster/roster.ts'

const full = `单位,上级,层级,可制定规章,权力,期限,类型,口径,联系人
甲市人民政府,,市级,是,,2026-03-31,人民政府,本级,张三
甲市公安局,甲市人民政府,市,否,行政许可、处罚；行政强制,2026/1/31,政府部门,,
"乙县人民政府
（本级）",甲市人民政府,county,无,fees,2026年1月31日,government,whole,
丙镇,甲市人民政府,乡镇级,,无,,,,
`

const units = (text: string) => parseRoster(text, '名册.csv').units
const refusal = (text: string): string => {
  try {
    parseRoster(text, '名册.csv')
  } catch (error) {
    if (error instanceof Problem) return `${error.wording['zh-CN']}\n${error.wording.en}`
    throw error
  }
  throw new Error('it was taken')
}

describe('a roster', () => {
  it('says of each unit what its columns say, in Chinese or English', () => {
    const { units: listed, unused } = parseRoster(full, '名册.csv')
    expect(listed).toEqual([
      {
        name: '甲市人民政府',
        profile: { kind: 'government', level: 'city', mayMakeRules: true },
        deadline: '2026-03-31',
        scope: 'own',
      },
      {
        name: '甲市公安局',
        parent: '甲市人民政府',
        profile: { kind: 'department', level: 'city', mayMakeRules: false },
        powers: ['permits', 'penalties', 'coercion'],
        deadline: '2026-01-31',
      },
      {
        name: '乙县人民政府\n（本级）',
        parent: '甲市人民政府',
        profile: { kind: 'government', level: 'county', mayMakeRules: false },
        powers: ['fees'],
        deadline: '2026-01-31',
        scope: 'whole',
      },
      { name: '丙镇', parent: '甲市人民政府', profile: { level: 'township' }, powers: [] },
    ])
    expect(unused).toEqual(['联系人'])
  })

  it('is what the guide shows', () => {
    const guide = readFileSync(new URL('../../../docs/guide-supervisors.zh-CN.md', import.meta.url), 'utf8')
    const [, csv = ''] = /```csv\n([\s\S]*?)```/u.exec(guide) ?? []
    expect(units(csv).map(({ scope, powers }) => [scope, powers?.length])).toEqual([
      ['own', undefined],
      [undefined, 3],
      ['whole', undefined],
      [undefined, undefined],
    ])
  })

  it('may be a list of names, headed in English, with tabs, and with blank lines', () => {
    expect(units('name\r\n甲局\r\n\r\n , \r\n乙局\r\n').map(({ name }) => name)).toEqual(['甲局', '乙局'])
    expect(units('单位\t上级\n甲市\t\n甲局\t甲市').map(({ parent }) => parent)).toEqual([undefined, '甲市'])
  })

  const wrong: readonly (readonly [string, string, readonly string[]])[] = [
    ['no heading', '甲局,甲市\n', ['没有「单位」这一列']],
    ['two columns of one kind', '单位,单位名称\n甲,乙\n', ['两列都是「单位名称」']],
    ['no units', '单位,上级\n', ['没有单位']],
    ['an empty file', '', ['没有「单位」这一列']],
    ['a row without a name', '单位,上级\n甲市,\n,甲市\n', ['第 3 行：没有单位名称', 'line 3']],
    ['an unknown level', '单位,层级\n甲市,地厅级\n', ['第 2 行', '「层级」写的是「地厅级」', '国家级、省级']],
    ['an unknown power', '单位,权力\n甲市,许可、征收\n', ['「权力」', '行政许可、行政处罚']],
    ['no yes and no no', '单位,可制定规章\n甲市,也许\n', ['应为：是、否']],
    [
      'an impossible date',
      '单位,期限\n甲市,2026-02-30\n',
      ['「期限」写的是「2026-02-30」，应写成 2026-01-31 这样的日期', 'it takes a date such as 2026-01-31'],
    ],
    [
      'faults of every kind at once',
      '单位,上级,期限\n甲县,,\n甲局,甲县政府,2026-01-3x\n甲局,甲县,\n',
      [
        '第 3 行：「期限」',
        '第 3 行：「甲局」的上级「甲县政府」不在名册上',
        '第 4 行：「甲局」与第 3 行重名',
      ],
    ],
    ['an unknown scope', '单位,口径\n甲市,全部\n', ['本级、汇总']],
    ['a name twice', '单位\n甲局\n甲 局\n', ['第 3 行', '与第 2 行重名']],
    ['an unknown parent', '单位,上级\n甲局,甲市\n', ['上级「甲市」不在名册上']],
    ['a unit below itself', '单位,上级\n甲,甲\n', ['绕成了一圈：甲 → 甲']],
    ['a circle', '单位,上级\n甲,丙\n乙,甲\n丙,乙\n丁,甲\n', ['第 2 行', '甲 → 丙 → 乙 → 甲']],
    ['an open quote', '单位,上级\n"甲局,甲市\n', ['引号']],
  ]
  it.each(wrong)('is refused for %s, and the line is named', (_, text, said) => {
    for (const words of said) expect(refusal(text)).toContain(words)
  })

  it('tells of ten faults and counts the others; a bad row is no missing parent', () => {
    const many = `单位,期限\n${Array.from({ length: 14 }, (_, i) => `局${i},昨天\n`).join('')}`
    expect(refusal(many)).toContain('另有 4 处')
    expect(refusal('单位,上级,层级\n甲市,,某级\n甲局,甲市,\n')).not.toContain('不在名册上')
  })
})

describe('the encoding of a roster', () => {
  const text = '单位,上级\n甲市龘镇,\n'
  const gb18030 = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text }).stdout
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['GB18030', gb18030],
    ['UTF-16', utf16],
  ])('may be %s', (_, bytes) => {
    expect(units(decodeCsv(bytes, 'x'))[0]?.name).toBe('甲市龘镇')
  })

  it.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04], '另存为「CSV」'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], '另存为「CSV」'],
    ['no text', [0xff, 0xff, 0x81, 0x00], '编码认不出来'],
  ])('%s is refused', (_, bytes, said) => {
    expect(() => decodeCsv(new Uint8Array(bytes), 'x')).toThrow(said)
  })
})

describe('the government on top', () => {
  const flat = units('单位\n甲局\n乙局\n')
  it('is the only unit without a parent', () => {
    expect(rosterBelow(units(full), undefined).government).toBe('甲市人民政府')
  })
  it('has to be named where there are several, and may be new to the roster', () => {
    expect(() => rosterBelow(flat, undefined)).toThrow('--for')
    const below = rosterBelow(flat, '甲市人民政府')
    expect(below.units.map(({ name, parent }) => [name, parent])).toEqual([
      ['甲市人民政府', undefined],
      ['甲局', '甲市人民政府'],
      ['乙局', '甲市人民政府'],
    ])
    expect(rosterBelow(units(full), '甲市 公安局').government).toBe('甲市公安局')
  })
  it('is one of the roster where that says who stands below whom', () => {
    expect(() => rosterBelow(units(full), '甲市公安厅')).toThrow(/没有「甲市公安厅」.*「甲市公安局」/u)
    expect(() => rosterBelow(units(full), '乙')).toThrow(/没有「乙」/u)
  })
})
