import { type FormCell, type FormGrid, type Grid, type GridCell, readLabel } from '@gongkai/schema'

/** A line of text, and which it is of the file. */
export interface TextLine {
  readonly text: string
  readonly line: number
}

/** Labels that follow one another and the figures after them, as a table is read row by row. */
interface Run<T> {
  readonly labels: T[]
  readonly figures: T[]
}

function runsOf<T>(items: readonly T[], isFigure: (item: T) => boolean): readonly Run<T>[] {
  const runs: Run<T>[] = []
  for (const item of items) {
    const last = runs.at(-1)
    if (isFigure(item)) last?.figures.push(item)
    else if (last && last.figures.length === 0) last.labels.push(item)
    else runs.push({ labels: [item], figures: [] })
  }
  return runs
}

const isWords = (text: string) => readLabel(text) !== undefined
const bodyOf = (text: string | undefined) => (text === undefined ? undefined : readLabel(text)?.body)

const variantsOf = ({ text, source }: FormCell): ReadonlySet<string | undefined> =>
  new Set([text, ...(source?.variants ?? [])].map(bodyOf))

/** Whether a run of lines is this run of the form: the last label, which is the row's own, tells. */
const isRun = (lines: Run<TextLine>, form: Run<FormCell>) => {
  const own = form.labels.at(-1)
  return own !== undefined && variantsOf(own).has(bodyOf(lines.labels.at(-1)?.text))
}

const cellAt = ({ row, column, rowSpan, columnSpan }: FormCell, { text, line }: TextLine): GridCell => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
  line,
})

/** Several lines as one, at the first. */
const inOne = (lines: readonly TextLine[]): TextLine => ({
  text: lines.map(({ text }) => text).join(' '),
  line: lines[0]?.line ?? 0,
})

/** A row's figures as one cell that ends beyond the table: the matcher reports and does not place them. */
const beyond = (first: FormCell, line: TextLine, { columns }: FormGrid): GridCell => ({
  ...cellAt(first, line),
  columnSpan: columns - first.column + 1,
})

/** A table laid out of lines with a cell each, and what of it did not fit. */
export interface BareTable {
  readonly grid: Grid
  /** Lines used, from the first. */
  readonly lines: number
  /** Labels the form does not have, with the figures after them. */
  readonly extra: readonly TextLine[]
}

/**
 * Lays lines with nothing but a cell each out as a form's table. Blank cells have left no line: a row counts only where it
 * has as many figures as the form, and its labels only where they are as many; nothing else can tell which cell a figure is.
 */
export function layOutLines(lines: readonly TextLine[], layout: FormGrid): BareTable | undefined {
  const last = lines.findLastIndex(({ text }) => !isWords(text))
  if (last < 0) return undefined
  const own = [...layout.cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const form = runsOf(own, ({ role }) => role === 'figure')
  const cells: GridCell[] = []
  const extra: TextLine[] = []
  let next = 0
  for (const run of runsOf(lines.slice(0, last + 1), ({ text }) => !isWords(text))) {
    const at = form.findIndex((candidate, index) => index >= next && isRun(run, candidate))
    const found = form[at]
    if (!found) {
      extra.push(inOne([...run.labels.slice(-1), ...run.figures]))
      continue
    }
    next = at + 1
    const fits = run.figures.length === found.figures.length
    // Of labels in another number than the form's only the last is certain.
    const whole = run.labels.length === found.labels.length
    const labels = whole ? found.labels : found.labels.slice(-1)
    const texts = whole ? run.labels : run.labels.slice(-1)
    labels.forEach((cell, index) => {
      cells.push(cellAt(cell, texts[index]!))
    })
    if (fits)
      found.figures.forEach((cell, index) => {
        cells.push(cellAt(cell, run.figures[index]!))
      })
    else cells.push(beyond(found.figures[0]!, inOne(run.figures), layout))
  }
  if (cells.length === 0) return undefined
  const sorted = cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return {
    grid: { rows: layout.rows, columns: layout.columns + 1, cells: sorted, dense: true },
    lines: last + 1,
    extra,
  }
}
