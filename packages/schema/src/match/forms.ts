import { leavesOf } from '../cells.ts'
import type { Block, Edition, Group, Label, Leaf, Node, Table, TableId } from '../editions/form.ts'
import { type CellId, editions } from '../editions/index.ts'
import { heightOf } from '../layout.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'

/** A row of figures of the form. 附表四 has one, without a label. */
export interface FormRow {
  readonly block: number
  /** Finding path of the row: `requests.received`. */
  readonly at: string
  readonly label?: Label
  readonly ids: readonly CellId[]
}

export interface FormColumn {
  readonly leaf: Leaf
  readonly at: string
  readonly groups: readonly Group[]
}

export interface FormBlock {
  readonly columns: readonly FormColumn[]
  readonly lexicon: Lexicon
}

/** A table of an edition, made ready to be found in print. */
export interface Form {
  readonly edition: Edition
  readonly table: TableId
  readonly source: Table
  readonly blocks: readonly FormBlock[]
  readonly rows: readonly FormRow[]
  /** All cells of the table. */
  readonly ids: readonly CellId[]
  /** Columns the row labels take: the depth of their groups. */
  readonly depth: number
  /** The rows' labels; empty for 附表四. */
  readonly rowLexicon: Lexicon
  /** Column labels of all blocks. */
  readonly columnLexicon: Lexicon
  /** Groups over columns, of all tables of the edition: what stands under another's group is another's column. */
  readonly groupLexicon: Lexicon
  /** Headings and groups of this table: they place nothing, but are compared with the official words. */
  readonly frame: readonly { readonly label: Label; readonly at: string }[]
  readonly frameLexicon: Lexicon
}

const groupsOf = (nodes: readonly Node[]): readonly Group[] =>
  nodes.flatMap((node) => ('children' in node ? [node, ...groupsOf(node.children)] : []))

const columnsOf = (table: TableId, block: Block): readonly FormColumn[] =>
  leavesOf(block.columns).map(({ leaf, groups }) => {
    const row = block.kind === 'line' ? groups.findLast(({ id }) => id !== undefined)?.id : '*'
    return { leaf, groups, at: `${table}.${row}.${leaf.id}` }
  })

function rowsOf(table: TableId, block: Block, index: number, columns: readonly FormColumn[]): FormRow[] {
  if (block.kind === 'line') return [{ block: index, at: table, ids: columns.map(({ at }) => at as CellId) }]
  return leavesOf(block.rows).map(({ leaf }) => ({
    block: index,
    at: `${table}.${leaf.id}`,
    label: leaf,
    ids: columns.map((column) => `${table}.${leaf.id}.${column.leaf.id}` as CellId),
  }))
}

function compile(edition: Edition): readonly Form[] {
  const groups = edition.tables.flatMap(({ blocks }) => blocks.flatMap((block) => groupsOf(block.columns)))
  const groupLexicon = lexiconOf(groups)
  return edition.tables.map((source) => {
    const { id: table, blocks } = source
    const columns = blocks.map((block) => columnsOf(table, block))
    const rows = blocks.flatMap((block, index) => rowsOf(table, block, index, columns[index] ?? []))
    const headings = blocks.flatMap((block) => (block.kind === 'matrix' ? (block.heading ?? []) : []))
    const groups = blocks.flatMap((block) => [
      ...(block.kind === 'matrix' ? groupsOf(block.rows) : []),
      ...groupsOf(block.columns),
    ])
    const frame = [
      ...headings.map((label) => ({ label, at: table })),
      ...groups.map((label) => ({ label, at: label.id === undefined ? table : `${table}.${label.id}` })),
    ]
    return {
      edition,
      table,
      source,
      blocks: columns.map((list) => ({ columns: list, lexicon: lexiconOf(list.map(({ leaf }) => leaf)) })),
      rows,
      ids: rows.flatMap(({ ids }) => ids),
      depth: Math.max(...blocks.map((block) => (block.kind === 'matrix' ? heightOf(block.rows) : 0))),
      rowLexicon: lexiconOf(rows.flatMap(({ label }) => label ?? [])),
      columnLexicon: lexiconOf(columns.flat().map(({ leaf }) => leaf)),
      groupLexicon,
      frame,
      frameLexicon: lexiconOf(frame.map(({ label }) => label)),
    }
  })
}

let compiled: readonly Form[] | undefined

/** The tables of all editions, compiled on first use. */
export function forms(): readonly Form[] {
  compiled ??= Object.values<Edition>(editions).flatMap(compile)
  return compiled
}
