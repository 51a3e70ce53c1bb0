import { footerDistance, textArea } from './measures.ts'
import { defaultProfile, type Profile } from './profile.ts'

/** What is wrong with a user's profile: one line per key, Chinese and English. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError'
  readonly problems: readonly ProfileProblem[]

  constructor(problems: readonly ProfileProblem[]) {
    super(problems.map(({ key, zh, en }) => `版式 ${key}：${zh}。${key}: ${en}.`).join('\n'))
    this.problems = problems
  }
}

export interface ProfileProblem {
  /** Path of the key: `margins.top`; `$` for the file as a whole. */
  readonly key: string
  readonly zh: string
  readonly en: string
}

interface Expectation {
  readonly accepts: (value: unknown) => boolean
  readonly zh: string
  readonly en: string
}

type Shape<T> = { readonly [K in keyof T]: T[K] extends object ? Shape<T[K]> : Expectation }

const number = (from: number, to: number, zh: string, en: string, step?: number): Expectation => ({
  accepts: (value) =>
    typeof value === 'number' &&
    value >= from &&
    value <= to &&
    (step === undefined || Number.isInteger(value / step)),
  zh: ` ${from} 到 ${to} 之间的${step === 1 ? '整数' : '数'}${zh}`,
  en: `a${step === 1 ? ' whole' : ''} number from ${from} to ${to}${en}`,
})
const millimetres = (from: number, to: number) => number(from, to, '（毫米）', ' (mm)')
const size = number(5, 72, '（磅，可有半磅）', ' (points, in halves)', 0.5)
/** In larger text the 15 columns of 附表四 and the 10 of 附表三 no longer fit. */
const tableSize = number(5, 12, '（磅，可有半磅）', ' (points, in halves)', 0.5)
const oneOf = (...names: readonly string[]): Expectation => ({
  accepts: (value) => names.includes(value as string),
  zh: names.map((name) => ` "${name}"`).join(' 或'),
  en: names.map((name) => `"${name}"`).join(' or '),
})
/** Windows font names have at most 31 characters (LOGFONT). */
const font: Expectation = {
  accepts: (value) => typeof value === 'string' && /^\P{C}{1,31}$/u.test(value) && value.trim() === value,
  zh: '字体名称（1 到 31 个字）',
  en: 'the name of a font (1 to 31 characters)',
}

const shape: Shape<Profile> = {
  page: { width: millimetres(100, 500), height: millimetres(100, 500) },
  margins: {
    top: millimetres(5, 100),
    bottom: millimetres(5, 100),
    left: millimetres(5, 100),
    right: millimetres(5, 100),
  },
  charactersPerLine: number(10, 60, '', '', 1),
  linePitch: number(10, 100, '（磅）', ' (points)'),
  fonts: {
    title: font,
    heading1: font,
    heading2: font,
    body: font,
    table: font,
    pageNumber: font,
    latin: font,
  },
  sizes: { title: size, body: size, tableLargest: size, tableSmallest: tableSize, pageNumber: size },
  pageNumber: {
    style: oneOf('dashes', 'plain'),
    position: oneOf('outside', 'centre'),
    below: millimetres(0, 50),
  },
}

type Tree = { readonly [key: string]: Tree | unknown }

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isExpectation = (value: unknown): value is Expectation => isTree(value) && 'accepts' in value

const found = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? String(value)

/** The default with the override's keys in their places; what does not fit is told of and left out. */
function overlaid(
  base: Tree,
  override: Tree,
  expected: Tree,
  path: string,
  problems: ProfileProblem[],
): Tree {
  const result: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(override)) {
    const key = path + name
    const wanted = Object.hasOwn(expected, name) ? expected[name] : undefined
    if (wanted === undefined) {
      const known = Object.keys(expected).join(', ')
      problems.push({ key, zh: `没有这一项，可用的有 ${known}`, en: `no such key, there are ${known}` })
    } else if (isExpectation(wanted)) {
      if (wanted.accepts(value)) result[name] = value
      else
        problems.push({
          key,
          zh: `应为${wanted.zh}，现为 ${found(value)}`,
          en: `expected ${wanted.en}, found ${found(value)}`,
        })
    } else if (isTree(value)) {
      result[name] = overlaid(base[name] as Tree, value, wanted as Tree, `${key}.`, problems)
    } else {
      const keys = Object.keys(wanted as Tree).join(', ')
      problems.push({
        key,
        zh: `应为含 ${keys} 的对象，现为 ${found(value)}`,
        en: `expected an object with ${keys}, found ${found(value)}`,
      })
    }
  }
  return result
}

/** What single keys cannot say: the page must hold the form, and the line its characters. */
function misfits(profile: Profile): ProfileProblem[] {
  const { width, height } = textArea(profile)
  const { sizes, charactersPerLine, linePitch } = profile
  const problems: ProfileProblem[] = []
  if (width < 140 || height < 120) {
    const now = `${width.toFixed(1)} × ${height.toFixed(1)}`
    problems.push({
      key: 'margins',
      zh: `页面减去页边距，版心至少 140 × 120 毫米，现为 ${now}`,
      en: `page less margins must leave 140 × 120 mm, found ${now}`,
    })
    return problems
  }
  const em = (sizes.body * 25.4) / 72
  const fewest = Math.ceil(width / (em * 1.5))
  const most = Math.floor(width / (em * 0.9))
  if (charactersPerLine < fewest || charactersPerLine > most)
    problems.push({
      key: 'charactersPerLine',
      zh: `版心宽 ${width.toFixed(1)} 毫米、字号 ${sizes.body} 磅时应为 ${fewest} 到 ${most}，现为 ${charactersPerLine}`,
      en: `for ${width.toFixed(1)} mm and ${sizes.body} points expected ${fewest} to ${most}, found ${charactersPerLine}`,
    })
  if (linePitch < sizes.body)
    problems.push({
      key: 'linePitch',
      zh: `不能小于正文字号 ${sizes.body} 磅，现为 ${linePitch}`,
      en: `must not be below the body size of ${sizes.body} points, found ${linePitch}`,
    })
  if (footerDistance(profile) < 0)
    problems.push({
      key: 'pageNumber.below',
      zh: `下边距 ${profile.margins.bottom} 毫米之内放不下页码`,
      en: `the page number does not fit into the bottom margin of ${profile.margins.bottom} mm`,
    })
  if (sizes.tableSmallest > sizes.tableLargest)
    problems.push({
      key: 'sizes.tableSmallest',
      zh: `不能大于 sizes.tableLargest（${sizes.tableLargest}），现为 ${sizes.tableSmallest}`,
      en: `must not be above sizes.tableLargest (${sizes.tableLargest}), found ${sizes.tableSmallest}`,
    })
  return problems
}

/**
 * A user's profile: the default with the keys that `json` (parsed, not text) overrides, any part of it.
 *
 * @throws ProfileError that names every key that is unknown or does not fit, and what is expected there
 */
export function parseProfile(json: unknown): Profile {
  if (!isTree(json))
    throw new ProfileError([
      {
        key: '$',
        zh: `应为 JSON 对象，现为 ${found(json)}`,
        en: `expected a JSON object, found ${found(json)}`,
      },
    ])
  const problems: ProfileProblem[] = []
  const profile = overlaid(defaultProfile as unknown as Tree, json, shape, '', problems) as unknown as Profile
  if (problems.length === 0) problems.push(...misfits(profile))
  if (problems.length > 0) throw new ProfileError(problems)
  return profile
}
