import type { Language } from '@gongkai/schema'
import { useEffect, useState } from 'preact/hooks'
import { keepLanguage, keptLanguage } from './kept-language.ts'
import type { Speech } from './speech.ts'

/**
 * The language spoken and the way to change it: `begin` until `wanted` is loaded. `speechIn` has to be the same function each time.
 */
export function useSpeech<S extends Speech>(
  begin: S,
  speechIn: (language: Language) => Promise<S>,
  first: Language = keptLanguage(),
): readonly [S, (language: Language) => void] {
  const [wanted, setWanted] = useState(first)
  const [speech, setSpeech] = useState(begin)
  const [fault, setFault] = useState<{ readonly error: unknown } | undefined>()
  if (fault) throw fault.error
  useEffect(() => {
    let current = true
    speechIn(wanted).then(
      (loaded) => {
        if (!current) return
        document.documentElement.lang = wanted
        setSpeech(loaded)
      },
      (error: unknown) => setFault({ error }),
    )
    return () => {
      current = false
    }
  }, [wanted, speechIn])
  const change = (language: Language) => {
    keepLanguage(language)
    setWanted(language)
  }
  return [speech, change]
}
