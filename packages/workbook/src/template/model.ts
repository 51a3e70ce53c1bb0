import type { Quantity, Value } from '@gongkai/schema'
import type { Area, Place } from '../a1.ts'

/** What a new workbook is to hold, as plain data; `exceljs.ts` alone turns it into a file. */

export type Look =
  | 'title'
  | 'hint'
  | 'status'
  | 'label'
  | 'rowLabel'
  | 'figure'
  | 'total'
  | 'text'
  | 'field'
  | 'date'
  | 'locked'
  | 'link'
  | 'state'
  | 'middle'
  | 'plain'
  | 'number'
  | 'difference'
  | 'percent'

/** A formula with the result it has when the file is written: Protected View and previews do not calculate. */
export interface Formula {
  readonly formula: string
  readonly result: string | number
}

export interface SheetCell extends Place {
  readonly value: Value | Formula | Date
  readonly look: Look
  /** The official types here. */
  readonly input?: true
  /** The rectangle it is merged over, where it is more than one cell. */
  readonly merge?: Area
}

/** What a cell may take: one of some words, a number, or a date. The prompt shows beside the cell when it is entered. */
export type Validation = { readonly area: Area; readonly prompt: string } & (
  | { readonly kind: 'list'; readonly words: readonly string[] }
  | { readonly kind: Quantity | 'date' }
)

/** A native flag: the colour of an area where the formula, written for its first cell, holds. */
export interface Flag {
  readonly area: Area
  readonly colour: 'red' | 'amber'
  readonly formula: string
}

/** A figure, a text or a formula of a long list. */
export type BulkValue = string | number | Formula | null

/** Rows by the hundred thousand: made one after the other when they are written, so that they are never all held. */
export interface BulkRows extends Iterable<readonly BulkValue[]> {
  readonly length: number
}

export interface Sheet {
  readonly name: string
  readonly widths: readonly number[]
  readonly heights: ReadonlyMap<number, number>
  readonly cells: readonly SheetCell[]
  /** Further rows of a list, below the last row of `cells` and looking like it: for lists of many thousands. */
  readonly bulk?: BulkRows
  readonly validations: readonly Validation[]
  readonly flags: readonly Flag[]
  /** Defined names of the workbook that stand on this sheet. */
  readonly names: ReadonlyMap<string, Area>
  readonly landscape?: true
  /** Default `one`: the sheet is printed on one page, as small as that takes. */
  readonly pages?: 'many'
  /** Printed again at the top of each page. */
  readonly titleRow?: number
  /** Headings and entries of a list that may be filtered. */
  readonly filter?: Area
  /** Rows above stay in view. */
  readonly frozenRows?: number
  /** Rows may be inserted and taken out: sheets of text. */
  readonly growing?: true
}

/** A sheet's parts that another sheet does not need. */
export const emptySheet = { heights: new Map(), validations: [], flags: [], names: new Map() } as const

/** The height in points that a text needs in a column (or merge) of that width in characters of 10.5 pt; hanzi take two. */
export function heightFor(text: string, width: number): number {
  const lines = text
    .split('\n')
    .reduce(
      (sum, line) =>
        sum + Math.max(1, Math.ceil([...line].reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0) / width)),
      0,
    )
  return Math.min(400, 6 + lines * 15)
}

export const one = ({ row, column }: Place): Area => ({ top: row, left: column, bottom: row, right: column })
