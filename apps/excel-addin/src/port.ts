import type { OpenBook, OpenSheet, OpenValue, Where, WordSheet } from '@gongkai/workbook/sheets'

export type HostName = 'office' | 'wps' | 'browser'

/** What a cell is given: a number, a text (never taken for a formula), nothing, or a formula that begins with `=`. */
export type Content = number | string | null | { readonly formula: string }

/** What stood in a cell: its value, and its formula where it has one. */
export interface CellState {
  readonly value: OpenValue
  readonly formula?: string
}

/** One cell to be changed, if it still holds what the official saw. */
export interface Edit {
  readonly at: Where
  readonly expect: CellState
  readonly set: Content
}

/** A cell as it was before an edit, for 撤回. */
export interface Before {
  readonly at: Where
  readonly state: CellState
}

/**
 * What became of a set of edits. All of them are written or none: `applied` means written and read back. `stale`: cells
 * that hold something else by now; `protected`: cells that the sheet's protection locks; `editing`: a cell is open for
 * typing; `failed`: what was read back is not what was written, with the cells as they were put back.
 */
export type Applied =
  /** In the order of the edits. */
  | { readonly state: 'applied'; readonly before: readonly Before[] }
  | { readonly state: 'stale' | 'protected' | 'failed'; readonly cells: readonly Where[] }
  | { readonly state: 'editing' }

/** Sheets that were put in, as they stood right after, and what the names meant that came with them. */
export interface Inserted {
  readonly sheets: readonly OpenSheet[]
  readonly names: Readonly<Record<string, string>>
}

/** A cell that holds something else than it did, and what. */
export interface Changed {
  readonly at: Where
  readonly now: CellState
}

/**
 * What keeps sheets from being taken out again. `missing`: deleted, or called otherwise; `typed`: cells in them that hold
 * something else by now; `cut`: there is more on them than is read; `used`: formulas and names elsewhere that mean them;
 * `alone`: no other sheet could be seen.
 */
export type Kept =
  | { readonly state: 'missing' | 'cut'; readonly sheets: readonly string[] }
  | { readonly state: 'typed'; readonly cells: readonly Changed[] }
  | { readonly state: 'used'; readonly cells: readonly Where[]; readonly names: readonly string[] }
  | { readonly state: 'alone' }

export type Removed = { readonly state: 'removed' } | Kept

/** The workbook as it stands. */
export interface Snapshot {
  /** Tells one workbook from another; the same after renaming and saving. */
  readonly workbook: string
  readonly book: OpenBook
  /** Names of sheets whose locked cells cannot be written. */
  readonly protectedSheets: readonly string[]
}

export interface Mark {
  readonly at: Where
  readonly severity: 'error' | 'warning' | 'note'
}

/** What a host may lack; the pane leaves the buttons out and says why. */
export interface Abilities {
  /** Conditional formats can be added and found again. */
  readonly marks: boolean
  /** Sheets of a file can be put into the open workbook. */
  readonly insertSheets: boolean
  /** A file can be handed to the official; elsewhere texts are copied. */
  readonly saveFile: boolean
}

export type HostErrorCode =
  /** A cell is open for typing and the host waits for it. */
  | 'editing'
  /** The sheet or cell is not there any more. */
  | 'gone'
  | 'protected'
  /** No workbook is open. */
  | 'no-workbook'
  /** This host, or this version of it, cannot do it. */
  | 'unsupported'
  /** The official gave up a dialog of the host. */
  | 'cancelled'
  /** The host refused for a reason of its own: see `cause`. */
  | 'refused'
  /** The place is there, but this host has nothing on the screen that shows it. */
  | 'not-shown'
  /** A chosen file could not be read: it was moved, is locked, or its share is gone. */
  | 'unreadable'
  /** A part of this program did not come: its server is gone, or serves another build by now. */
  | 'unloaded'

/**
 * What a host, and the browser around it, throws where it does not do what it was asked for; everything else that is thrown
 * is a bug.
 */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: HostErrorCode
  constructor(code: HostErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/**
 * A program that has a workbook open. Reading never writes; nothing is written but by `apply`, `mark`, `clearMarks`,
 * `addSheet`, `insertSheets` and `removeSheets`, each called on a click of the official.
 */
export interface Host {
  readonly name: HostName
  readonly can: Abilities
  /** Begins to listen. Rejects with a HostError where there is nothing to work on. */
  start(): Promise<void>
  /**
   * Reads every region that may hold something of the report: all sheets, bounded, and all names. One round trip while
   * sheets are neither added, removed nor renamed.
   */
  read(): Promise<Snapshot>
  /** Tells that something may have changed: a hint, never what. @returns stops telling */
  onDirty(listener: () => void): () => void
  /** Shows a cell or area: its sheet first, then the place. */
  reveal(at: Where): Promise<void>
  /** Compare-and-set, then read back. Own writes are told by `onDirty` like any others. */
  apply(edits: readonly Edit[]): Promise<Applied>
  /** Replaces all marks of this add-in. They carry its signature and none else is touched. */
  mark(marks: readonly Mark[]): Promise<void>
  /** @returns how many were removed */
  clearMarks(): Promise<number>
  /**
   * Puts a sheet of words behind the last one, with the name it is found again by. Whole or not at all: `refused` where the
   * workbook has a sheet or a name of that name, but for a name whose sheet was deleted; `protected` where it takes no sheets.
   * The sheet in front stays there.
   */
  addSheet(sheet: WordSheet): Promise<void>
  /**
   * Puts the sheets of a workbook file behind the last one, with the workbook's names, whole or not at all; `refused` and
   * `protected` as of `addSheet`.
   *
   * @returns what the sheets are called here
   */
  insertSheets(file: Uint8Array): Promise<readonly string[]>
  /**
   * Takes sheets out that were put in, and the names that came with them and mean what they meant: only where they still are
   * what they were and nothing else means them, else nothing is done. `protected` where no sheet can go.
   */
  removeSheets(inserted: Inserted): Promise<Removed>
  /** Hands a file to the official. */
  saveFile(name: string, bytes: Uint8Array, type: string): Promise<void>
  dispose(): void
}
