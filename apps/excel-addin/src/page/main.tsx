import '../older-browsers.ts'
import { render } from 'preact'
import { browserHost } from '../hosts/browser/host.ts'
import { openDesk } from '../hosts/browser/workbook.ts'
import { download } from '../hosts/download.ts'
import { failureText } from '../pane/failure.ts'
import { keptLanguage } from '../pane/kept-language.ts'
import '../pane/pane.css'
import { startSession } from '../session/session.ts'
import './page.css'
import { Page } from './page.tsx'
import { revealField } from './reveal.ts'
import { pageChinese, pageSpeechIn } from './speech.ts'

const root = document.getElementById('page')
if (!root) throw new Error('the page has no #page')
const language = keptLanguage()
document.documentElement.lang = language

const desk = openDesk()
const host = browserHost(desk, { reveal: revealField, saveFile: download })
const session = startSession(host, { visible: () => document.visibilityState === 'visible' })

let speech = pageChinese

async function begin(to: HTMLElement): Promise<void> {
  // Comes with the template: what is loaded at first says when it does not.
  const [{ startWork }, spoken] = await Promise.all([import('./work.ts'), pageSpeechIn(language)])
  speech = spoken
  const work = startWork(desk, host, session)
  const begun = await work.begin()
  render(<Page host={host} session={session} work={work} begin={speech} begun={begun} />, to)
  work.prepare()
}

begin(root).catch((error: unknown) => {
  root.textContent = failureText(error, speech.words)
})
