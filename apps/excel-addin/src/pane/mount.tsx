import '../older-browsers.ts'
import type { Language } from '@gongkai/schema'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { type Host, HostError } from '../port.ts'
import { type Session, startSession } from '../session/session.ts'
import { keepLanguage, keptLanguage } from './kept-language.ts'
import './pane.css'
import { Pane } from './pane.tsx'
import { paneWords } from './words.ts'

export interface MountOptions {
  /** Default: the one chosen last on this machine, else Chinese. */
  readonly language?: Language
}

/**
 * Starts a host and shows the pane for it. Where the host has nothing to work on, the pane says so in its words and looks
 * again; it never fails with an empty page.
 *
 * @returns ends the session and takes the pane away
 */
export function mountPane(host: Host, root: HTMLElement, options: MountOptions = {}): () => void {
  const session = startSession(host, { visible: () => document.visibilityState === 'visible' })
  render(<Standing host={host} session={session} language={options.language ?? keptLanguage()} />, root)
  host.start().then(
    () => session.look(),
    (error: unknown) => {
      if (!(error instanceof HostError)) throw error
      const language = options.language ?? keptLanguage()
      root.prepend(
        document.createTextNode(paneWords[language].cannotStart + paneWords[language].trouble[error.code]),
      )
    },
  )
  return () => {
    session.dispose()
    host.dispose()
    render(null, root)
  }
}

interface StandingProps {
  readonly host: Host
  readonly session: Session
  readonly language: Language
}

/** The pane in a place of its own, as in Office and WPS. */
function Standing({ language: begin, ...rest }: StandingProps) {
  const [language, setLanguage] = useState(begin)
  const change = (next: Language) => {
    keepLanguage(next)
    setLanguage(next)
  }
  return (
    <main>
      <Pane {...rest} language={language} setLanguage={change} />
    </main>
  )
}
