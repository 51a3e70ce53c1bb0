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

/** No more cells than a sentence bears. */
const shown = 4

const phrases = {
  'zh-CN': {
    claim: (words: string, cells: string) => `写「${words}」，表中${cells}`,
    near: (name: string) => `，恰等于「${name}」一格`,
    cell: (name: string, value: string) => `「${name}」是 ${value}`,
    more: '等',
    comma: '、',
    blank: '空白',
  },
  en: {
    claim: (words: string, cells: string) => `says “${words}”, the tables have ${cells}`,
    near: (name: string) => `, which happens to be “${name}”`,
    cell: (name: string, value: string) => `“${name}” ${value}`,
    more: ' and others',
    comma: ', ',
    blank: 'blank',
  },
} as const

/** 写「受理申请2件」，表中「一、本年新收… · 总计」是 3: what the text states beside what the tables have. */
export function statedAgainst(finding: Finding, nameOf: (id: string) => string, language: Language): string {
  const say = phrases[language]
  return claimsOf(finding)
    .map(({ words, number, cells }) => {
      const near = cells.find(({ value }) => value === number && number !== 0)
      // What is 0 adds nothing to any reading but the first.
      const others = cells.filter((cell, i) => cell !== near && (i === 0 || cell.value !== 0))
      const list = others
        .slice(0, shown)
        .map(({ at, value }) => say.cell(nameOf(at), value === null ? say.blank : String(value)))
        .join(say.comma)
      return `${say.claim(words, `${list}${others.length > shown ? say.more : ''}`)}${near ? say.near(nameOf(near.at)) : ''}`
    })
    .join(language === 'en' ? '; ' : '；')
}
