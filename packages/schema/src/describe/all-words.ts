import type { Code } from './code.ts'
import { en } from './en.ts'
import { publishedEn, publishedZh } from './published.ts'
import { rollupEn, rollupZh } from './rollup.ts'
import type { Words } from './words.ts'
import { zh } from './zh.ts'

/** One entry for each code, or it does not compile. */
type AllWords = Readonly<Record<Code, Words>>

export const allZh: AllWords = { ...zh, ...rollupZh, ...publishedZh }
export const allEn: AllWords = { ...en, ...rollupEn, ...publishedEn }
