import type { Language } from '@gongkai/schema'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Host } from '../port.ts'
import type { Session } from '../session/session.ts'
import { type PaneTools, SeenProvider, ToolsProvider } from './context.ts'
import { Drawer, loadPanels } from './drawer.tsx'
import { failureText } from './failure.ts'
import { Findings } from './findings.tsx'
import { GlanceBar } from './glance.tsx'
import { Guarded } from './guarded.tsx'
import type { Proposed } from './preview.tsx'
import type { Speech } from './speech.ts'
import { StageSwitch } from './stage-switch.tsx'
import { useLoaded } from './use-loaded.ts'
import { useStateOf } from './use-state-of.ts'

export interface PaneProps {
  readonly host: Host
  readonly session: Session
  readonly speech: Speech
  readonly setLanguage: (language: Language) => Promise<void>
}

/** What is needed where something is written. */
const loadOutcome = () => import('./outcome.ts')
const loadUndo = () => import('./undo.tsx')

/** What stands under the mouse at the second click of a double click is not what the first one was meant for. */
const once = (event: MouseEvent) => {
  if (event.detail > 1 && (event.target as Element).closest('button')) {
    event.preventDefault()
    event.stopPropagation()
  }
}

export function Pane({ host, session, speech, setLanguage }: PaneProps) {
  const { language, words } = speech
  const state = useStateOf(session)
  const { seen, undo, busy } = state
  const [said, say] = useState('')
  const [proposed, setProposed] = useState<Proposed | undefined>()
  const [drafts] = useState(() => new Map<string, string>())
  const attempt = useCallback(
    (action: () => Promise<void>) => {
      action().catch((error: unknown) => say(failureText(error, words)))
    },
    [words],
  )
  const panels = useLoaded(proposed !== undefined, loadPanels, attempt)
  const back = useLoaded(undo !== undefined, loadUndo, attempt)
  const tools = useMemo(
    (): PaneTools => ({
      ...speech,
      host,
      session,
      say,
      drafts,
      propose: (plan, written) => setProposed({ plan, written }),
      attempt,
      carryOut: (agreed, written) =>
        attempt(async () => {
          // Nothing is written that could not be told of.
          const { outcomeText } = await loadOutcome()
          const done = await session.run(agreed)
          if (done.state === 'applied') written?.()
          say(outcomeText(done, agreed, speech))
        }),
      jump: (at) =>
        attempt(async () => {
          say('')
          const place = session.state().seen?.where(at)
          if (place) await host.reveal(place)
        }),
    }),
    [host, session, speech, words, attempt, drafts],
  )
  useEffect(() => {
    const attend = () => {
      if (document.visibilityState === 'visible') session.attend()
    }
    window.addEventListener('focus', attend)
    document.addEventListener('visibilitychange', attend)
    return () => {
      window.removeEventListener('focus', attend)
      document.removeEventListener('visibilitychange', attend)
    }
  }, [session])

  return (
    <ToolsProvider value={tools}>
      <SeenProvider value={seen}>
        <div class="pane" lang={language} aria-busy={busy} onClickCapture={once}>
          <header class="bar">
            <StageSwitch stage={state.stage} />
            <button
              type="button"
              class="link"
              lang={language === 'en' ? 'zh-CN' : 'en'}
              onClick={() => attempt(() => setLanguage(language === 'en' ? 'zh-CN' : 'en'))}
            >
              {words.language}
            </button>
          </header>
          <GlanceBar state={state} />
          <div class="said" role="status">
            {said !== '' && <p>{said}</p>}
          </div>
          {undo && back && <back.Undo plan={undo} busy={busy} />}
          <Guarded of={seen} words={words}>
            {seen && <Findings />}
          </Guarded>
          <section class="tools" aria-label={words.tools}>
            <Guarded of={seen} words={words}>
              {seen &&
                (['tools', 'starter', 'export', 'lastYear'] as const).map((id) => (
                  <Drawer key={id} id={id} state={state} />
                ))}
              <Drawer id="template" state={state} />
            </Guarded>
          </section>
          <Guarded of={proposed} words={words}>
            {proposed && seen && panels && (
              <panels.Preview {...proposed} close={() => setProposed(undefined)} />
            )}
          </Guarded>
        </div>
      </SeenProvider>
    </ToolsProvider>
  )
}
