import '../older-browsers.ts'
import { render } from 'preact'
import { browserHost } from '../hosts/browser/host.ts'
import { openDesk } from '../hosts/browser/workbook.ts'
import { download } from '../hosts/download.ts'
import { keptLanguage } from '../pane/kept-language.ts'
import '../pane/pane.css'
import { startSession } from '../session/session.ts'
import { keptWork } from './keep.ts'
import { newReport } from './opened.ts'
import './page.css'
import { Page } from './page.tsx'
import { revealField } from './reveal.ts'
import { pageSpeechIn } from './speech.ts'

const root = document.getElementById('page')
if (!root) throw new Error('the page has no #page')
const language = keptLanguage()
document.documentElement.lang = language

const desk = openDesk()
const host = browserHost(desk, { reveal: revealField, saveFile: download })
const session = startSession(host, { visible: () => document.visibilityState === 'visible' })

async function begin(to: HTMLElement): Promise<void> {
  const kept = keptWork()
  const [speech, again] = await Promise.all([
    pageSpeechIn(language),
    kept && import('./restored.ts').then(({ restored }) => restored(kept)),
  ])
  const { file, edits } = again ?? (await newReport(new Date().getFullYear() - 1))
  desk.open(file, edits)
  const greeting = again
    ? speech.page.restored(new Date(kept!.at).toLocaleString(language, { hour12: false }))
    : ''
  await session.look()
  render(<Page desk={desk} host={host} session={session} begin={speech} greeting={greeting} />, to)
}

void begin(root)
