import '../older-browsers.ts'
import type { Language } from '@gongkai/schema'
import { render } from 'preact'
import { type Host, HostError } from '../port.ts'
import { type Session, startSession } from '../session/session.ts'
import './pane.css'
import { Pane } from './pane.tsx'
import { chinese, speechIn } from './speech.ts'
import { useSpeech } from './use-speech.ts'

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
  render(<Standing host={host} session={session} language={options.language} />, root)
  // What keeps the host from starting keeps it from reading: the look says so in words, and is repeated.
  host.start().then(session.look, (error: unknown) => {
    if (!(error instanceof HostError)) throw error
    return session.look()
  })
  return () => {
    session.dispose()
    host.dispose()
    render(null, root)
  }
}

interface StandingProps {
  readonly host: Host
  readonly session: Session
  readonly language: Language | undefined
}

/** The pane in a place of its own, as in Office and WPS. */
function Standing({ host, session, language }: StandingProps) {
  const [speech, setLanguage] = useSpeech(chinese, speechIn, language)
  return (
    <main>
      <Pane host={host} session={session} speech={speech} setLanguage={setLanguage} />
    </main>
  )
}
