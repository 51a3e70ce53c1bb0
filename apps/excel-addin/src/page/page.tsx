import { editionForYear } from '@gongkai/schema'
import { useCallback, useMemo, useState } from 'preact/hooks'
import { type CellEdit, type Desk, savedBytes } from '../hosts/browser/workbook.ts'
import { failureText } from '../pane/failure.ts'
import { bytesOf, xlsxType } from '../pane/files.ts'
import { Pane } from '../pane/pane.tsx'
import { useLoaded } from '../pane/use-loaded.ts'
import { useSession } from '../pane/use-session.ts'
import { useSpeech } from '../pane/use-speech.ts'
import type { Host } from '../port.ts'
import type { Session } from '../session/session.ts'
import { PageProvider, type PageTools } from './context.ts'
import { forgetWork } from './keep.ts'
import { newReport, type Opened, openBytes, type Refused, saveName } from './opened.ts'
import { type PageSpeech, pageSpeechIn } from './speech.ts'
import { useBook } from './use-desk.ts'
import { useKeeping } from './use-keeping.ts'

/** The grid comes right after the pane, which is what is loaded at first. */
const loadForm = () => import('./form.tsx')

export interface PageProps {
  readonly desk: Desk
  readonly host: Host
  readonly session: Session
  /** The language that is spoken until another one is chosen. */
  readonly begin: PageSpeech
  /** What is to be said at the beginning. */
  readonly greeting: string
}

/** The report to be filled in, and the pane beside it. */
export function Page({ desk, host, session, begin, greeting }: PageProps) {
  const [speech, setLanguage] = useSpeech(begin, pageSpeechIn)
  const { language, page: words } = speech
  const [said, say] = useState(greeting)
  const [savedBook, setSavedBook] = useState(desk.book)
  const [coming, setComing] = useState(false)
  const book = useBook(desk)
  const kept = useKeeping(desk)
  const { seen, at } = useSession(session)
  const unsaved = book !== undefined && book !== savedBook
  const attempt = useCallback(
    (action: () => Promise<void>) => {
      action().catch((error: unknown) => say(failureText(error, speech.words)))
    },
    [speech.words],
  )
  const form = useLoaded(!coming, loadForm, attempt)
  const set = useCallback((edits: readonly CellEdit[]) => desk.set(edits), [desk])
  const mayLeave = () => !unsaved || window.confirm(words.sure)

  // Meanwhile the form is not there: what is typed into the one that goes would be lost.
  const replace = async (make: () => Promise<Opened | Refused>) => {
    if (!mayLeave()) return
    setComing(true)
    try {
      const read = await make()
      if ('refused' in read) say(read.refused)
      else {
        desk.open(read.file, read.edits)
        setSavedBook(desk.book())
        await session.look()
        say('')
      }
    } finally {
      setComing(false)
    }
  }
  const open = async (chosen: File) => openBytes(await bytesOf(chosen), chosen.name, language)
  const save = async () => {
    // What was typed a moment ago may be the agency, and is part of the name.
    await session.look()
    const file = desk.file()
    const { seen } = session.state()
    if (!file || !seen) return
    const saved = desk.book()
    const name = saveName(file, seen)
    await host.saveFile(name, await savedBytes(file, desk.edits()), xlsxType)
    setSavedBook(saved)
    say(words.saved(name))
  }
  const tools = useMemo(
    (): PageTools | undefined => (book && seen ? { language, book, seen, set } : undefined),
    [language, book, seen, set],
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
          begin={(year) => attempt(() => replace(() => newReport(year)))}
        />
        <label class="file">
          {words.open}
          <input
            type="file"
            accept=".xlsx,.xlsm"
            onChange={(event) => {
              const input = event.currentTarget
              const file = input.files?.[0]
              input.value = ''
              if (file) attempt(() => replace(() => open(file)))
            }}
          />
        </label>
        <button type="button" class="main" disabled={!seen} onClick={() => attempt(save)}>
          {words.save}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => {
            forgetWork()
            say(words.forgotten)
          }}
        >
          {words.forget}
        </button>
        <p class="quiet" role="status">
          {said !== '' && <strong>{said} </strong>}
          {unsaved ? `${words.unsaved}${kept ? '' : `：${words.notKept}`}` : ''} {words.offline}
        </p>
      </header>
      <main class="columns">
        <section class="report" aria-label={words.report} aria-busy={coming}>
          {tools && form && at !== undefined && !coming && (
            <PageProvider value={tools}>
              <form.ReportForm key={seen?.snapshot.workbook} />
            </PageProvider>
          )}
        </section>
        <section class="beside" id="results" aria-label={words.results} tabIndex={-1}>
          <Pane host={host} session={session} speech={speech} setLanguage={setLanguage} />
        </section>
      </main>
    </div>
  )
}

interface NewReportProps {
  readonly label: string
  readonly year: string
  readonly begin: (year: number) => void
}

function NewReport({ label, year: yearLabel, begin }: NewReportProps) {
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
      <button type="submit" disabled={!fits}>
        {label}
      </button>
    </form>
  )
}
