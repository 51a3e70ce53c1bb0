/** A row of a table as text has it: cells without spans. */
export interface TextRow {
  readonly cells: readonly string[]
  /** The line of each cell, from 1. */
  readonly lines: readonly number[]
  /** As it stands in the text. */
  readonly source: string
}

/** What a text holds: a line, or rows that follow one another. */
export type TextPiece =
  | { readonly kind: 'line'; readonly text: string; readonly line: number }
  | { readonly kind: 'rows'; readonly rows: readonly TextRow[] }

const bar = /[|｜│┃]/
/** | --- | :-: |, +----+----+ and lines drawn with box characters part rows and hold nothing. */
const ruler = /^[\s|｜│┃+\-=:─━┄┈┌┬┐├┼┤└┴┘╔═╗╠╣╚╝]+$/

/** | a | b | or a | b: the cells of a line with bars. */
function barred(line: string): readonly string[] {
  const cells = line.split(bar)
  if (cells[0]?.trim() === '') cells.shift()
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map((cell) => cell.trim())
}

/**
 * Splits a text into lines and rows. Rows come in three ways: a line with bars, a line with tabs between its cells, or one
 * cell per line, each after a tab, and a blank line after the row (what programs make of a Word table saved as text). In the
 * last way a line that follows a cell without a tab belongs to that cell. A section's heading ends a table in any case.
 */
export function splitText(text: string, isHeading: (line: string) => boolean): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let rows: TextRow[] = []
  /** The row that grows cell by cell. */
  let growing: { readonly cells: string[]; readonly lines: number[]; source: string } | undefined
  let at = 0
  const endRow = () => {
    if (growing) rows.push(growing)
    growing = undefined
  }
  const addRow = (cells: readonly string[], source: string) => {
    endRow()
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 1 && isHeading(filled[0]!)) addLine(filled[0]!)
    else rows.push({ cells, lines: cells.map(() => at), source })
  }
  const addLine = (line: string) => {
    endRow()
    if (rows.length > 0) pieces.push({ kind: 'rows', rows })
    rows = []
    if (line !== '') pieces.push({ kind: 'line', text: line, line: at })
  }
  for (const source of text.split(/\r\n?|\n/)) {
    const line = source.trim()
    at++
    if (/^\t[^\t]*$/.test(source)) {
      growing ??= { cells: [], lines: [], source: '' }
      growing.cells.push(line)
      growing.lines.push(at)
      growing.source += `\n${source}`
    } else if (isHeading(line)) addLine(line)
    else if (source.includes('\t') && !bar.test(source))
      addRow(
        source.split('\t').map((cell) => cell.trim()),
        source,
      )
    else if (line === '') endRow()
    else if (ruler.test(source)) {
      // A ruler of its own under a line of text is text.
      if (rows.length === 0 && !bar.test(source)) addLine(line)
    } else if (bar.test(source)) addRow(barred(source), source)
    else if (growing) {
      growing.cells.push(`${growing.cells.pop()}\n${line}`)
      growing.source += `\n${source}`
    } else addLine(line)
  }
  addLine('')
  return pieces
}
