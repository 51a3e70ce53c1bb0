import { cellsOf, type EditionId, editions, type Match, type Report, type TableId } from '@gongkai/schema'

/** A table of the form as it was found. */
export interface TableFound {
  readonly table: TableId
  /** Share of the form's labels that were found, 0 to 1; of its cells where the source is read by other means. */
  readonly confidence: number
  /** Cells with a place, and cells the form has. */
  readonly cells: number
  readonly of: number
}

const cellsIn = (edition: EditionId, table: TableId) =>
  cellsOf(editions[edition]).filter((cell) => cell.table === table)

export function tablesOf({ tables }: Match, edition: EditionId): readonly TableFound[] {
  return editions[edition].tables.map(({ id }) => {
    const found = tables.find(({ table }) => table === id)
    const of = cellsIn(edition, id).length
    return { table: id, confidence: found?.confidence ?? 0, cells: found?.places.size ?? 0, of }
  })
}

/** The tables of a report that is given by its cells. */
export function tablesOfValues({ edition, values }: Report): readonly TableFound[] {
  return editions[edition].tables.map(({ id }) => {
    const cells = cellsIn(edition, id)
    const given = cells.filter((cell) => values[cell.id] !== undefined).length
    return { table: id, confidence: given / cells.length, cells: given, of: cells.length }
  })
}
