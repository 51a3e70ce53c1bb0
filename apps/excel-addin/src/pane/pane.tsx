import type { Language } from '@gongkai/schema'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Host } from '../port.ts'
import type { Done } from '../session/perform.ts'
import type { Plan } from '../session/plan.ts'
import type { Session } from '../session/session.ts'
import { type PaneTools, SeenProvider, ToolsProvider } from './context.ts'
import { Drawer, loadPanels } from './drawer.tsx'
import { failureText } from './failure.ts'
import { Findings } from './findings.tsx'
import { GlanceBar } from './glance.tsx'
import { placeText } from './place.ts'
import type { Speech } from './speech.ts'
import { StageSwitch } from './stage-switch.tsx'
import { useLoaded } from './use-loaded.ts'
import { useStateOf } from './use-state-of.ts'
import type { PaneWords } from './words-zh.ts'

export interface PaneProps {
  readonly host: Host
  readonly session: Session
  readonly speech: Speech
  readonly setLanguage: (language: Language) => Promise<void>
}

/** What became of a plan, in words; `undefined` where there is nothing to say. */
function outcome(done: Done, words: PaneWords): string {
  switch (done.state) {
    case 'applied':
    case 'sheets':
      return ''
    case 'trouble':
      return words.trouble[done.code]
    case 'stale':
    case 'protected':
    case 'failed':
      return words.failed[done.state] + done.cells.slice(0, 6).map(placeText).join(words.and)
    default:
      return words.failed[done.state]
  }
}

/** What is to be said of sheets that came, went or stayed. */
const sheetsText = async (done: Done, language: Language): Promise<string> =>
  'told' in done && done.told ? (await loadPanels()).toldText(done.told, language) : ''

export function Pane({ host, session, speech, setLanguage }: PaneProps) {
  const { language, words } = speech
  const state = useStateOf(session)
  const { seen, undo, busy } = state
  const [said, say] = useState('')
  const [plan, propose] = useState<Plan | undefined>()
  const attempt = useCallback(
    (action: () => Promise<void>) => {
      action().catch((error: unknown) => say(failureText(error, words)))
    },
    [words],
  )
  const panels = useLoaded(plan !== undefined, loadPanels, attempt)
  const tools = useMemo(
    (): PaneTools => ({
      ...speech,
      host,
      session,
      say,
      propose,
      attempt,
      carryOut: (agreed) =>
        attempt(async () => {
          const done = await session.run(agreed)
          const sheets = await sheetsText(done, language)
          const cells =
            done.state === 'applied' ? words.done(words.plan[agreed.kind], done.cells) : outcome(done, words)
          say(sheets || cells)
        }),
      jump: (at) =>
        attempt(async () => {
          say('')
          const place = session.state().seen?.where(at)
          if (place) await host.reveal(place)
        }),
    }),
    [host, session, speech, language, words, attempt],
  )
  const takeBack = () =>
    attempt(async () => {
      const done = await session.undo()
      const sheets = await sheetsText(done, language)
      const cells =
        done.state === 'applied' && undo ? words.undone(words.plan[undo.kind]) : outcome(done, words)
      say(`${cells} ${sheets}`.trim())
    })
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
        <div class="pane" lang={language} aria-busy={busy}>
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
          {undo && (
            <button type="button" disabled={busy} onClick={takeBack}>
              {words.undoWhat(words.plan[undo.kind])}
            </button>
          )}
          {seen && <Findings />}
          <section class="tools" aria-label={words.tools}>
            {seen &&
              (['tools', 'starter', 'export', 'lastYear'] as const).map((id) => (
                <Drawer key={id} id={id} state={state} />
              ))}
            <Drawer id="template" state={state} />
          </section>
          {plan && seen && panels && <panels.Preview plan={plan} close={() => propose(undefined)} />}
        </div>
      </SeenProvider>
    </ToolsProvider>
  )
}
