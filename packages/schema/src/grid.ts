import type { Value } from './report.ts'

/**
 * A rectangle of text cells with spans. Every source of tables (worksheet range, Word table, HTML table, plain text)
 * becomes a Grid, and every sink is drawn from one.
 */
export interface GridCell {
  /** Zero-based place of the upper left corner. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** What the cell holds where its source tells numbers from text (a worksheet); absent where all is text. */
  readonly value?: Value
  /** The line of its source it stands in, from 1, where that is text. */
  readonly line?: number
}

export interface Grid<C extends GridCell = GridCell> {
  readonly rows: number
  readonly columns: number
  /** Each cell once, at its corner, row by row; places without a cell are empty. */
  readonly cells: readonly C[]
  /**
   * The source has a cell for every place, blank ones too (a Word or HTML table): a row that ends elsewhere than its header
   * has lost or gained a cell, and nobody can tell which. A worksheet simply leaves blank cells out.
   */
  readonly dense?: boolean
}
