import type { CellState, Host } from '../../src/port.ts'

type Async<T> = T | Promise<T>

/** A conditional format as it stands on a sheet. */
export interface StandingMark {
  readonly area: string
  readonly formula: string
}

/**
 * A host with a workbook open, and the hands of the official and of others who work in it. What a program cannot do is left
 * out: the tests of it are then skipped by name.
 */
export interface Driver {
  readonly host: Host
  /** Types into a cell; `null` empties it. */
  type(sheet: string, address: string, value: string | number | null): Async<void>
  /** What stands in a cell, told not by the host but by the program. */
  cell(sheet: string, address: string): Async<CellState>
  /** The place last shown. */
  shown?(): Async<{ readonly sheet: string; readonly address: string } | undefined>
  /** How many times anything of the workbook was written by a program. */
  writes?(): Async<number>
  /** Round trips so far. */
  trips?(): Async<number>
  /** Begins or ends typing into some cell. */
  editing?(on: boolean): Async<void>
  /** From now on events are lost. */
  loseEvents?(): Async<void>
  /** Protects a sheet but for these cells. */
  protect?(sheet: string, unlocked: readonly string[]): Async<void>
  /** From now on no sheet can be added or deleted. */
  lockStructure?(): Async<void>
  deleteSheet?(sheet: string): Async<void>
  renameSheet?(sheet: string, name: string): Async<void>
  /** From now on what is written is not there afterwards. */
  loseWrites?(): Async<void>
  /** All conditional formats of a sheet, its own ones and others. */
  marks?(sheet: string): Async<readonly StandingMark[]>
  /** The official adds a conditional format of his own. */
  addOthersMark?(sheet: string, area: string, formula: string): Async<void>
  close?(): Async<void>
}

export interface Harness {
  /** Opens a workbook file. */
  open(file: Uint8Array): Async<Driver>
  /** What the driver of this host can do: its optional members; and whether the host takes sheets of a file. */
  readonly can: readonly (
    | 'insertSheets'
    | Exclude<
        {
          [K in keyof Driver]-?: undefined extends Driver[K] ? K : never
        }[keyof Driver],
        'close' | undefined
      >
  )[]
}
