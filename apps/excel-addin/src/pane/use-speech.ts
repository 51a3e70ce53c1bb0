import type { Language } from '@gongkai/schema'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { throwAside } from '../session/throw-aside.ts'
import { keepLanguage, keptLanguage } from './kept-language.ts'
import type { Speech } from './speech.ts'

/**
 * The language spoken and the way to change it: it is `begin` until another one is there. `speechIn` has to be the same function
 * each time.
 */
export function useSpeech<S extends Speech>(
  begin: S,
  speechIn: (language: Language) => Promise<S>,
  first: Language = keptLanguage(),
): readonly [S, (language: Language) => Promise<void>] {
  const [speech, setSpeech] = useState(begin)
  // Another tab may keep another language later.
  const [start] = useState(first)
  const wanted = useRef(begin.language)
  const speak = useCallback(
    async (language: Language) => {
      wanted.current = language
      const loaded = await speechIn(language)
      if (wanted.current !== language) return
      document.documentElement.lang = language
      setSpeech(loaded)
    },
    [speechIn],
  )
  useEffect(() => {
    speak(start).catch(throwAside)
  }, [speak, start])
  const change = async (language: Language) => {
    await speak(language)
    keepLanguage(language)
  }
  return [speech, change]
}
