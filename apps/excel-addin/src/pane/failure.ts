import { HostError } from '../port.ts'
import { throwAside } from '../session/throw-aside.ts'
import type { PaneWords } from './words-zh.ts'

/** What is said of an action that failed: why it was not done, or that it is a fault of ours, which becomes known besides. */
export function failureText(error: unknown, { trouble }: PaneWords): string {
  if (error instanceof HostError) return trouble[error.code]
  throwAside(error)
  return trouble.bug
}
