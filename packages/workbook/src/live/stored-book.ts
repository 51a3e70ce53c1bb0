import type { OpenValue } from '../read/open-sheets.ts'

/**
 * A workbook as plain data: what has to be kept of a file to read the report in it, to change it and to tell what was changed,
 * without the file itself.
 */
export interface StoredBook {
  /** In the order of the tabs. */
  readonly sheets: readonly StoredSheet[]
  /** Names for the whole workbook and what each stands for: `='三、申请'!$A$3:$K$31`. */
  readonly names: Readonly<Record<string, string>>
  readonly date1904: boolean
  /** Its structure is protected: it takes no sheet. */
  readonly structureLocked?: true
}

export interface StoredSheet {
  readonly name: string
  readonly hidden?: true
  /** There is, or may be, more on the sheet than is kept. */
  readonly cut?: true
  readonly cells: readonly StoredCell[]
  /** Merged areas, `B3:C4`. */
  readonly merges: readonly string[]
  /** Set on a protected sheet: the areas that can be typed in all the same. */
  readonly unlocked?: readonly string[]
  /** Cells whose formula is shared with others or fills an area: they cannot be changed alone. */
  readonly bound?: readonly string[]
  /** Blank cells whose format shows a number as a date. */
  readonly dates?: readonly string[]
}

/** Address; value (`null` where a formula's result is not kept); formula without `=`; whether its number shows as a date. */
export type StoredCell = readonly [
  address: string,
  value: Exclude<OpenValue, boolean | undefined>,
  formula?: string | null,
  date?: true,
]
