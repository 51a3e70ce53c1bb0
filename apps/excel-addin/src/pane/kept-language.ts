import type { Language } from '@gongkai/schema'

const key = 'gongkai-language'

/** The language chosen on this machine, Chinese where none was or none can be kept. */
export function keptLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN'
  } catch {
    // Storage is forbidden in some panes.
    return 'zh-CN'
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Then it holds until the pane is closed.
  }
}
