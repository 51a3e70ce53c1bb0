import type {
  Block,
  Edition,
  Group,
  Leaf,
  LineBlock,
  MatrixBlock,
  Node,
  Quantity,
  TableId,
} from './editions/form.ts'
import type { CellId } from './editions/index.ts'

/** A leaf of a label tree with the labels of the groups above it, outermost first. */
export interface Placed {
  readonly leaf: Leaf
  readonly groups: readonly Group[]
}

/** One cell of figures of the form. */
export interface Cell {
  readonly id: CellId
  /** Place in `cellsOf(edition)`, the order of the form. */
  readonly index: number
  readonly table: TableId
  /** The middle part of the id; for 附表四 the group's. */
  readonly row: string
  readonly column: string
  readonly quantity: Quantity
  /** The unit the form prescribes for an amount, where it does. */
  readonly unit?: '万元'
  /** Official labels, outermost first: groups, then the row's or column's own. */
  readonly rowLabels: readonly string[]
  readonly columnLabels: readonly string[]
  /** The cells this one is the sum of by the form, along its row, or up its column. */
  readonly rowParts: readonly CellId[]
  readonly columnParts: readonly CellId[]
}

/** The leaves of a label tree in printed order. */
export function leavesOf(nodes: readonly Node[], groups: readonly Group[] = []): readonly Placed[] {
  return nodes.flatMap((node) =>
    'children' in node ? leavesOf(node.children, [...groups, node]) : [{ leaf: node, groups }],
  )
}

const cellId = (table: TableId, row: string, column: string) => `${table}.${row}.${column}` as CellId

/** The leaves a total sums up: all others under its own group, groups below it included. */
function partsOf(total: Placed, all: readonly Placed[]): readonly string[] {
  if (!total.leaf.total) return []
  const group = total.groups.at(-1)
  return all
    .filter(({ leaf, groups }) => leaf !== total.leaf && (group === undefined || groups.includes(group)))
    .map(({ leaf }) => leaf.id)
}

const labels = ({ leaf, groups }: Placed) => [...groups, leaf].map(({ label }) => label)

type Unplaced = Omit<Cell, 'index'>

function matrixCells(table: TableId, block: MatrixBlock): Unplaced[] {
  const rows = leavesOf(block.rows)
  const columns = leavesOf(block.columns)
  return rows.flatMap((row) =>
    columns.map((column) => ({
      id: cellId(table, row.leaf.id, column.leaf.id),
      table,
      row: row.leaf.id,
      column: column.leaf.id,
      quantity: column.leaf.quantity ?? row.leaf.quantity ?? 'count',
      ...(column.leaf.unit && { unit: column.leaf.unit }),
      rowLabels: labels(row),
      columnLabels: labels(column),
      rowParts: partsOf(column, columns).map((part) => cellId(table, row.leaf.id, part)),
      columnParts: partsOf(row, rows).map((part) => cellId(table, part, column.leaf.id)),
    })),
  )
}

function lineCells(table: TableId, block: LineBlock): Unplaced[] {
  const columns = leavesOf(block.columns)
  return columns.map((column) => {
    const row = column.groups.findLast(({ id }) => id !== undefined)
    if (row?.id === undefined)
      throw new Error(`column ${column.leaf.id} of ${table} stands under no group with an id`)
    return {
      id: cellId(table, row.id, column.leaf.id),
      table,
      row: row.id,
      column: column.leaf.id,
      quantity: column.leaf.quantity ?? 'count',
      rowLabels: column.groups.map(({ label }) => label),
      columnLabels: [column.leaf.label],
      rowParts: partsOf(column, columns).map((part) => cellId(table, row.id as string, part)),
      columnParts: [],
    }
  })
}

const blockCells = (table: TableId, block: Block) =>
  block.kind === 'matrix' ? matrixCells(table, block) : lineCells(table, block)

interface Catalogue {
  readonly cells: readonly Cell[]
  readonly byId: ReadonlyMap<string, Cell>
}

const catalogues = new WeakMap<Edition, Catalogue>()

function catalogue(edition: Edition): Catalogue {
  const known = catalogues.get(edition)
  if (known) return known
  const cells = edition.tables
    .flatMap(({ id, blocks }) => blocks.flatMap((block) => blockCells(id, block)))
    .map((cell, index): Cell => ({ ...cell, index }))
  const made = { cells, byId: new Map(cells.map((cell) => [cell.id, cell])) }
  catalogues.set(edition, made)
  return made
}

/** Every cell of figures of the edition, in the order of the form. */
export const cellsOf = (edition: Edition): readonly Cell[] => catalogue(edition).cells

/** The cell of that id, if the edition has it. */
export const cellOf = (edition: Edition, id: string): Cell | undefined => catalogue(edition).byId.get(id)
