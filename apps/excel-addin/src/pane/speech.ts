import { describer, type Edition, type Finding, type Language, type Sentence } from '@gongkai/schema'
import { zh as sentences } from '@gongkai/schema/zh'
import type { PaneWords } from './words-zh.ts'
import { zh as words } from './words-zh.ts'

/** What the pane says in one language: its own words, and the sentences of findings. */
export interface Speech {
  readonly language: Language
  readonly words: PaneWords
  readonly describe: (finding: Finding, edition: Edition) => Sentence
}

export const chinese: Speech = { language: 'zh-CN', words, describe: describer(sentences, 'zh-CN', 'pane') }

/** English is loaded when it is first asked for. */
async function english(): Promise<Speech> {
  const [own, { en }] = await Promise.all([import('./words-en.ts'), import('@gongkai/schema/en')])
  return { language: 'en', words: own.en, describe: describer(en, 'en', 'pane') }
}

export const speechIn = async (language: Language): Promise<Speech> =>
  language === 'en' ? english() : chinese
