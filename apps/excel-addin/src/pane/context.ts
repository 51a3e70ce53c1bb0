import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Host } from '../port.ts'
import type { Assessment } from '../session/assess.ts'
import type { Plan } from '../session/plan.ts'
import type { Session } from '../session/session.ts'
import type { Speech } from './speech.ts'

/** What every part of the pane works with. */
export interface PaneTools extends Speech {
  readonly host: Host
  readonly session: Session
  /** Says what became of an action. */
  readonly say: (text: string) => void
  /** What was typed into the pane and is not written yet: see `useDraft`. */
  readonly drafts: Map<string, string>
  /** Shows a plan with its old and new contents, to be written or not. */
  readonly propose: (plan: Plan, written?: () => void) => void
  /** Writes a plan whose contents the official has before the eyes; `written` is called when that was done. */
  readonly carryOut: (plan: Plan, written?: () => void) => void
  /** Runs what a click asked for, and says why it failed. */
  readonly attempt: (action: () => Promise<void>) => void
  /** Shows the cell, row, table or section of a finding. */
  readonly jump: (at: string) => void
}

const context = createContext<PaneTools | undefined>(undefined)

export const ToolsProvider = context.Provider

export function useTools(): PaneTools {
  const tools = useContext(context)
  if (!tools) throw new Error('outside the pane')
  return tools
}

const seenContext = createContext<Assessment | undefined>(undefined)

export const SeenProvider = seenContext.Provider

/** What the last look came to. Below the findings only, where there is one. */
export function useSeen(): Assessment {
  const seen = useContext(seenContext)
  if (!seen) throw new Error('nothing was seen yet')
  return seen
}
