import type { Language } from '@gongkai/schema'
import type { LiveBook } from '@gongkai/workbook/sheets'
import { type Desk, type OpenFile, savedBytes } from '../hosts/browser/workbook.ts'
import { bytesOf, xlsxType } from '../pane/files.ts'
import { type Host, HostError } from '../port.ts'
import type { Session } from '../session/session.ts'
import { throwAside } from '../session/throw-aside.ts'
import { type Kept, keptOf, keptText, setAside } from './keep.ts'
import { startKeeper } from './keeper.ts'
import { newReport, type Opened, openBytes, openKept, type Refused, saveName } from './opened.ts'

export interface WorkState {
  readonly file: OpenFile | undefined
  readonly book: LiveBook | undefined
  /** There is something in it that is in no file. */
  readonly unsaved: boolean
  /** Whether this browser keeps what is unsaved. */
  readonly kept: boolean
  /** Another report is coming, or this one is being saved. */
  readonly busy?: 'opening' | 'saving'
  /** What was kept when the page began and had been saved: it is not opened unless that is asked for. */
  readonly earlier?: Kept
}

/** What the page began with: what was kept was opened, or could not be and is kept aside; or neither. */
export interface Begun {
  readonly how: 'new' | 'restored' | 'aside'
  /** When it was kept, where that can be told. */
  readonly at: number | undefined
}

/** The report at hand: what of it is saved, what this browser keeps, and what is coming. */
export interface Work {
  readonly state: () => WorkState
  /** @returns stops telling */
  subscribe(listener: () => void): () => void
  begin(): Promise<Begun>
  readonly set: Desk['set']
  // Another report takes this one's place. `undefined` where it does, and where something else is being done.
  startNew(year: number): Promise<Refused | undefined>
  open(chosen: File, language: Language): Promise<Refused | undefined>
  openEarlier(language: Language): Promise<Refused | undefined>
  /** Hands all of it over as a file. What that is called; `undefined` while something else is being done. */
  save(): Promise<string | undefined>
  /** Clears what this browser keeps. */
  forget(): void
  /** Loads what saving needs, so that it can be done also when the page's server has gone. */
  prepare(): void
}

export function startWork(desk: Desk, host: Host, session: Session): Work {
  const listeners = new Set<() => void>()
  let saved: LiveBook | undefined
  let savedAs: string | undefined
  let kept = true
  let busy: WorkState['busy']
  let earlier: Kept | undefined
  let state: WorkState

  const isSaved = () => desk.book() === saved
  const keeper = startKeeper(
    desk,
    () => (!isSaved() ? 'unsaved' : savedAs === undefined ? 'nothing' : { saved: savedAs }),
    (is) => {
      kept = is
      tell()
    },
  )
  function tell() {
    const [file, book] = [desk.file(), desk.book()]
    state = { file, book, unsaved: !isSaved(), kept, ...(busy && { busy }), ...(earlier && { earlier }) }
    for (const listener of listeners) listener()
  }
  const changed = () => {
    keeper.changed()
    tell()
  }
  tell()
  desk.onChange(changed)
  window.addEventListener('beforeunload', (event) => {
    if (isSaved() || keeper.holds()) return
    event.preventDefault()
    // Browsers of before 2023 ask for this instead.
    event.returnValue = 'unsaved'
  })

  function take({ file, edits, unsaved }: Opened) {
    keeper.again()
    desk.open(file, edits)
    saved = unsaved ? undefined : desk.book()
    savedAs = undefined
    earlier = undefined
    changed()
  }
  async function during<T>(what: WorkState['busy'], action: () => Promise<T>): Promise<T | undefined> {
    if (busy) return undefined
    busy = what
    tell()
    try {
      return await action()
    } finally {
      busy = undefined
      tell()
    }
  }

  const replace = (make: () => Promise<Opened | Refused>) =>
    during('opening', async () => {
      const read = await make()
      if ('refused' in read) return read
      take(read)
      await session.look()
      return undefined
    })

  /** What becomes of what was kept. */
  async function restore(text: string, found: Kept | undefined): Promise<Begun['how']> {
    try {
      const read = found && (await openKept(found, 'zh-CN'))
      if (read && !('refused' in read)) {
        take(read)
        keeper.takeOver(text)
        return 'restored'
      }
    } catch (error) {
      // Nothing is wrong with what is kept: it is there when the page is loaded again.
      if (error instanceof HostError) throw error
      throwAside(error)
    }
    setAside(text)
    return 'aside'
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async begin() {
      const text = keptText()
      const found = text === undefined ? undefined : keptOf(text)
      const finished = found?.saved !== undefined
      const how = text === undefined || finished ? 'new' : await restore(text, found)
      if (how !== 'restored') take(await newReport(new Date().getFullYear() - 1))
      if (finished) earlier = found
      tell()
      await session.look()
      return { how, at: found?.at }
    },
    set: desk.set,
    startNew: (year) => replace(() => newReport(year)),
    open: (chosen, language) => replace(async () => openBytes(await bytesOf(chosen), chosen.name, language)),
    openEarlier: (language) => replace(async () => openKept(earlier!, language)),
    save: () =>
      during('saving', async () => {
        // What was typed a moment ago may be the agency, and is part of the name.
        await session.look()
        const { file, book } = state
        const { seen } = session.state()
        if (!file || !seen) return undefined
        const name = saveName(file, seen)
        await host.saveFile(name, await savedBytes(file, desk.edits()), xlsxType)
        saved = book
        savedAs = name
        changed()
        return name
      }),
    forget() {
      earlier = undefined
      keeper.forget()
    },
    prepare() {
      const idle = window.requestIdleCallback ?? setTimeout
      idle(() => {
        keeper.prepare().catch((error: unknown) => {
          // It is asked for again on saving, which says so.
          if (!(error instanceof HostError)) throwAside(error)
        })
      })
    },
  }
}
