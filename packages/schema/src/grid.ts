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
}

export interface Grid<C extends GridCell = GridCell> {
  readonly rows: number
  readonly columns: number
  /** Each cell once, at its corner, row by row; places without a cell are empty. */
  readonly cells: readonly C[]
}
