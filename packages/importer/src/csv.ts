import { cellOf, type EditionId, editions, type Grid, type GridCell, layoutsOf } from '@gongkai/schema'
import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { mostColumns } from './limits.ts'
import type { Page, Piece } from './page.ts'
import { UnreadableSource } from './refusal.ts'

type Records = readonly (readonly string[])[]

function recordsOf(text: string): Records {
  try {
    return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, max_record_size: 2 ** 20 })
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableSource('damaged', { cause: error })
    throw error
  }
}

/** An apostrophe keeps a spreadsheet from running a text as a formula; it is no part of the text. */
const guarded = /^'(?=[=+\-@\t\r\n＝＋－＠])/

/** Figures by cell id, first field and last of a record, as `gongkai export --to csv` writes them. */
function figuresOf(records: Records, likely: readonly EditionId[]) {
  const figures = new Map(
    records.slice(1).map((record) => [record[0] ?? '', (record.at(-1) ?? '').replace(guarded, '')]),
  )
  const known = (id: EditionId) => [...figures.keys()].filter((cell) => cellOf(editions[id], cell)).length
  const edition = [...likely].sort((a, b) => known(b) - known(a))[0]!
  return known(edition) > 0 ? { edition, figures } : undefined
}

/** The form with the figures in their places; cells that were not given are not there. */
function filledForm(edition: EditionId, figures: ReadonlyMap<string, string>): readonly Piece[] {
  return layoutsOf(editions[edition]).map((layout) => ({
    kind: 'table',
    grid: {
      ...layout,
      cells: layout.cells.flatMap((cell): GridCell[] => {
        if (cell.id === undefined) return [cell]
        const text = figures.get(cell.id)
        return text === undefined ? [] : [{ ...cell, text }]
      }),
      dense: true,
    },
  }))
}

/** Any other table saved as CSV: a sheet of text whose blank fields may be merged cells or nothing. */
function sheetOf(records: Records): Grid {
  const cells = records.flatMap((record, row) =>
    record.slice(0, mostColumns).flatMap((text, column): GridCell[] => {
      const trimmed = text.trim()
      return trimmed === '' ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, text: trimmed }]
    }),
  )
  return { rows: records.length, columns: Math.max(0, ...cells.map(({ column }) => column + 1)), cells }
}

/** Reads CSV: figures by cell id, or a sheet with the form's labels. */
export function readCsv(text: string, likely: readonly EditionId[]): Page {
  const records = recordsOf(text)
  const own = figuresOf(records, likely)
  const pieces = own
    ? filledForm(own.edition, own.figures)
    : [{ kind: 'table', grid: sheetOf(records), lost: 'spans' } as const]
  return { pieces, findings: [], ...(!own && { more: true }) }
}
