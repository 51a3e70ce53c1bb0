import type { Edition } from '../editions/form.ts'
import type { Finding } from '../finding.ts'
import { rules } from '../rules/index.ts'
import type { Language, Rule } from '../rules/rule.ts'
import type { Code } from './code.ts'
import { en } from './en.ts'
import { factsOf } from './facts.ts'
import type { Words } from './words.ts'
import { zh } from './zh.ts'

/** A finding in words: what is wrong with both sides and the difference, why it matters, what to do. */
export interface Sentence {
  readonly message: string
  readonly why: string
  readonly todo: string
}

const words: Readonly<Record<Language, Readonly<Record<Code, Words>>>> = { 'zh-CN': zh, en }
const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.code, rule]))

/** The rule's title and where it stands, or the code's own reason. */
function whyOf(code: Code, language: Language, { why }: Words): string {
  const rule = byCode.get(code)
  if (rule) {
    const title = rule.title[language]
    return language === 'en' ? `${title} (${rule.basis}).` : `${title}（${rule.basis}）。`
  }
  if (why === undefined) throw new RangeError(`${code} is neither a rule nor explained`)
  return why
}

/** The sentence of a finding, Chinese by default. Throws a RangeError for a code that no rule has: a bug. */
export function describe(finding: Finding, edition: Edition, language: Language = 'zh-CN'): Sentence {
  const code = finding.code as Code
  const own = Object.hasOwn(words[language], code) ? words[language][code] : undefined
  if (!own) throw new RangeError(`no sentence for ${code}`)
  const facts = factsOf(finding, edition, language)
  return { message: own.message(facts), why: whyOf(code, language, own), todo: own.todo(facts) }
}
