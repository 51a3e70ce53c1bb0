import { type Cell, cellOf, cellsOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import type { Finding, Reading } from '../finding.ts'
import type { Language } from '../rules/rule.ts'

/** One thing the text states, in words, and the cells it was held against. */
interface Stated {
  readonly words: string
  readonly number: number | undefined
  readonly cells: readonly Reading[]
}

/** The claims of a finding on text: each begins with a reading at the paragraph itself, the number stated. */
function claimsOf({ at, actual, evidence }: Finding): readonly Stated[] {
  const words = typeof actual === 'string' ? actual.split('；') : []
  const claims: { words: string; number: number | undefined; cells: Reading[] }[] = []
  for (const reading of evidence) {
    if (reading.at === at) {
      const number = typeof reading.value === 'number' ? reading.value : undefined
      claims.push({ words: words[claims.length] ?? '', number, cells: [] })
    } else claims.at(-1)?.cells.push(reading)
  }
  return claims
}

/** The group a label stands in; 三、本年度办理结果 and 申请人情况 hold their own totals and are none. */
const parent = (labels: readonly string[]) => (labels.length > 2 ? labels.at(-2) : undefined)

/** The cells of the group a cell belongs to, under one another or beside one another, and the group's name. */
function groupsOf(edition: Edition, { table, row, column, rowLabels, columnLabels }: Cell) {
  const cells = table === 'requests' ? cellsOf(edition) : []
  const above = parent(rowLabels)
  const beside = parent(columnLabels)
  return [
    {
      name: `${above}${column === 'total' ? '' : ` · ${columnLabels.at(-1)}`}`,
      members: above ? cells.filter((c) => c.column === column && parent(c.rowLabels) === above) : [],
    },
    {
      name: `${rowLabels.at(-1)} · ${beside}`,
      members: beside ? cells.filter((c) => c.row === row && parent(c.columnLabels) === beside) : [],
    },
  ]
}

interface Item {
  readonly name: string
  readonly value: Reading['value']
  /** It is several cells added up. */
  readonly sum?: true
  readonly before?: { readonly year: string; readonly value: Reading['value'] }
}

/** What the tables have: a group of the form whose cells are all there as one sum, last year's figure with this year's. */
function itemsOf(edition: Edition, readings: readonly Reading[], nameOf: (id: string) => string): Item[] {
  const values = new Map(readings.map(({ at, value }) => [at, value]))
  const year = readings.map(({ at }) => /^(\d{4}):/u.exec(at)?.[1]).find(Boolean)
  const sumOf = (ids: readonly string[]) =>
    ids.reduce<number | undefined>((sum, id) => {
      const value = values.get(id)
      return typeof value === 'number' && sum !== undefined ? sum + value : undefined
    }, 0)
  const before = (ids: readonly string[]) => {
    const value = year && sumOf(ids.map((id) => `${year}:${id}`))
    return value !== undefined && year ? { before: { year, value } } : {}
  }
  const told = new Set<string>()
  return readings.flatMap(({ at, value }): Item[] => {
    const cell = cellOf(edition, at)
    if (told.has(at) || !cell) return []
    const group = groupsOf(edition, cell).find(
      ({ members }) => members.length > 1 && sumOf(members.map(({ id }) => id)) !== undefined,
    )
    const ids = group?.members.map(({ id }) => id) ?? [cell.id]
    for (const id of ids) told.add(id)
    return group
      ? [{ name: group.name, value: sumOf(ids) as number, sum: true, ...before(ids) }]
      : [{ name: nameOf(at), value, ...before(ids) }]
  })
}

/** No more cells than a sentence bears. */
const shown = 4

const phrases = {
  'zh-CN': {
    claim: (words: string, cells: string) => `写「${words}」，表中${cells}`,
    near: (name: string) => `，恰等于「${name}」一格`,
    cell: (name: string, value: string) => `「${name}」是 ${value}`,
    sum: (name: string, value: string) => `「${name}」各项合计是 ${value}`,
    before: (year: string, value: string) => `（${year} 年 ${value}）`,
    more: '等',
    comma: '、',
    blank: '空白',
  },
  en: {
    claim: (words: string, cells: string) => `says “${words}”, the tables have ${cells}`,
    near: (name: string) => `, which happens to be “${name}”`,
    cell: (name: string, value: string) => `“${name}” ${value}`,
    sum: (name: string, value: string) => `${value} in all of “${name}”`,
    before: (year: string, value: string) => ` (${value} in ${year})`,
    more: ' and others',
    comma: ', ',
    blank: 'blank',
  },
} as const

/** 写「受理申请2件」，表中「一、本年新收… · 总计」是 3: what the text states beside what the tables have. */
export function statedAgainst(
  finding: Finding,
  edition: Edition,
  nameOf: (id: string) => string,
  language: Language,
): string {
  const say = phrases[language]
  // A percentage or a change is never the number of a cell.
  const counts = !/share|growth/u.test(finding.code)
  return claimsOf(finding)
    .map(({ words, number, cells }) => {
      const near = counts ? cells.find(({ value }) => value === number && number !== 0) : undefined
      const nearName = near && nameOf(near.at)
      // What is 0 adds nothing to any reading but the first.
      const others = itemsOf(edition, cells, nameOf)
        .filter(({ name }) => name !== nearName)
        .filter(({ value, before }, i) => i === 0 || value !== 0 || (before && before.value !== 0))
      const list = others
        .slice(0, shown)
        .map(({ name, value, sum, before }) => {
          const figure = value === null ? say.blank : String(value)
          return `${(sum ? say.sum : say.cell)(name, figure)}${before ? say.before(before.year, String(before.value)) : ''}`
        })
        .join(say.comma)
      return `${say.claim(words, `${list}${others.length > shown ? say.more : ''}`)}${nearName ? say.near(nearName) : ''}`
    })
    .join(language === 'en' ? '; ' : '；')
}
