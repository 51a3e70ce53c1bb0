import type { Desk, OpenFile } from '../hosts/browser/workbook.ts'
import { HostError } from '../port.ts'
import { throwAside } from '../session/throw-aside.ts'
import { forgetAll, type Kept, keepText, keptText } from './keep.ts'
import { base64 } from './opened.ts'

/** Milliseconds after the last change. */
const quiet = 400

/** What is to be kept of the report at hand: nothing of one that is as it was opened. */
export type Worth = 'nothing' | 'unsaved' | { readonly saved: string }

export interface Keeper {
  /** Something changed: in a moment it is kept. */
  changed(): void
  /** Whether this browser keeps the report as it is now; what is still to be kept is kept now. */
  holds(): boolean
  /** What was kept when the page began is what is at hand. */
  takeOver(text: string): void
  /** Nothing is kept any more, neither of this report until `again`. */
  forget(): void
  again(): void
  /** Loads what keeping and saving need. */
  prepare(): Promise<unknown>
}

/**
 * Keeps the report at hand in this browser. Other tabs keep theirs in the same place: whose it is shows in what stands there.
 *
 * @param told told whether the report is kept, when that may have changed
 */
export function startKeeper(desk: Desk, worth: () => Worth, told: (kept: boolean) => void): Keeper {
  const files = new WeakMap<OpenFile, string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let own: string | undefined
  let stopped = false

  const inPlace = () => own !== undefined && keptText() === own

  function keep(): boolean {
    clearTimeout(timer)
    timer = undefined
    const file = desk.file()
    const what = worth()
    if (!file || what === 'nothing') {
      if (inPlace()) keepText(undefined)
      own = undefined
      return true
    }
    const bytes = files.get(file)
    if (stopped || bytes === undefined) return false
    const kept: Kept = {
      version: 1,
      at: Date.now(),
      ...(file.name !== undefined && { name: file.name }),
      bytes,
      edits: desk.edits(),
      ...(what !== 'unsaved' && what),
    }
    const text = JSON.stringify(kept)
    own = keepText(text) ? text : undefined
    return own !== undefined
  }

  async function load(file: OpenFile | undefined) {
    if (file && !files.has(file)) files.set(file, base64(await file.bytes()))
  }

  async function later() {
    try {
      await load(desk.file())
    } catch (error) {
      // Then it is not kept, which is told.
      if (!(error instanceof HostError)) throwAside(error)
    }
    if (timer !== undefined) told(keep())
  }

  const flush = () => timer === undefined || keep()
  window.addEventListener('pagehide', flush)
  window.addEventListener('storage', () => {
    if (timer === undefined && worth() === 'unsaved') told(inPlace())
  })

  return {
    changed() {
      clearTimeout(timer)
      timer = stopped ? undefined : setTimeout(() => void later(), quiet)
      if (stopped) told(false)
    },
    holds: () => (timer === undefined ? inPlace() : keep()),
    takeOver(text) {
      clearTimeout(timer)
      timer = undefined
      own = text
    },
    forget() {
      clearTimeout(timer)
      timer = undefined
      forgetAll()
      own = undefined
      // A field that is left may still change something: that must not bring back what was cleared.
      stopped = worth() !== 'nothing'
      told(!stopped)
    },
    again() {
      stopped = false
    },
    prepare: () => Promise.all([load(desk.file()), import('@gongkai/workbook')]),
  }
}
