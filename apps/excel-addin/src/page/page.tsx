import { editionForYear } from '@gongkai/schema'
import { useCallback, useMemo, useState } from 'preact/hooks'
import { failureText } from '../pane/failure.ts'
import { Guarded } from '../pane/guarded.tsx'
import { Pane } from '../pane/pane.tsx'
import { useLoaded } from '../pane/use-loaded.ts'
import { useSpeech } from '../pane/use-speech.ts'
import { useStateOf } from '../pane/use-state-of.ts'
import type { Host } from '../port.ts'
import type { Session } from '../session/session.ts'
import { PageProvider, type PageTools } from './context.ts'
import type { Refused } from './opened.ts'
import { type PageSpeech, pageSpeechIn } from './speech.ts'
import type { Begun, Work } from './work.ts'

/** The grid comes right after the pane, which is what is loaded at first. */
const loadForm = () => import('./form.tsx')

export interface PageProps {
  readonly host: Host
  readonly session: Session
  readonly work: Work
  /** The language that is spoken until another one is chosen. */
  readonly begin: PageSpeech
  readonly begun: Begun
}

/** The report to be filled in, and the pane beside it. */
export function Page({ host, session, work, begin, begun }: PageProps) {
  const [speech, setLanguage] = useSpeech(begin, pageSpeechIn)
  const { language, page: words } = speech
  const { file, book, unsaved, kept, busy, earlier } = useStateOf(work)
  const [said, say] = useState(() => {
    const time = begun.at === undefined ? '' : new Date(begun.at).toLocaleString(language, { hour12: false })
    return earlier ? words.earlier(earlier.saved!, time) : words.begun[begun.how](time)
  })
  const { seen } = useStateOf(session)
  const attempt = useCallback(
    (action: () => Promise<void>) => {
      action().catch((error: unknown) => say(failureText(error, speech.words)))
    },
    [speech.words],
  )
  const coming = busy === 'opening'
  const form = useLoaded(!coming, loadForm, attempt)

  // Meanwhile the form is not there and the pane is closed: what is done to the report that goes would be lost.
  const replace = (open: () => Promise<Refused | undefined>) => {
    if (unsaved && !window.confirm(words.sure)) return
    attempt(async () => say((await open())?.refused ?? ''))
  }
  const save = async () => {
    const name = await work.save()
    if (name !== undefined) say(words.saved(name, file?.name !== undefined))
  }
  const shown = seen?.snapshot.workbook === file?.id
  const tools = useMemo(
    (): PageTools | undefined =>
      book && seen && shown ? { language, book, seen, set: work.set } : undefined,
    [language, book, seen, shown, work],
  )

  return (
    <div class="page" lang={language}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <a class="skip" href="#results">
          {words.skip}
        </a>
        <NewReport
          label={words.begin}
          year={words.year}
          disabled={busy !== undefined}
          begin={(year) => replace(() => work.startNew(year))}
        />
        <label class="file">
          {words.open}
          <input
            type="file"
            accept=".xlsx,.xlsm"
            disabled={busy !== undefined}
            onChange={(event) => {
              const input = event.currentTarget
              const chosen = input.files?.[0]
              input.value = ''
              if (chosen) replace(() => work.open(chosen, language))
            }}
          />
        </label>
        <button type="button" class="main" disabled={!seen || coming} onClick={() => attempt(save)}>
          {words.save}
        </button>
        {earlier && (
          <button
            type="button"
            disabled={busy !== undefined}
            onClick={() => replace(() => work.openEarlier(language))}
          >
            {words.again}
          </button>
        )}
        <button
          type="button"
          class="link"
          onClick={() => {
            work.forget()
            say(words.forgotten)
          }}
        >
          {words.forget}
        </button>
        <p class="quiet" role="status">
          {(coming || said !== '') && <strong>{coming ? words.coming : said} </strong>}
          {unsaved ? `${words.unsaved}${kept ? '' : `：${words.notKept}`}` : ''} {words.offline}
        </p>
      </header>
      <main class="columns">
        <section class="report" aria-label={words.report} aria-busy={coming}>
          <Guarded of={tools} words={speech.words}>
            {tools && form && !coming && (
              <PageProvider value={tools}>
                <form.ReportForm key={file?.id} />
              </PageProvider>
            )}
          </Guarded>
        </section>
        <section class="beside" id="results" aria-label={words.results} tabIndex={-1} inert={coming}>
          <Pane host={host} session={session} speech={speech} setLanguage={setLanguage} />
        </section>
      </main>
    </div>
  )
}

interface NewReportProps {
  readonly label: string
  readonly year: string
  readonly disabled: boolean
  readonly begin: (year: number) => void
}

function NewReport({ label, year: yearLabel, disabled, begin }: NewReportProps) {
  const [text, setText] = useState(String(new Date().getFullYear() - 1))
  const year = Number(text)
  const fits = editionForYear(year) !== undefined && year < 2100
  return (
    <form
      class="new"
      onSubmit={(event) => {
        event.preventDefault()
        if (fits) begin(year)
      }}
    >
      <label>
        {yearLabel}
        <input
          class="year"
          type="text"
          inputMode="numeric"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!fits || disabled}>
        {label}
      </button>
    </form>
  )
}
