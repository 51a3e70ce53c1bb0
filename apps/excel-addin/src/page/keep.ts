import type { CellEdit } from '../hosts/browser/workbook.ts'

const key = 'gongkai-page'

/** The report as this browser keeps it: what was opened, and what was changed in it. */
export interface Kept {
  readonly version: 1
  /** Milliseconds since 1970. */
  readonly at: number
  /** As the opened file was called. */
  readonly name?: string
  /** The file that the changes are put into, in base64. Also of a template: another build may have another one. */
  readonly bytes: string
  readonly edits: readonly CellEdit[]
  /** What the file was called that all of it was put into, and handed over as. */
  readonly saved?: string
}

/** What is kept, word for word. */
export function keptText(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** `undefined` where it cannot be understood. */
export function keptOf(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(text) as Kept | null
    return kept?.version === 1 && typeof kept.bytes === 'string' && Array.isArray(kept.edits)
      ? kept
      : undefined
  } catch {
    return undefined
  }
}

/** Keeps a report, or none. Whether the browser took it: storage may be forbidden or full. */
export function keepText(text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** What could not be restored is kept where nothing overwrites it. */
export function setAside(text: string): void {
  keepText(undefined)
  localStorage.setItem(`${key}-${Date.now()}`, text)
}

/** Everything that was ever kept goes. */
export function forgetAll(): void {
  try {
    for (const known of Object.keys(localStorage)) if (known.startsWith(key)) localStorage.removeItem(known)
  } catch {
    // Then nothing was kept.
  }
}
