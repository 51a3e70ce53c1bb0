import type { Language } from '@gongkai/schema'
import { useEffect, useState } from 'preact/hooks'
import { keepLanguage, keptLanguage } from './kept-language.ts'
import { chinese, type Speech, speechIn } from './speech.ts'

/** The language spoken, Chinese until another one is loaded, and the way to change it. */
export function useSpeech(begin: Language = keptLanguage()): readonly [Speech, (language: Language) => void] {
  const [wanted, setWanted] = useState(begin)
  const [speech, setSpeech] = useState(chinese)
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
  }, [wanted])
  const change = (language: Language) => {
    keepLanguage(language)
    setWanted(language)
  }
  return [speech, change]
}
