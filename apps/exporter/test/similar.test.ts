import { exampleReports, madeUpSentence, seeded } from '@gongkai/fixtures'
import { editions, identityOf, titleOf } from '@gongkai/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOutputSchema } from '../src/result-schema.ts'
import { similarPairs } from '../src/similar/pairs.ts'
import { type Text, textOf } from '../src/similar/sentences.ts'
import { clauseSet, ratio, shareOf } from '../src/similar/share.ts'
import { gongkai, workFolder } from './call.ts'
import { reportOf } from './texts.ts'

const sentences = (many: number, seed: number) => {
  const next = seeded(seed)
  return Array.from({ length: many }, () => madeUpSentence(next))
}

describe('the text of a report', () => {
  it('leaves out what the form and the figures dictate, in every example', () => {
    for (const report of Object.values(exampleReports)) {
      const { sentences: own } = textOf(report, '')
      expect(own.length).toBeGreaterThan(5)
      for (const { words, clauses } of own) {
        expect(words).not.toMatch(/国办公开办函|信息处理费|12月31日/u)
        for (const clause of clauses) expect(clause).not.toMatch(/\d+件/u)
      }
    }
  })

  it('is quoted without personal numbers', () => {
    const paragraphs = ['公开热线由张同志的手机13812345678受理群众来电。', '仍有不足。', '继续改进。']
    const quoted = textOf(reportOf('甲县教育局', paragraphs), '').sentences.map(({ words }) => words)
    expect(quoted.join()).toContain('138******78')
    expect(quoted.join()).not.toContain('13812345678')
  })

  it('is the same for what differs in figures, years, names and numbering only', () => {
    const [a] = textOf(
      reportOf('甲县文化局', ['一是甲县文化局全年举办政策宣讲12场，覆盖3,400人。', '', '']),
      '',
    ).sentences
    const [b] = textOf(
      reportOf('乙镇', ['（二）我镇全年举办政策宣讲 ８ 场，覆盖 900 人；', '', '']),
      '',
    ).sentences
    expect(b?.clauses).toEqual(a?.clauses)
    expect(a?.at).toBe('overview#1')
  })

  it('no two examples are alike, not even two years of one city', () => {
    const texts = Object.values(exampleReports).map((report) => textOf(report, ''))
    expect(similarPairs(texts, 0.2).pairs).toEqual([])
  })
})

describe('pairs', () => {
  const drawn = fc.array(
    fc.record({
      agency: fc.constantFrom('甲局', '乙局', '丙局', '丁局'),
      year: fc.constantFrom(2023, 2024),
      sentences: fc.array(
        fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((c) => c.repeat(6))), {
          minLength: 1,
          maxLength: 3,
        }),
        { minLength: 3, maxLength: 9 },
      ),
    }),
    { minLength: 2, maxLength: 30 },
  )

  /** Each clause where a text has it first, as `textOf` gives them. */
  const asText = (
    { agency, year, sentences: given }: { agency: string; year: number; sentences: string[][] },
    i: number,
  ): Text => {
    const seen = new Set<string>()
    const own = given.flatMap((clauses) => {
      const fresh = [...new Set(clauses)].filter((clause) => !seen.has(clause))
      for (const clause of fresh) seen.add(clause)
      return fresh.length > 0 ? [{ at: 'overview#1', words: fresh.join('，'), clauses: fresh }] : []
    })
    return { file: String(i), agency, year, sentences: own }
  }

  it('are those that comparing every two finds', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(0.2, 0.5, 0.8, 1), (given, threshold) => {
        const texts = given.map(asText)
        const counts = new Map<string, number>()
        for (const clause of texts.flatMap((text) => [...clauseSet(text)]))
          counts.set(clause, (counts.get(clause) ?? 0) + 1)
        const limit = Math.max(8, Math.ceil(texts.length / 5))
        const common = new Set([...counts].flatMap(([clause, many]) => (many >= limit ? [clause] : [])))
        const expected: string[] = []
        texts.forEach((a, i) => {
          texts.slice(i + 1).forEach((b) => {
            if (a.agency === b.agency && a.year === b.year) return
            const shares = [shareOf(a, clauseSet(b), common), shareOf(b, clauseSet(a), common)]
            if (shares.some(({ of }) => of < 5)) return
            if (Math.max(...shares.map(ratio)) >= threshold) expected.push([a.file, b.file].sort().join(' '))
          })
        })
        const { pairs } = similarPairs(texts, threshold)
        expect(pairs.map(({ a, b }) => [a.file, b.file].sort().join(' ')).sort()).toEqual(expected.sort())
        for (const { ofA, ofB } of pairs) expect(ratio(ofA)).toBeGreaterThanOrEqual(ratio(ofB))
      }),
      { numRuns: 300 },
    )
  })

  it('are found among many, and only those: copies with a word changed, in part, and of last year', () => {
    const own = Array.from({ length: 200 }, (_, i) => sentences(20, i + 1))
    const texts = own.map((paragraphs, i) => textOf(reportOf(`第${i}局`, paragraphs), `${i}`))
    const plant = (name: string, paragraphs: readonly string[], year = 2024) =>
      textOf(reportOf(name, paragraphs, year), name)
    const from = (i: number) => own[i] ?? []
    const copies = [
      plant(
        '全抄局',
        from(3).map((text) => text.replace('加强', '不断加强')),
      ),
      plant('半抄局', [...from(7).slice(0, 12), ...sentences(8, 991)]),
      plant('少抄局', [...from(11).slice(0, 4), ...sentences(16, 992)]),
      plant('第15局', [...from(15).slice(0, 15), ...sentences(5, 993)], 2023),
    ]
    const { pairs } = similarPairs([...texts, ...copies], 0.5)
    const found = pairs.map(({ a, b }) => [a.file, b.file].sort().join(' ')).sort()
    expect(found).toEqual(['15 第15局', '3 全抄局', '7 半抄局'])
  })

  it('are none where so many wrote it that it is a model sent to all', () => {
    const model = sentences(15, 77)
    const texts = Array.from({ length: 40 }, (_, i) =>
      textOf(reportOf(`第${i}局`, [...(i < 20 ? model : []), ...sentences(8, i + 500)]), `${i}`),
    )
    const { pairs, widespread } = similarPairs(texts, 0.3)
    expect(pairs).toEqual([])
    // What was left out for that is told, sentence by sentence.
    const told = new Map(widespread.map(({ words, reports }) => [words, reports]))
    for (const words of model) expect(told.get(words)).toBeGreaterThanOrEqual(20)
    // Three that share it are three that copied.
    const few = [...texts.slice(0, 3), ...texts.slice(20)]
    expect(similarPairs(few, 0.3).pairs).toHaveLength(3)
  })
})

describe('check --similar', () => {
  let folder: ReturnType<typeof workFolder>
  const name = (i: number) => `第${i}局`
  beforeAll(() => {
    folder = workFolder()
    for (let i = 0; i < 8; i++) folder.put(`年报/${i}.json`, reportOf(name(i), sentences(12, i + 1)))
    folder.put('年报/抄.json', reportOf('抄抄局', [...sentences(12, 3).slice(0, 9), ...sentences(3, 99)]))
    folder.put('年报/短.json', reportOf('短短局', sentences(3, 55)))
  })
  afterAll(() => folder.remove())

  it('lists the pairs with a sentence of each, at the end', async () => {
    const { out, code } = await gongkai('check', folder.path('年报'), '--similar')
    expect(code).toBeLessThan(2)
    expect(out).toMatch(/比较了 9 份，1 对有 50% 以上的句子相同；1 份自己的话不足 5 句/u)
    expect(out).toMatch(/第2局 2024 年度.*的 12 句中有 9 句（75%）与 抄抄局 2024 年度.*相同/u)
    const without = await gongkai('check', folder.path('年报'))
    expect(without.out).not.toContain('雷同')
  })

  it('takes a threshold, in JSON too', async () => {
    for (const [threshold, pairs] of [
      ['0.7', 1],
      ['0.9', 0],
    ] as const) {
      const args = ['--similar', '--threshold', threshold, '--format', 'json']
      const { out } = await gongkai('check', folder.path('年报'), ...args)
      const { similar } = checkOutputSchema.parse(JSON.parse(out))
      expect(similar).toMatchObject({ threshold: Number(threshold), compared: 9 })
      expect(similar?.pairs).toHaveLength(pairs)
      if (pairs === 1) expect(similar?.pairs[0]).toMatchObject({ a: { taken: 9, of: 12 } })
    }
  })

  it('warns of a text that is last year’s, with the sentences, and of no other', async () => {
    const old = reportOf(name(2), [...sentences(12, 3).slice(0, 8), ...sentences(4, 123)], 2023)
    const dated = { ...old, title: titleOf(old, editions[old.edition]) }
    const last = folder.put('去年/二.json', dated)
    folder.put('去年/三.json', reportOf(name(3), sentences(12, 321), 2023))
    const args = ['--previous', folder.path('去年'), '--format', 'json']
    const { out } = await gongkai('check', folder.path('年报/2.json'), folder.path('年报/3.json'), ...args)
    const files = checkOutputSchema.parse(JSON.parse(out)).files
    const [two, three] = files.map((file) => {
      if ('error' in file) throw new Error(file.error)
      return file.findings.find((finding) => identityOf(finding) === 'year/similar-text@text')
    })
    expect(two).toMatchObject({ severity: 'warning', actual: 67 })
    expect(two?.evidence).toHaveLength(8)
    expect(two?.message).toContain('有 8 句与上年报告相同，占 67%')
    expect(three).toBeUndefined()
    expect(last).toContain('二.json')
  })

  it.each([
    [['--threshold', '0.5'], '--threshold 是给 --similar 用的'],
    [['--similar', '--threshold', '0'], '应大于 0、不大于 1'],
    [['--similar', '--threshold', '60%'], '应大于 0、不大于 1'],
    [['--similar', '--threshold', '1.5'], '应大于 0、不大于 1'],
  ])('%j is refused', async (args, words) => {
    const { code, err } = await gongkai('check', folder.path('年报'), ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })
})
