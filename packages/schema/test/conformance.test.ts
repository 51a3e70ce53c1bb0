import { readdirSync, readFileSync } from 'node:fs'
import { expect, describe as group, it } from 'vitest'
import { allEn as en, allZh as zh } from '../src/describe/all-words.ts'
import {
  type Code,
  check,
  describe,
  type EditionId,
  editions,
  type Finding,
  identityOf,
  type Reading,
  type Report,
  rules,
  type Stage,
} from '../src/index.ts'
import { type Change, cleanReport } from './clean-report.ts'

interface Case {
  readonly why: string
  readonly edition: EditionId
  readonly stage: Stage
  readonly change: Change
  /** Last year's report: a clean one of zeros with these cells. */
  readonly previous?: { readonly edition: EditionId; readonly values: Report['values'] }
  readonly expected: readonly string[]
}

const folder = new URL('conformance/', import.meta.url)
const cases = readdirSync(folder).map((name) => {
  const made: Case = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  const report = cleanReport(made.edition, made.change)
  const previous =
    made.previous &&
    cleanReport(made.previous.edition, { year: report.year - 1, values: made.previous.values })
  return { name, ...made, report, previous }
})

group('conformance: each input gives exactly its codes', () => {
  it.each(cases)('$name', ({ report, stage, previous, expected }) => {
    expect(check(report, { stage, previous }).findings.map(identityOf).sort()).toEqual([...expected].sort())
  })
})

const reading = ({ at, value }: Reading) => `${at}=${JSON.stringify(value)}`
/** The first and the last of a long list. */
const readings = (list: readonly Reading[]) =>
  list.length <= 24
    ? list.map(reading).join(' ')
    : `${reading(list[0]!)} … ${reading(list.at(-1)!)} (${list.length})`

function lineOf({ severity, at, code, actual, expected, evidence, fix }: Finding): string {
  const parts = [
    `${severity} ${code}@${at}`,
    ...(actual === undefined ? [] : [`is ${JSON.stringify(actual)}`]),
    ...(expected === undefined ? [] : [`due ${JSON.stringify(expected)}`]),
    ...(evidence.length === 0 ? [] : [`read ${readings(evidence)}`]),
    ...(fix ? [`fix ${fix.title}${fix.safe ? '' : '?'} ${readings(fix.set)}`] : []),
  ]
  return `  ${parts.join(' | ')}`
}

it('what each finding holds is in conformance.txt (`vitest -u` writes it anew, to be read line by line)', async () => {
  const page = cases.flatMap(({ name, why, report, stage, previous }) => {
    const { findings, checked } = check(report, { stage, previous })
    const counts = Object.entries(checked).map(([count, number]) => `${number} ${count}`)
    // What a finding does not hold it has no key for.
    for (const finding of findings) expect(Object.values(finding)).not.toContain(undefined)
    return [`${name}: ${why}`, `  (${counts.join(', ')})`, ...findings.map(lineOf), '']
  })
  await expect(page.join('\n')).toMatchFileSnapshot('conformance.txt')
})

const checkCodes = Object.keys(zh).filter(
  (code) => !/^(?:(?:table|source|rollup|published)\/|year\/similar-text$)/u.test(code),
) as Code[]
const found = new Set(cases.flatMap(({ expected }) => expected.map((identity) => identity.split('@')[0])))

group('the table of rules', () => {
  it('has a failing case for every code', () => {
    expect(checkCodes.filter((code) => !found.has(code))).toEqual([])
  })

  it('has every code once', () => {
    const codes = rules.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('names codes area/problem, without severity, year or address', () => {
    for (const code of Object.keys(zh)) {
      expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/u)
      expect(code).not.toMatch(/error|warning|note$|20\d\d$/u)
    }
  })

  it('has distinct sentences in both languages', () => {
    for (const words of [zh, en]) {
      const sentences = cases.flatMap(({ report, stage, previous }) =>
        check(report, { stage, previous }).findings.map((finding) => {
          const own = words === zh ? 'zh-CN' : 'en'
          return { code: finding.code, text: describe(finding, editions[report.edition], own).message }
        }),
      )
      const codesOf = new Map<string, Set<string>>()
      for (const { code, text } of sentences) codesOf.set(text, (codesOf.get(text) ?? new Set()).add(code))
      expect([...codesOf].filter(([, codes]) => codes.size > 1)).toEqual([])
    }
  })

  it('sets no space beside a quotation mark', () => {
    const all = cases.flatMap(({ report, stage, previous }) =>
      check(report, { stage, previous }).findings.map((finding) => ({ finding, edition: report.edition })),
    )
    const ofFile = Object.keys(zh)
      .filter((code) => /^(?:table|source)\//u.test(code))
      .map(
        (code): Finding => ({
          code,
          severity: 'note',
          at: 'requests',
          // How many places could not be read: a number.
          actual: code === 'source/undecodable' ? 3 : '甲',
          expected: '乙',
          evidence: [],
        }),
      )
    for (const { finding, edition } of [
      ...all,
      ...ofFile.map((finding) => ({ finding, edition: '2021' as const })),
    ]) {
      const { message, todo } = describe(finding, editions[edition])
      expect(`${message}${todo}`).not.toMatch(/ 「|」 /u)
    }
  })

  it('leaves no sentence with a hole in it', () => {
    for (const { report, stage, previous } of cases) {
      for (const finding of check(report, { stage, previous }).findings) {
        for (const language of ['zh-CN', 'en'] as const) {
          const { message, why, todo } = describe(finding, editions[report.edition], language)
          expect(`${message}${why}${todo}`).not.toMatch(/undefined|NaN|\[object|null|「」|“”/u)
          expect(Math.min(message.length, why.length, todo.length)).toBeGreaterThan(3)
        }
      }
    }
  })
})
