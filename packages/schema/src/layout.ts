import { leavesOf } from './cells.ts'
import type {
  Block,
  Edition,
  Label,
  LineBlock,
  MatrixBlock,
  Node,
  Quantity,
  Table,
  TableId,
} from './editions/form.ts'
import type { CellId } from './editions/index.ts'
import type { Grid, GridCell } from './grid.ts'

/** What a cell of the printed form is: the block's heading, the corner, a column or row label, or a figure. */
export type FormRole = 'heading' | 'corner' | 'columnLabel' | 'rowLabel' | 'figure'

export interface FormCell extends GridCell {
  readonly role: FormRole
  /** The label of the form as data, for headings, corners and labels. */
  readonly source?: Label
  /** Set on figures only. */
  readonly id?: CellId
  readonly quantity?: Quantity
}

/** A table of the form exactly as it is printed. */
export interface FormGrid extends Grid<FormCell> {
  readonly table: TableId
  /** Rows of column labels at the top that repeat on a new page; 0 where the blocks carry their own (附表二). */
  readonly headerRows: number
}

const depthOf = (node: Node): number => ('children' in node ? 1 + Math.max(...node.children.map(depthOf)) : 1)
/** Rows of column labels a label tree takes, or columns of row labels. */
export const heightOf = (nodes: readonly Node[]) => Math.max(...nodes.map(depthOf))
const widthOf = (node: Node): number =>
  'children' in node ? sum(node.children.map(widthOf)) : (node.span ?? 1)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** Column labels: a leaf reaches down to the figures, a group is one row high. */
function columnLabels(nodes: readonly Node[], row: number, column: number, bottom: number): FormCell[] {
  let at = column
  return nodes.flatMap((node) => {
    const start = at
    at += widthOf(node)
    const group = 'children' in node
    const own: FormCell = {
      role: 'columnLabel',
      row,
      column: start,
      rowSpan: group ? 1 : bottom - row,
      columnSpan: at - start,
      text: node.label,
      source: node,
    }
    return group ? [own, ...columnLabels(node.children, row + 1, start, bottom)] : [own]
  })
}

/** Row labels: a leaf reaches right to the figures, a group is a merged cell beside its rows, not a row of its own. */
function rowLabels(nodes: readonly Node[], row: number, column: number, right: number): FormCell[] {
  let at = row
  return nodes.flatMap((node) => {
    const start = at
    const group = 'children' in node
    at += group ? leavesOf(node.children).length : 1
    const own: FormCell = {
      role: 'rowLabel',
      row: start,
      column,
      rowSpan: at - start,
      columnSpan: group ? 1 : right - column,
      text: node.label,
      source: node,
    }
    return group ? [own, ...rowLabels(node.children, start, column + 1, right)] : [own]
  })
}

interface Drawn {
  readonly cells: readonly FormCell[]
  readonly rows: number
  readonly columns: number
}

function matrix(table: TableId, block: MatrixBlock, top: number): Drawn {
  const headings = block.heading ? 1 : 0
  const labelWidth = heightOf(block.rows)
  const labelHeight = heightOf(block.columns)
  const width = labelWidth + sum(block.columns.map(widthOf))
  const header = top + headings
  const body = header + labelHeight
  const cells: FormCell[] = []
  if (block.heading) {
    const { label } = block.heading
    cells.push({
      role: 'heading',
      row: top,
      column: 0,
      rowSpan: 1,
      columnSpan: width,
      text: label,
      source: block.heading,
    })
  }
  cells.push({
    role: 'corner',
    row: header,
    column: 0,
    rowSpan: labelHeight,
    columnSpan: labelWidth,
    text: block.corner.label,
    source: block.corner,
  })
  cells.push(...columnLabels(block.columns, header, labelWidth, body))
  cells.push(...rowLabels(block.rows, body, 0, labelWidth))
  const columns = leavesOf(block.columns)
  const rows = leavesOf(block.rows)
  rows.forEach(({ leaf: row }, down) => {
    let column = labelWidth
    for (const { leaf } of columns) {
      cells.push({
        role: 'figure',
        row: body + down,
        column,
        rowSpan: 1,
        columnSpan: leaf.span ?? 1,
        text: '',
        id: `${table}.${row.id}.${leaf.id}` as CellId,
        quantity: leaf.quantity ?? row.quantity ?? 'count',
      })
      column += leaf.span ?? 1
    }
  })
  return { cells, rows: body + rows.length - top, columns: width }
}

function line(table: TableId, block: LineBlock, top: number): Drawn {
  const labelHeight = heightOf(block.columns)
  const leaves = leavesOf(block.columns)
  const figures = leaves.map(({ leaf, groups }, column): FormCell => {
    const row = groups.findLast(({ id }) => id !== undefined)
    return {
      role: 'figure',
      row: top + labelHeight,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text: '',
      id: `${table}.${row?.id}.${leaf.id}` as CellId,
      quantity: leaf.quantity ?? 'count',
    }
  })
  return {
    cells: [...columnLabels(block.columns, top, 0, top + labelHeight), ...figures],
    rows: labelHeight + 1,
    columns: leaves.length,
  }
}

const draw = (table: TableId, block: Block, top: number) =>
  block.kind === 'matrix' ? matrix(table, block, top) : line(table, block, top)

const drawn = new WeakMap<Table, FormGrid>()

/** The table as the notice prints it: labels with their spans, figures empty. Cells stand row by row. */
export function layoutOf(table: Table): FormGrid {
  const known = drawn.get(table)
  if (known) return known
  const cells: FormCell[] = []
  let rows = 0
  let columns = 0
  for (const block of table.blocks) {
    const part = draw(table.id, block, rows)
    cells.push(...part.cells)
    rows += part.rows
    columns = Math.max(columns, part.columns)
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  const only = table.blocks.length === 1 ? table.blocks[0] : undefined
  const grid: FormGrid = {
    table: table.id,
    rows,
    columns,
    headerRows: only ? heightOf(only.columns) : 0,
    cells,
  }
  drawn.set(table, grid)
  return grid
}

/** The layouts of an edition's three tables, in order. */
export const layoutsOf = (edition: Edition): readonly FormGrid[] => edition.tables.map(layoutOf)
