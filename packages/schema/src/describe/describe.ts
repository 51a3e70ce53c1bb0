import type { Edition } from '../editions/form.ts'
import type { Finding } from '../finding.ts'
import type { Language } from '../rules/rule.ts'
import { allEn, allZh } from './all-words.ts'
import { describer, type Sentence } from './describer.ts'
import type { Reader } from './facts.ts'

const words = { 'zh-CN': allZh, en: allEn } as const

/**
 * The sentence of a finding, Chinese by default, for its reader. Throws a RangeError for a code that no rule has: a bug.
 */
export const describe = (
  finding: Finding,
  edition: Edition,
  language: Language = 'zh-CN',
  reader?: Reader,
): Sentence => describer(words[language], language, reader)(finding, edition)
