import type { Form, FormBlock, FormRow } from './forms.ts'
import type { Header } from './header.ts'
import type { Scan, ScanRow, Worded } from './scan.ts'

/** A row of figures found in print. */
export interface PartRow {
  readonly form: FormRow
  readonly row: number
  readonly rowSpan: number
  readonly header: Header
  readonly weight: number
  /** The printed label; 附表四's row has none. */
  readonly word?: Worded
  /** Other printed rows would do as well. */
  readonly uncertain?: true
}

/** What one stretch of a grid holds of a table. */
export interface Part {
  readonly form: Form
  readonly scan: Scan
  readonly rows: readonly PartRow[]
  /** The headers of the rows, each with the block it heads. */
  readonly headers: ReadonlyMap<Header, FormBlock>
  /** Rows of the form that more than one printed row may be. */
  readonly ambiguous: readonly FormRow[]
  /** The labels of all printed rows, the form's or not. */
  readonly labels: readonly Worded[]
  /** Printed rows that may hold figures, the form's or not. */
  readonly body: readonly ScanRow[]
  /** First column that may hold figures: those before it hold row labels. */
  readonly inner: number
  /** First column of figures. */
  readonly left: number
  /** No label takes more than one row, as it should be. */
  readonly flat: boolean
}
