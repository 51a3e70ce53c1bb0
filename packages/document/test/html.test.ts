import { consistentReport, exampleReports } from '@gongkai/fixtures'
import { cellsOf, editions, matchTables, type Report, valuesFrom } from '@gongkai/schema'
import fc from 'fast-check'
import { parse, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { outline, toFragment, toHtml } from '../src/index.ts'
import { attribute, elementsIn, gridOf, type HtmlElement, tablesIn, textOf } from './html-grid.ts'
import { numbered, sample } from './samples.ts'

const hostile = "<script>alert(1)</script>\" onload='x' &amp; <!-- --> </style></title>"
const odd = sample({
  title: hostile,
  agency: { name: hostile },
  preface: [hostile, `（一）${hostile}。${hostile}`],
  date: hostile,
  values: { ...numbered('2021'), 'proactive.rules.issued': hostile },
})

const forms: readonly (readonly [string, (report: Report, options?: { draft?: boolean }) => string])[] = [
  ['page', toHtml],
  ['fragment', toFragment],
]

describe.each(forms)('the %s', (name, write) => {
  const read = (report: Report, options?: { draft?: boolean }) =>
    name === 'page' ? parse(write(report, options)) : parseFragment(write(report, options))
  const top = name === 'page' ? 1 : 2

  test('has the headings, paragraphs and tables of the report in their order', () => {
    const report = exampleReports['municipal-aggregate-2025']
    const tags = outline(report).map((block) => {
      if (block.kind === 'title') return [`h${top}`, block.text]
      if (block.kind === 'heading') return [`h${top + block.level}`, block.text]
      if (block.kind === 'table') return ['caption', block.caption]
      return ['p', block.kind === 'paragraph' ? (block.lead ?? '') + block.text : block.text]
    })
    const found = elementsIn(read(report), 'h1', 'h2', 'h3', 'h4', 'h5', 'p', 'caption')
    expect(found.map((element) => [element.tagName, textOf(element)])).toEqual(tags)
  })

  test('is in Chinese, without script, link or foreign address, without empty or layout tables', () => {
    const all = elementsIn(read(exampleReports['liaozhong-2020'], { draft: true }))
    expect(all.filter((element) => attribute(element, 'lang') === 'zh-CN')).toHaveLength(1)
    expect(
      all.filter(({ tagName }) => ['script', 'link', 'img', 'iframe', 'a', 'form', 'base'].includes(tagName)),
    ).toEqual([])
    expect(write(exampleReports['liaozhong-2020'])).not.toMatch(/https?:|javascript:|url\(|@import/)
    expect(all.filter(({ tagName }) => tagName === 'table')).toHaveLength(3)
    for (const region of all.filter((element) => attribute(element, 'role') === 'region')) {
      expect([attribute(region, 'tabindex'), attribute(region, 'aria-label')]).toEqual([
        '0',
        expect.stringContaining('表格'),
      ])
      expect(elementsIn(region, 'table')).toHaveLength(1)
    }
  })

  test('whatever stands in the report is text', () => {
    const all = elementsIn(read(odd))
    const names = new Set(all.map(({ tagName }) => tagName))
    for (const tag of ['script', 'img', 'iframe']) expect(names).not.toContain(tag)
    for (const { attrs } of all) expect(attrs.filter((attr) => attr.name.startsWith('on'))).toEqual([])
    const text = (tag: string) => all.filter(({ tagName }) => tagName === tag).map(textOf)
    expect(text(`h${top}`)).toEqual([hostile])
    if (name === 'page') expect(text('title')).toEqual([hostile])
    expect(text('p')).toEqual(expect.arrayContaining([hostile, `（一）${hostile}。${hostile}`]))
    expect(text('td')).toContain(hostile)
  })

  test.each(['2019', '2021'] as const)(
    'each figure of edition %s names the labels it stands under and beside',
    (edition) => {
      const values = numbered(edition)
      const document = read(sample({ edition, values }))
      const ids = elementsIn(document).flatMap((element) => attribute(element, 'id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      for (const element of elementsIn(document, 'th', 'td'))
        expect(attribute(element, 'scope')).toBeUndefined()
      const byId = new Map(
        elementsIn(document, 'th').map((element) => [attribute(element, 'id'), textOf(element)]),
      )
      const figures = new Map(
        elementsIn(document, 'td')
          .filter((element) => attribute(element, 'headers') !== undefined)
          .map((element) => [
            textOf(element),
            attribute(element, 'headers')!
              .split(' ')
              .map((id) => byId.get(id)),
          ]),
      )
      for (const cell of cellsOf(editions[edition])) {
        const headers = figures.get(String(values[cell.id]))!
        const blocks = editions[edition].tables.find(({ id }) => id === cell.table)!.blocks
        const headings: readonly string[] = blocks.flatMap((block) =>
          'heading' in block && block.heading ? [block.heading.label] : [],
        )
        expect([cell.id, new Set(headers.filter((label) => !headings.includes(label!)))]).toEqual([
          cell.id,
          new Set([...cell.rowLabels, ...cell.columnLabels]),
        ])
        expect(headers.filter((label) => headings.includes(label!))).toHaveLength(headings.length > 0 ? 1 : 0)
      }
    },
  )

  test('a blank figure is a blank cell, never an empty one, and reads back as blank', () => {
    const report = sample({ values: { 'requests.received.natural': 0, 'requests.received.total': null } })
    const document = read(report)
    const cells = elementsIn(document, 'td').filter((cell) => attribute(cell, 'headers') !== undefined)
    expect(cells.filter((cell) => textOf(cell) === '')).toEqual([])
    expect(cells.filter((cell) => textOf(cell).trim() !== '').map(textOf)).toEqual(['0'])
    const back = valuesFrom(matchTables(tablesIn(document), '2021'))
    expect(Object.entries(back).filter(([, value]) => value !== null)).toEqual([
      ['requests.received.natural', 0],
    ])
    expect(Object.keys(back)).toHaveLength(cellsOf(editions['2021']).length)
  })

  test.each(Object.entries(exampleReports))(
    '%s is read back by the matcher to the same values',
    (_, report) => {
      const match = matchTables(tablesIn(read(report)), report.edition)
      expect(match.findings).toEqual([])
      expect(valuesFrom(match)).toEqual(report.values)
    },
  )

  test('any report is read back by the matcher to the same values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(editions['2019'], editions['2021']).chain((edition) => consistentReport(edition)),
        (report) => {
          const match = matchTables(tablesIn(read(report)), report.edition)
          expect(valuesFrom(match)).toEqual(report.values)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a draft says so before anything else', () => {
    const first = (options: { draft?: boolean }) =>
      textOf(elementsIn(read(sample(), options), 'p', `h${top}`)[0]!)
    expect(first({ draft: true })).toBe('草稿')
    expect(first({})).toBe('某县某局2025年政府信息公开工作年度报告')
  })
})

test('only the fragment carries its looks at each element; only the page has classes and a style sheet', () => {
  const own = (html: string, name: string) =>
    elementsIn(parseFragment(html)).filter((element: HtmlElement) => attribute(element, name) !== undefined)
      .length
  expect(own(toFragment(sample()), 'class')).toBe(0)
  expect(own(toFragment(sample()), 'style')).toBeGreaterThan(200)
  expect(toFragment(sample())).not.toContain('<style')
  expect(own(toHtml(sample()), 'style')).toBe(0)
  const classes = new Set(
    elementsIn(parse(toHtml(exampleReports['suqian-2023'], { draft: true }))).flatMap(
      (element) => attribute(element, 'class') ?? [],
    ),
  )
  const sheet = textOf(elementsIn(parse(toHtml(sample())), 'style')[0]!)
  for (const name of classes) expect(sheet).toContain(`.${name}{`)
})

test('reports of two years can stand on one page', () => {
  const both = toFragment(exampleReports['suqian-2023']) + toFragment(exampleReports['suqian-2024'])
  const ids = elementsIn(parseFragment(both)).flatMap((element) => attribute(element, 'id') ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  expect(elementsIn(parseFragment(both), 'table').map(gridOf)).toHaveLength(6)
})
