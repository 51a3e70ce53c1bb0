import type { Edition } from '../editions/form.ts'
import type { Finding } from '../finding.ts'
import { rules } from '../rules/index.ts'
import type { Language, Rule } from '../rules/rule.ts'
import { factsOf, type Reader } from './facts.ts'
import { faultWords } from './where.ts'
import type { Words } from './words.ts'

/** A finding in words: what is wrong with both sides and the difference, why it matters, what to do. */
export interface Sentence {
  readonly message: string
  readonly why: string
  readonly todo: string
}

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.code, rule]))

/** The rule's title and where it stands, or the code's own reason. */
function whyOf(code: string, language: Language, { why }: Words): string {
  const rule = byCode.get(code)
  if (rule) {
    const title = rule.title[language]
    return language === 'en' ? `${title} (${rule.basis}).` : `${title}（${rule.basis}）。`
  }
  if (why === undefined) throw new RangeError(`${code} is neither a rule nor explained`)
  return why
}

/**
 * The sentences of one language's words for one reader, for who does not want to load all of them (`@gongkai/schema/zh`, `/en`). Throws a
 * RangeError for a code that the words do not have: a bug.
 */
export const describer =
  (words: Readonly<Record<string, Words>>, language: Language, reader?: Reader) =>
  (finding: Finding, edition: Edition): Sentence => {
    const { code } = finding
    const own = Object.hasOwn(words, code) ? words[code] : undefined
    if (!own) throw new RangeError(`no sentence for ${code}`)
    const facts = factsOf(finding, edition, language, reader)
    const { fault } = finding
    const blame = fault ? `${language === 'en' ? ' ' : ''}${faultWords[fault][language]}` : ''
    return {
      message: `${own.message(facts)}${blame}`,
      why: whyOf(code, language, own),
      todo: own.todo(facts),
    }
  }
