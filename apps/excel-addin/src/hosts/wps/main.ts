import { keptLanguage } from '../../pane/kept-language.ts'
import { mountPane } from '../../pane/mount.tsx'
import { wpsHost } from './host.ts'
import { type Jsapi, jsapiIn } from './jsapi.ts'
import { watchSaves } from './saves.ts'
import { words } from './words.ts'

const pane = document.getElementById('pane')!

const jsapi = jsapiIn(window)
if (jsapi) {
  const mayReplace = (path: string) => window.confirm(words[keptLanguage()].replace(path))
  mountPane(wpsHost(jsapi, mayReplace), pane)
  void askBeforeSaving(jsapi)
} else {
  pane.textContent = Object.values(words)
    .map(({ noWps }) => noWps)
    .join('\n')
}

/** Loaded after the pane, yet before the first save: the question itself must not wait. */
async function askBeforeSaving(jsapi: Jsapi): Promise<void> {
  const { saveQuestion } = await import('./save-question.ts')
  watchSaves(jsapi, (book) => {
    const question = saveQuestion(book, keptLanguage())
    return question && { key: question.key, ask: () => window.confirm(question.text) }
  })
}
