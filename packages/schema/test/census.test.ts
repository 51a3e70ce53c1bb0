import { expect, describe as group, it } from 'vitest'
import { rollupEn, rollupZh } from '../src/describe/rollup.ts'
import {
  aggregate,
  type Census,
  cellsOf,
  census,
  checkProfile,
  compareFiled,
  describe,
  type EditionId,
  editions,
  explain,
  type Filing,
  type Finding,
  filedFindings,
  identityOf,
  type Report,
  type RollupCode,
  reportFormat,
  sumFindings,
  takenForOwn,
  treeOf,
  type Unit,
  unitNamedIn,
  unitsFiled,
  withoutRoster,
  withProfile,
} from '../src/index.ts'

const units: readonly Unit[] = [
  { name: '甲市人民政府', profile: { kind: 'government', level: 'city' }, scope: 'own' },
  {
    name: '甲市教育局',
    parent: '甲市人民政府',
    profile: { kind: 'department', level: 'city' },
    deadline: '2026-01-31',
  },
  { name: '乙县人民政府', parent: '甲市人民政府', profile: { kind: 'government', level: 'county' } },
  { name: '乙县教育局', parent: '乙县人民政府', profile: { level: 'county' } },
  { name: '丙镇人民政府', parent: '乙县人民政府', profile: { level: 'township' } },
]

const zeros = (id: EditionId) => Object.fromEntries(cellsOf(editions[id]).map((cell) => [cell.id, 0]))

const filing = (agency: string, change: Partial<Filing> = {}): Filing => ({
  file: `${agency}.xlsx`,
  agency,
  edition: '2021',
  year: 2025,
  date: '2026-01-20',
  errors: 0,
  ...change,
  values: { ...zeros(change.edition ?? '2021'), 'requests.received.total': 1, ...change.values },
})

const everyone = units.map(({ name }) => filing(name))

function countOf(filings: readonly Filing[], options: Partial<Parameters<typeof census>[0]> = {}): Census {
  const common = { units, government: '甲市人民政府', year: 2025, edition: '2021', unread: [] } as const
  return census({ ...common, filings, ...options })
}

const codes = (findings: readonly Finding[]) => findings.map(identityOf).sort()
const counted = ({ parts }: Census) => parts.map(({ unit }) => unit)
const without = (name: string) => everyone.filter(({ agency }) => agency !== name)
const county = '乙县人民政府'
const unstated = `rollup/scope-unstated@${county}`

/** The roster with the scope of the county written down. */
const stated = (scope: 'own' | 'whole', top: 'own' | 'whole' = 'own') =>
  units.map((unit, i) =>
    i === 0 ? { ...unit, scope: top } : unit.name === county ? { ...unit, scope } : unit,
  )

/** Every finding a test met, so that each code is known to have a failing case. */
const met: Finding<RollupCode>[] = []
const seen = <F extends readonly Finding<RollupCode>[]>(findings: F): F => {
  met.push(...findings)
  return findings
}

group('who has filed', () => {
  it('counts 本级 and every unit of every level once', () => {
    const all = countOf(everyone, { units: stated('own') })
    expect(counted(all)).toEqual(units.map(({ name }) => name))
    expect(all.findings).toEqual([])
    expect(all.units.map(({ depth, below }) => [depth, below])).toEqual([
      [0, 4],
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 0],
    ])
  })

  it('rolls up a government in the middle of the tree alone', () => {
    const all = countOf(everyone, { government: county, units: stated('own') })
    expect(counted(all)).toEqual([county, '乙县教育局', '丙镇人民政府'])
    // The others are on the roster, and go into another sum.
    expect(codes(all.findings)).toEqual([])
  })

  it('takes the 汇总 of a county for its units, and asks where the roster does not say', () => {
    const whole = countOf(everyone, { units: stated('whole') })
    expect(counted(whole)).toEqual(['甲市人民政府', '甲市教育局', county])
    expect(whole.units.map(({ standing }) => standing).slice(3)).toEqual(['covered', 'covered'])
    expect(codes(seen(countOf(everyone).findings))).toEqual([unstated])
    const alone = everyone.filter(({ agency }) => agency !== '乙县教育局' && agency !== '丙镇人民政府')
    expect(codes(countOf(alone).findings)).not.toContain(unstated)
  })

  it('never adds the government’s own 汇总 to its units', () => {
    const all = countOf(everyone, { units: stated('own', 'whole') })
    expect(counted(all)).not.toContain('甲市人民政府')
    expect(all.units[0]?.standing).toBe('covered')
    expect(counted(all)).toHaveLength(4)
  })

  it('matches names across blanks and the width of brackets', () => {
    const renamed = [...without('丙镇人民政府'), filing(' 丙镇　人民政府\u200b')]
    expect(countOf(renamed, { units: stated('own') }).findings).toEqual([])
  })

  type Case = readonly [string, readonly Filing[], readonly string[], Partial<Parameters<typeof census>[0]>?]
  const cases: readonly Case[] = [
    ['missing', without('甲市教育局'), ['rollup/missing@甲市教育局']],
    ['no 本级', without('甲市人民政府'), ['rollup/own-missing@甲市人民政府']],
    [
      'two that differ',
      [...everyone, filing('甲市教育局', { file: '二.xlsx', values: { 'requests.received.total': 2 } })],
      ['rollup/double@甲市教育局'],
    ],
    [
      'two that are the same',
      [...everyone, filing('甲市教育局', { file: '二.xlsx' })],
      ['rollup/copy@甲市教育局'],
    ],
    [
      'late',
      [...without('甲市教育局'), filing('甲市教育局', { date: '2026-02-01' })],
      ['rollup/late@甲市教育局'],
    ],
    [
      'another year',
      [...without('甲市教育局'), filing('甲市教育局', { year: 2024 })],
      ['rollup/other-year@甲市教育局'],
    ],
    [
      'another edition',
      [...without('甲市教育局'), filing('甲市教育局', { edition: '2019' })],
      ['rollup/other-edition@甲市教育局'],
    ],
    [
      'open errors',
      [...without('甲市教育局'), filing('甲市教育局', { errors: 2 })],
      ['rollup/faulty-left-out@甲市教育局'],
    ],
    [
      'open errors, taken in',
      [...without('甲市教育局'), filing('甲市教育局', { errors: 2 })],
      ['rollup/faulty-included@甲市教育局'],
      { includeFaulty: true },
    ],
    ['a stranger', [...everyone, filing('丁局')], ['rollup/unknown-unit@丁局.xlsx']],
    [
      'a file without a name',
      [...everyone, filing('', { file: '无名.xlsx' })],
      ['rollup/unknown-unit@无名.xlsx'],
    ],
    [
      'a file that cannot be read',
      without('甲市教育局'),
      ['rollup/unreadable@甲市教育局 年报.xlsx'],
      { unread: [{ file: '甲市教育局 年报.xlsx', reason: '文件损坏。' }] },
    ],
  ]
  for (const [what, filings, expected, options = {}] of cases) {
    it(`says of ${what} just that`, () => {
      const all = countOf(filings, { units: stated('own'), ...options })
      expect(codes(seen(all.findings))).toEqual([...expected].sort())
      const added = counted(all).filter((unit) => unit === '甲市教育局')
      const taken = /copy|rollup.late|included|own-missing|unknown/u.test(expected[0] ?? '')
      expect(added).toHaveLength(taken ? 1 : 0)
    })
  }

  it('says whose an unreadable file may be, by its name', () => {
    const unread = [{ file: '报送/乙县教育局.xlsx', reason: '损坏。' }]
    const [finding] = countOf(everyone, { units: stated('own'), unread }).findings
    expect(finding?.expected).toBe('乙县教育局')
  })

  it.each([
    ['报送/甲市教育局/年报.xlsx', '甲市教育局'],
    ['报送\\乙县人民政府\\丙镇人民政府.xlsx', '丙镇人民政府'],
    ['报送/乙县人民政府/丙镇人民政府 定稿.xlsx', '丙镇人民政府'],
  ])('takes the unit of %s, which sent it, for one that has filed what cannot be read', (file, unit) => {
    const all = countOf(without(unit), { units: stated('own'), unread: [{ file, reason: '损坏。' }] })
    const of = all.units.filter(({ standing }) => standing === 'unreadable')
    expect(of.map((one) => [one.unit.name, one.unread])).toEqual([[unit, file]])
    expect(counted(all)).toHaveLength(4)
  })

  it('asks for nothing anew where a unit sent a good file beside one that cannot be read', () => {
    const all = countOf(everyone, {
      units: stated('own'),
      unread: [{ file: '甲市教育局.xlsx', reason: '损坏。' }],
    })
    expect(counted(all)).toHaveLength(5)
  })

  it('takes every filing for a unit where there is no roster', () => {
    const listed = unitsFiled('甲市人民政府', [...everyone, filing('')])
    expect(listed.map(({ name }) => name)).toEqual(units.map(({ name }) => name))
    expect(counted(countOf(everyone, { units: listed }))).toHaveLength(5)
  })

  it('refuses a tree that runs in a circle', () => {
    const round = [
      { name: '甲', parent: '乙', profile: {} },
      { name: '乙', parent: '甲', profile: {} },
    ]
    expect(() => treeOf(round, '甲')).toThrow(RangeError)
  })
})

const report = (values: Report['values'], agency: Partial<Report['agency']> = {}): Report => ({
  format: reportFormat,
  edition: '2021',
  year: 2025,
  agency: { name: '甲局', ...agency },
  sections: {},
  values: { ...zeros('2021'), ...values },
})

group('profiles', () => {
  const unit: Unit = { name: '甲局', profile: { level: 'township' }, powers: ['permits', 'fees'] }

  it('says where figures stand in a row of a power the unit does not have', () => {
    const filed = report({ 'proactive.permits.decisions': 4, 'proactive.penalties.decisions': 3 })
    expect(codes(seen(checkProfile(filed, unit)))).toEqual([
      'rollup/without-power@proactive.penalties.decisions',
    ])
    expect(checkProfile(filed, { ...unit, powers: ['permits', 'penalties'] })).toEqual([])
    expect(checkProfile(filed, { name: '甲局', profile: {} })).toEqual([])
  })

  it('keeps 核实说明 of figures that only a roster can object to, and no other', () => {
    const where = (at: string) =>
      at === 'proactive.penalties.decisions' ? { sheet: '二、主动公开', address: 'B12' } : undefined
    const explanations = ['二、主动公开!B12', 'rollup/without-power', '二、主动公开!B13', ''].map((name) => ({
      for: name,
      text: '县政府授权。',
    }))
    const filed = {
      ...report({ 'proactive.permits.decisions': 4, 'proactive.penalties.decisions': 3 }),
      explanations,
    }
    const { findings } = explain(explanations, [], where)
    const told = seen(withoutRoster(findings, filed, where) as readonly Finding<RollupCode>[])
    expect(told.map(({ code }) => code)).toEqual([
      'source/explanation-of-roster',
      'source/explanation-of-roster',
      'source/explanation-unmatched',
      'source/explanation-unmatched',
    ])
    expect(withoutRoster(findings, report({}), where)).toEqual(findings)
  })

  it('follows the roster where the agency says otherwise of itself, and says so', () => {
    const filed = report({}, { level: 'city', kind: 'department' })
    expect(codes(seen(checkProfile(filed, unit)))).toEqual(['rollup/profile-differs@agency.level'])
    expect(withProfile(filed, unit).agency).toEqual({ name: '甲局', kind: 'department', level: 'township' })
    const other: Unit = { name: '甲局', profile: { kind: 'government', level: 'county', mayMakeRules: true } }
    const told = checkProfile(report({}, { level: 'city', kind: 'other', mayMakeRules: false }), other)
    expect(told.map((finding) => describe(finding, editions['2021']).message)).toEqual([
      '「单位类型」与名册不同：填的是「其他」，名册是「人民政府」；检查时以名册为准。',
      '「行政层级」与名册不同：填的是「市级」，名册是「县级」；检查时以名册为准。',
      '「有规章制定权」与名册不同：填的是「否」，名册是「是」；检查时以名册为准。',
    ])
  })
})

group('the sum', () => {
  const edition = editions['2021']
  const part = (unit: string, values: Report['values']) => ({ unit, values: report(values).values })

  it('warns of cells whose figures may stand for the same thing twice', () => {
    const parts = [
      part('甲', { 'proactive.normativeDocuments.inForce': 3, 'proactive.fees.amount': 1.5 }),
      part('乙', { 'proactive.normativeDocuments.inForce': 2, 'proactive.fees.amount': 2.5 }),
    ]
    expect(codes(seen(sumFindings(aggregate(edition, parts), '甲市')))).toEqual([
      'rollup/amounts@proactive.fees.amount',
      'rollup/joint-documents@proactive.normativeDocuments.inForce',
    ])
    expect(sumFindings(aggregate(edition, parts.slice(1)), '甲市')).toEqual([])
  })

  it('warns of items that 2019’s form shares between units', () => {
    const values = { ...zeros('2019'), 'proactive.permits.previousItems': 9 }
    const parts = ['甲', '乙'].map((unit) => ({ unit, values }))
    expect(codes(seen(sumFindings(aggregate(editions['2019'], parts), '甲市')))).toEqual([
      'rollup/shared-items@proactive.permits.previousItems',
    ])
  })

  it('says once of each unit that it left cells blank, and that nothing was added', () => {
    const parts = [
      part('甲', { 'requests.received.total': null, 'requests.granted.total': '无' }),
      part('乙', {}),
    ]
    const [gaps, ...others] = seen(sumFindings(aggregate(edition, parts), '甲市'))
    expect([gaps?.code, gaps?.at, gaps?.actual, others]).toEqual(['rollup/gaps', '甲', 2, []])
    expect(codes(seen(sumFindings(aggregate(edition, []), '甲市')))).toEqual(['rollup/nothing@甲市'])
  })
})

group('whose file it is, by its name', () => {
  const all = [
    '某县人民政府',
    '某县审计局',
    '某县教育局',
    '某县乙镇人民政府',
    '某县乙镇财政所',
    '丙市人民政府',
    '丙市教育局',
  ].map((name): Unit => ({ name, profile: {} }))

  it.each([
    ['报送/某县审计局.docx', '某县审计局'],
    ['报送/某县审计局/年报.pdf', '某县审计局'],
    ['审计局年报.pdf', '某县审计局'],
    ['报送/某县人民政府/审计局年报.pdf', '某县审计局'],
    ['2025 审 计 局（终）.pdf', '某县审计局'],
    ['乙镇财政所.doc', '某县乙镇财政所'],
    ['财政所.doc', '某县乙镇财政所'],
    ['乙镇人民政府年报.doc', '某县乙镇人民政府'],
    ['丁县审计局年报.pdf', undefined],
    ['教育局年报.pdf', undefined],
    ['人民政府.pdf', undefined],
    ['说明.docx', undefined],
  ])('%s: %s', (file, unit) => {
    expect(unitNamedIn(file, all)).toBe(unit)
  })
})

group('sentences', () => {
  const edition = editions['2021']

  it('has a failing case for every code', () => {
    const parts = [{ unit: '甲局', values: { ...zeros('2021'), 'requests.received.total': 3 } }]
    const suspects = parts.map((one) => ({ ...one, edition: '2021', counted: true }) as const)
    const sums = aggregate(edition, parts)
    const filed = report({ 'requests.received.total': 0, 'requests.granted.total': 8 })
    seen(filedFindings(compareFiled(filed, sums, suspects)))
    const [rest, ...others] = seen(
      takenForOwn(compareFiled(filed, sums, suspects, { ownUnknown: true }), '甲县'),
    )
    expect([rest?.code, rest?.severity, rest?.actual, others]).toEqual([
      'rollup/taken-for-own',
      'note',
      1,
      [],
    ])
    const known = new Set(met.map(({ code }) => code))
    expect(Object.keys(rollupZh).filter((code) => !known.has(code as RollupCode))).toEqual([])
    expect(Object.keys(rollupEn)).toEqual(Object.keys(rollupZh))
  })

  it('leaves no hole in any of them', () => {
    for (const finding of met) {
      for (const language of ['zh-CN', 'en'] as const) {
        const { message, why, todo } = describe(finding, edition, language)
        expect(`${message}${why}${todo}`).not.toMatch(/undefined|NaN|\[object|null|「」|“”|（）|「「/u)
        expect(Math.min(message.length, why.length, todo.length)).toBeGreaterThan(3)
      }
    }
  })
})
