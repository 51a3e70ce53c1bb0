import { type Power, powerLabel, powers, type Unit, type Wording } from '@gongkai/schema'
import { kindWords, levelWords } from '@gongkai/workbook'

/** What the roster says of a unit; each column may be headed in Chinese or English. */
export const headings = {
  name: ['单位', '单位名称', '单位全称', 'name'],
  parent: ['上级', '上级单位', 'parent'],
  level: ['层级', '行政层级', 'level'],
  kind: ['类型', '单位类型', 'kind'],
  mayMakeRules: ['可制定规章', '有规章制定权', 'mayMakeRules'],
  powers: ['权力', 'powers'],
  deadline: ['期限', '报送期限', 'deadline'],
  scope: ['口径', 'scope'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

export type Column = keyof typeof headings

/** A cell's value, or the words that would have been understood; an example of them is not what is meant. */
export type Understood<T> =
  | { readonly value: T }
  | { readonly expected: string }
  | { readonly example: string; readonly of: Wording }

/** One of some values by its own id, its word, or the word without its last character where that is 级. */
function wordOf<T extends string>(text: string, words: Readonly<Record<T, string>>): Understood<T> {
  const ids = Object.keys(words) as T[]
  const found = ids.find((id) => [id, words[id], words[id].replace(/级$/u, '')].includes(text))
  return found === undefined ? { expected: Object.values(words).join('、') } : { value: found }
}

const yes = ['是', '有', '可以', '可', 'true', 'yes', '1']
const no = ['否', '无', '不可以', '不可', 'false', 'no', '0']

function yesOrNo(text: string): Understood<boolean> {
  const word = text.toLowerCase()
  if (yes.includes(word)) return { value: true }
  return no.includes(word) ? { value: false } : { expected: '是、否' }
}

/** 行政许可、行政处罚: by official label, by its end (处罚), or by id. */
function powersOf(text: string): Understood<readonly Power[]> {
  if (no.includes(text)) return { value: [] }
  const words = text.split(/[、，,;；/|\s]+/u).filter((word) => word !== '')
  const found = words.map((word) =>
    powers.find((power) => power === word || (word.length > 1 && powerLabel(power).endsWith(word))),
  )
  if (found.includes(undefined)) return { expected: powers.map(powerLabel).join('、') }
  return { value: found.flatMap((power) => power ?? []) }
}

function dateOf(text: string): Understood<string> {
  const wrong = { example: '2026-01-31', of: { 'zh-CN': '日期', en: 'a date' } }
  const match = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/u.exec(text)
  if (!match) return wrong
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return real ? { value: iso } : wrong
}

type Level = NonNullable<Unit['profile']['level']>
type Kind = NonNullable<Unit['profile']['kind']>

const scopeWords = { own: '本级', whole: '汇总' } as const

/** Reads what stands in a column other than name and parent; a blank cell is not asked. */
export const understand = {
  level: (text: string): Understood<Level> => wordOf(text, levelWords),
  kind: (text: string): Understood<Kind> => wordOf(text, kindWords),
  mayMakeRules: yesOrNo,
  powers: powersOf,
  deadline: dateOf,
  scope: (text: string) => wordOf(text, scopeWords),
}
