import type { Report, Stage } from '@gongkai/schema'
import type { Finders, ReadOptions } from '@gongkai/workbook/sheets'
import { type Host, HostError, type HostErrorCode, type Snapshot } from '../port.ts'
import { type Assessment, assess, type Insight } from './assess.ts'
import { type Clock, systemClock } from './clock.ts'
import { debounce } from './debounce.ts'
import { carriedOver, type Difference, differenceOf } from './difference.ts'
import { type Act, type Done, outcomeOf, perform } from './perform.ts'
import type { Plan } from './plan.ts'
import { throwAside } from './throw-aside.ts'

/** Milliseconds. Events are hints and may be lost: the slow look finds what they did not tell. */
export const times = { quiet: 250, most: 1500, slow: 5000 } as const

export interface SessionState {
  readonly stage: Stage
  /** What the last look that succeeded came to; its findings stay in view while a later look fails. */
  readonly seen?: Assessment
  /** What that look changed. */
  readonly change?: Difference
  /** When it was, in milliseconds since 1970. */
  readonly at?: number
  /** Why the last look failed; `bug` is a fault of ours. */
  readonly trouble?: HostErrorCode | 'bug'
  /** A plan or 撤回 is being carried out. */
  readonly busy: boolean
  /** What 撤回 would take back, in this workbook. */
  readonly undo?: Plan
  readonly facts: ReadOptions
  /** Last year's report, for this workbook. */
  readonly previous?: Report
}

export interface Session {
  readonly state: () => SessionState
  /** @returns stops telling */
  subscribe(listener: () => void): () => void
  /** Looks at once. Resolves when the look is done, also where it failed. */
  look(): Promise<void>
  /** The official is back: look at once, for events may have been lost. */
  attend(): void
  setStage(stage: Stage): void
  /** What the workbook does not say of itself; of this workbook only, and written nowhere. */
  setFacts(facts: ReadOptions): void
  setPrevious(report: Report | undefined): void
  /** Carries a plan out that the official has seen and agreed to. */
  run(plan: Plan): Promise<Done>
  /** 撤回 of the last plan that was carried out in this workbook. */
  undo(): Promise<Done>
  /** Gives that 撤回 up, as where somebody typed over it since: then the one before it is next. */
  forgetUndo(): void
  dispose(): void
}

export interface SessionOptions {
  readonly clock?: Clock
  readonly stage?: Stage
  /** Whether anybody can see the pane: the slow look rests otherwise. */
  readonly visible?: () => boolean
  /** Loaded after the first look, which does not wait for it. */
  readonly loadInsight?: () => Promise<Insight>
  /** What finds tables and texts in workbooks that are not made from the template. Loaded with the first of them. */
  readonly loadFinders?: () => Promise<Finders>
  /** A fault of ours, not of the host: it has to become known. Default: thrown where nobody catches it. */
  readonly fail?: (error: unknown) => void
}

/** What is known of one workbook beside its contents. */
interface Memory {
  readonly facts: ReadOptions
  readonly previous?: Report
  readonly undo: readonly { readonly plan: Plan; readonly back: Act }[]
}

const fresh: Memory = { facts: {}, undo: [] }

const insights = async (): Promise<Insight> => {
  const [{ judgeClaims }, { diagnose }] = await Promise.all([
    import('@gongkai/schema/claims'),
    import('@gongkai/schema/diagnose'),
  ])
  return { judgeClaims, diagnose }
}
const finding = async () => (await import('@gongkai/workbook/finders')).finders

/**
 * Watches a workbook through its host: hints, timer and focus make it look again, one look at a time; each look reads
 * everything, checks and diagnoses. Looking never writes; only `run` and `undo` do.
 */
export function startSession(host: Host, options: SessionOptions = {}): Session {
  const { clock = systemClock, visible = () => true, loadInsight = insights, loadFinders = finding } = options
  const { fail = throwAside } = options
  const memories = new Map<string, Memory>()
  const listeners = new Set<() => void>()
  let state: SessionState = { stage: options.stage ?? 'filling', busy: false, facts: {} }
  let insight: Insight | undefined
  let finders: Finders | undefined
  let asked = false
  let current: Promise<void> | undefined
  let again = false
  let disposed = false

  const set = (change: Partial<SessionState>, without: readonly (keyof SessionState)[] = []) => {
    if (disposed) return
    const next: Record<string, unknown> = { ...state, ...change }
    for (const key of without) delete next[key]
    state = next as unknown as SessionState
    for (const listener of listeners) listener()
  }
  const workbook = () => state.seen?.snapshot.workbook
  const memory = () => memories.get(workbook() ?? '') ?? fresh
  const remember = (change: Partial<Memory>) => {
    const id = workbook()
    if (id !== undefined) memories.set(id, { ...memory(), ...change })
  }

  const setUndo = (undo: Memory['undo']) => {
    remember({ undo })
    const last = undo.at(-1)
    set(last ? { undo: last.plan } : {}, last ? [] : ['undo'])
  }

  /** Whether the snapshot could be read with what is loaded. */
  function take(snapshot: Snapshot): boolean {
    const { facts, previous, undo } = memories.get(snapshot.workbook) ?? fresh
    const known = workbook() === snapshot.workbook
    const before = known ? (state.seen?.told ?? []) : []
    const read = assess(snapshot, { ...facts, stage: state.stage, previous, insight, finders })
    if (!read) return false
    const seen = { ...read, told: carriedOver(before, read.told) }
    const last = undo.at(-1)
    set(
      {
        seen,
        // What a workbook has when it is first seen is not new.
        change: known ? differenceOf(before, seen.told) : { appeared: [], gone: [] },
        at: clock.now(),
        facts,
        ...(last && { undo: last.plan }),
        ...(previous && { previous }),
      },
      ['trouble', ...(last ? [] : (['undo'] as const)), ...(previous ? [] : (['previous'] as const))],
    )
    return true
  }

  function troubled(error: unknown): HostErrorCode | 'bug' {
    const trouble = error instanceof HostError ? error.code : 'bug'
    set({ trouble })
    if (trouble === 'bug') fail(error)
    return trouble
  }

  async function read(): Promise<void> {
    try {
      const snapshot = await host.read()
      if (!take(snapshot)) {
        finders = await loadFinders()
        take(snapshot)
      }
      if (!asked) {
        asked = true
        void load()
      }
    } catch (error) {
      const trouble = troubled(error)
      if (trouble === 'no-workbook') set({}, ['seen', 'change', 'at', 'undo', 'previous'])
      // A cell is open, or the workbook was changed under the reading: that passes.
      if (trouble === 'editing' || trouble === 'gone') hints.hint()
    }
  }

  /** One look at a time; whoever asks meanwhile gets one more after it. */
  function look(): Promise<void> {
    hints.cancel()
    if (disposed) return Promise.resolve()
    if (current) {
      again = true
      return current
    }
    current = (async () => {
      do {
        again = false
        await read()
      } while (again && !disposed)
      current = undefined
    })()
    return current
  }

  const hints = debounce(clock, times, () => void look())
  const stopListening = host.onDirty(() => {
    if (!disposed) hints.hint()
  })

  let stopTimer = () => {}
  const tick = () => {
    stopTimer = clock.after(times.slow, () => {
      if (!state.busy && visible()) void look()
      tick()
    })
  }
  tick()

  /** From what the last look saw, without reading again. */
  const reassess = () => {
    if (state.seen && !take(state.seen.snapshot)) void look()
  }

  async function load(): Promise<void> {
    try {
      insight = await loadInsight()
      reassess()
    } catch (error) {
      // What did not come is asked for again after the next look.
      asked = troubled(error) === 'bug'
    }
  }

  async function carryOut(plan: Plan, act: Act, remembers: boolean): Promise<Done> {
    if (state.busy) return { state: 'busy' }
    set({ busy: true })
    try {
      await look()
      if (state.trouble) return { state: 'trouble', code: state.trouble }
      if (workbook() !== plan.workbook) return { state: 'other-workbook' }
      const { done, back } = await outcomeOf(act)
      if (done.state === 'applied') {
        const { undo } = memory()
        if (!remembers) setUndo(undo.slice(0, -1))
        else if (back) setUndo([...undo, { plan, back }])
      }
      return done
    } finally {
      set({ busy: false })
      await look()
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look,
    attend: () => void look(),
    setStage(stage) {
      set({ stage })
      reassess()
    },
    setFacts(facts) {
      remember({ facts })
      reassess()
    },
    setPrevious(previous) {
      const id = workbook()
      const { previous: _, ...rest } = memory()
      if (id !== undefined) memories.set(id, { ...rest, ...(previous && { previous }) })
      reassess()
    },
    run: (plan) => carryOut(plan, () => perform(host, plan), true),
    async undo() {
      const last = memory().undo.at(-1)
      return last ? carryOut(last.plan, last.back, false) : { state: 'nothing' }
    },
    forgetUndo() {
      if (!state.busy) setUndo(memory().undo.slice(0, -1))
    },
    dispose() {
      disposed = true
      stopListening()
      stopTimer()
      hints.cancel()
      listeners.clear()
    },
  }
}
