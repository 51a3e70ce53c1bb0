import type { EditionId } from '@gongkai/schema'
import type { CellEdit } from '../hosts/browser/workbook.ts'

const key = 'gongkai-page'

/** Unsaved work: what was opened, and what was changed in it. */
export interface Kept {
  readonly version: 1
  /** Milliseconds since 1970. */
  readonly at: number
  readonly name?: string
  readonly template?: EditionId
  /** The opened file in base64, where it is no template. */
  readonly bytes?: string
  readonly edits: readonly CellEdit[]
}

/** What this browser keeps; `undefined` where there is nothing, or nothing that can be understood. */
export function keptWork(): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
    return kept?.version === 1 && Array.isArray(kept.edits) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Whether the browser took it: storage may be forbidden or full. */
export function keepWork(kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function forgetWork(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Then nothing was kept.
  }
}
