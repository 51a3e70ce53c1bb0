/** The shapes in which an edition of the official form (年度报告格式) is written down as plain data. */

export type EditionId = '2019' | '2021'
export type TableId = 'proactive' | 'requests' | 'disputes'
export type SectionId = 'overview' | TableId | 'problems' | 'other'

/**
 * What a cell may hold: `count` is a whole number ≥ 0, `signed` a whole number that may be negative (本年增/减),
 * `amount` a decimal ≥ 0.
 */
export type Quantity = 'count' | 'signed' | 'amount'

/** A label as the notice prints it, with the variants and slips seen in real reports, which the matcher accepts. */
export interface Label {
  readonly label: string
  readonly variants?: readonly string[]
}

/** A row or column of figures. */
export interface Leaf extends Label {
  readonly id: string
  readonly quantity?: Quantity
  /** The unit the form prescribes for an amount; without it the form leaves the unit open (附表二 of 2019). */
  readonly unit?: '万元'
  /** This row or column is the sum (总计) of the other leaves under the same group. */
  readonly total?: true
  /** Grid columns the printed column takes, where it is more than one. */
  readonly span?: number
}

/** A merged label over columns or beside rows. With an `id` it is the row part of the cell ids below it (附表四). */
export interface Group extends Label {
  readonly id?: string
  readonly children: readonly Node[]
}

export type Node = Leaf | Group

/** Rows by columns under one heading: cell ids are `table.row.column`. */
export interface MatrixBlock {
  readonly kind: 'matrix'
  /** Printed over the full width, above the column labels. */
  readonly heading?: Label
  readonly corner: Label
  readonly rows: readonly Node[]
  readonly columns: readonly Node[]
}

/** One row of figures under a tree of column labels: cell ids are `table.group.column`. */
export interface LineBlock {
  readonly kind: 'line'
  readonly columns: readonly Group[]
}

export type Block = MatrixBlock | LineBlock

export interface Table {
  readonly id: TableId
  readonly blocks: readonly Block[]
}

export interface Section {
  readonly id: SectionId
  /** The heading without its number: 总体情况. The number follows from the place in the list. */
  readonly title: string
  readonly variants?: readonly string[]
  readonly holds: 'paragraphs' | 'table'
}

/** The notice (通知) that prescribes the form. */
export interface Notice {
  readonly number: string
  readonly name: string
  /** Words by which texts cite this notice and no other. */
  readonly citedAs: readonly string[]
}

/** An aspect of the year's work that 总体情况 has to cover. */
export interface Aspect {
  readonly name: string
  readonly words: readonly string[]
}

export interface Edition {
  readonly id: EditionId
  readonly notice: Notice
  /** Report years the edition is for; without `to` it is in force. */
  readonly years: { readonly from: number; readonly to?: number }
  /** What follows 机关全称 and the year in the title. */
  readonly title: string
  readonly sections: readonly Section[]
  /** What 一、总体情况 has to cover, with words that show it; empty where the notice asks for nothing. */
  readonly aspects: readonly Aspect[]
  readonly tables: readonly Table[]
}

type LeafId<N> = N extends { readonly children: readonly (infer C)[] }
  ? LeafId<C>
  : N extends { readonly id: infer I extends string }
    ? I
    : never

type LineCell<T extends string, N> = N extends { readonly children: readonly (infer C)[] }
  ? N extends { readonly id: infer G extends string }
    ? `${T}.${G}.${LeafId<C>}`
    : LineCell<T, C>
  : never

type BlockCell<T extends string, B> = B extends {
  readonly rows: readonly (infer R)[]
  readonly columns: readonly (infer C)[]
}
  ? `${T}.${LeafId<R>}.${LeafId<C>}`
  : B extends { readonly columns: readonly (infer C)[] }
    ? LineCell<T, C>
    : never

type TableCell<T> = T extends { readonly id: infer I extends string; readonly blocks: readonly (infer B)[] }
  ? BlockCell<I, B>
  : never

/** Every cell id of an edition written `as const`: `requests.received.natural`. */
export type CellIdOf<E extends { readonly tables: readonly unknown[] }> = TableCell<E['tables'][number]>

/** A cell id, or the same with `*` for one of its two last parts: `requests.received.*`. */
export type CellPatternOf<Id extends string> =
  | Id
  | (Id extends `${infer T}.${infer R}.${infer C}` ? `${T}.${R}.*` | `${T}.*.${C}` : never)
