import type { Edition } from '../editions/form.ts'
import type { Finding } from '../finding.ts'
import type { Language } from '../rules/rule.ts'
import { allEn, allZh } from './all-words.ts'
import { describer, type Sentence } from './describer.ts'

const describers = { 'zh-CN': describer(allZh, 'zh-CN'), en: describer(allEn, 'en') } as const

/** The sentence of a finding, Chinese by default. Throws a RangeError for a code that no rule has: a bug. */
export const describe = (finding: Finding, edition: Edition, language: Language = 'zh-CN'): Sentence =>
  describers[language](finding, edition)
