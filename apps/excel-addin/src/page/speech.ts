import type { Language } from '@gongkai/schema'
import { chinese, type Speech, speechIn } from '../pane/speech.ts'
import { type PageWords, zh } from './words-zh.ts'

/** What the page says in one language: the pane's speech, and words of its own. */
export interface PageSpeech extends Speech {
  readonly page: PageWords
}

export const pageChinese: PageSpeech = { ...chinese, page: zh }

/** English is loaded when it is first asked for. */
async function english(): Promise<PageSpeech> {
  const [speech, { en }] = await Promise.all([speechIn('en'), import('./words-en.ts')])
  return { ...speech, page: en }
}

export const pageSpeechIn = async (language: Language): Promise<PageSpeech> =>
  language === 'en' ? english() : pageChinese
