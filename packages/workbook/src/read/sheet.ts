import type { Area } from '../a1.ts'
import type { Formula } from './formula-text.ts'

/** A cell with something in it. */
export interface SheetCell {
  /**
   * Booleans are `TRUE` and `FALSE`, errors `#REF!`. '' is the result of a formula that shows nothing; `null` stands only
   * in a formula cell, where the file does not hold its result.
   */
  readonly value: number | string | null
  readonly formula?: Formula
  /** Number of the cell's format: in the styles part, or in what an open workbook told. */
  readonly style: number
}

/** A worksheet's cells that hold something. */
export interface Sheet {
  readonly name: string
  /** Hidden by the user, or by a program so that the user cannot show it. */
  readonly hidden: boolean
  /** By `placeKey`, in the order of the file. */
  readonly cells: ReadonlyMap<number, SheetCell>
  readonly merges: readonly Area[]
  /** A limit was reached: there is, or may be, more than was read. */
  readonly cut: boolean
}
