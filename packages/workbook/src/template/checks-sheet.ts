import {
  cellName,
  cellOf,
  type Edition,
  headingOf,
  layoutsOf,
  type PlacedSum,
  sumsOf,
  type TableId,
} from '@gongkai/schema'
import { figurePlace, sectionSheets, sheetNames, statesName, tableName } from '../names.ts'
import type { Figure } from './figures.ts'
import { emptySheet, type Sheet, type SheetCell } from './model.ts'
import { areaOf } from './table-sheet.ts'

/** The state of a line in words, for print and for readers who do not see colours. */
export type State = '未填' | '无法判断' | '缺填' | '不符' | '通过'

/** A line of 校验: one ★ sum at one place. */
export interface Line {
  readonly sum: PlacedSum
  readonly table: TableId
  readonly left: number
  readonly right: number
  readonly state: State
}

const total = (figures: ReadonlyMap<string, Figure>, ids: readonly string[]) =>
  ids.reduce((sum, id) => {
    const value = figures.get(id)?.value
    return sum + (typeof value === 'number' ? value : 0)
  }, 0)

/** The typed cells behind cells: a total that a formula makes stands for its parts. */
function typedUnder(figures: ReadonlyMap<string, Figure>, ids: readonly string[]): readonly string[] {
  return [
    ...new Set(
      ids.flatMap((id) => {
        const parts = figures.get(id)?.parts
        return parts ? typedUnder(figures, parts) : [id]
      }),
    ),
  ]
}

/** The lines as they stand with these figures: what the formulas will say. */
export function linesFor(edition: Edition, figures: ReadonlyMap<string, Figure>): readonly Line[] {
  return sumsOf(edition).map((sum): Line => {
    const all = [...sum.left, ...sum.right]
    const typed = typedUnder(figures, all)
    const amountOf = (id: string) => figures.get(id)?.value ?? null
    const blanks = typed.filter((id) => amountOf(id) === null).length
    const left = total(figures, sum.left)
    const right = total(figures, sum.right)
    const state = (): State => {
      if (blanks === typed.length) return '未填'
      if (all.some((id) => typeof amountOf(id) === 'string')) return '无法判断'
      if (left !== right) return '不符'
      return blanks > 0 ? '缺填' : '通过'
    }
    const table = cellOf(edition, all[0] ?? '')?.table
    if (!table) throw new RangeError(`${sum.rule.code} reads no cell of the form`)
    return { sum, table, left, right, state: state() }
  })
}

/** A cell by the table's name and its place in it: stays right when rows are inserted and cells pasted over. */
function index(edition: Edition, id: string): string {
  for (const { table, cells } of layoutsOf(edition)) {
    const cell = cells.find((candidate) => candidate.id === id)
    if (cell) return `INDEX(${tableName(table)},${cell.row + 1},${cell.column + 1})`
  }
  throw new RangeError(`the form has no cell ${id}`)
}

/** Cells as ranges of the table's name, each rectangle one. */
function ranges(edition: Edition, figures: ReadonlyMap<string, Figure>, ids: readonly string[]): string {
  const rectangle = (typed: readonly string[]) => {
    const area = areaOf(typed, edition)
    const corner = (row: number, column: number) =>
      typed.find((id) => {
        const place = figurePlace(edition, id)
        return place.row === row && place.column === column
      })
    const first = area && corner(area.top, area.left)
    const last = area && corner(area.bottom, area.right)
    if (first === undefined || last === undefined) return typed.map((id) => index(edition, id)).join(',')
    return first === last ? index(edition, first) : `${index(edition, first)}:${index(edition, last)}`
  }
  return ids.map((id) => rectangle(typedUnder(figures, [id]))).join(',')
}

const firstRow = 4
const headers = ['序号', '表', '规则', '位置', '左边', '右边', '相差', '状态', '查看']

function lineCells(
  edition: Edition,
  figures: ReadonlyMap<string, Figure>,
  { sum, table, left, right, state }: Line,
  i: number,
): readonly SheetCell[] {
  const row = firstRow + i
  const list = (ids: readonly string[]) => ids.map((id) => index(edition, id)).join(',')
  const operands = [...sum.left, ...sum.right]
  const all = list(operands)
  const typed = ranges(edition, figures, operands)
  const number = operands.reduce((n, id) => n + typedUnder(figures, [id]).length, 0)
  const at = sum.left[0] ?? ''
  const target = index(edition, at)
  const sheet = sectionSheets[table]
  const values: readonly SheetCell['value'][] = [
    i + 1,
    headingOf(edition, table),
    sum.rule.title['zh-CN'],
    cellName(edition, at),
    { formula: `SUM(${list(sum.left)})`, result: left },
    { formula: `SUM(${list(sum.right)})`, result: right },
    { formula: `E${row}-F${row}`, result: left - right },
    {
      formula: `IF(COUNTA(${typed})=0,"未填",IF(COUNTA(${all})<>COUNT(${all}),"无法判断",IF(E${row}<>F${row},"不符",IF(COUNTA(${typed})<${number},"缺填","通过"))))`,
      result: state,
    },
    {
      formula: `HYPERLINK("#'${sheet}'!"&ADDRESS(ROW(${target}),COLUMN(${target}),4),"查看")`,
      result: '查看',
    },
  ]
  return values.map(
    (value, column): SheetCell => ({
      row,
      column: column + 1,
      value,
      look: column === 7 ? 'state' : 'plain',
    }),
  )
}

/** 校验: a line for every ★ sum, with both sides, the difference, the state in words and a link. */
export function checksSheet(
  edition: Edition,
  figures: ReadonlyMap<string, Figure>,
  lines: readonly Line[],
): Sheet {
  const last = firstRow + lines.length - 1
  const states = { top: firstRow, left: 8, bottom: last, right: 8 }
  const names = new Map(
    [...new Set(lines.map(({ table }) => table))].map((table) => {
      const rows = lines.flatMap((line, i) => (line.table === table ? [firstRow + i] : []))
      return [statesName(table), { ...states, top: Math.min(...rows), bottom: Math.max(...rows) }]
    }),
  )
  const broken = lines.filter(({ state }) => state === '不符').length
  const range = `H${firstRow}:H${last}`
  return {
    ...emptySheet,
    name: sheetNames.checks,
    widths: [6, 30, 44, 44, 10, 10, 10, 12, 8],
    heights: new Map([[1, 28], ...lines.map((_, i): [number, number] => [firstRow + i, 32])]),
    cells: [
      { row: 1, column: 1, value: '校验', look: 'title', merge: { top: 1, left: 1, bottom: 1, right: 9 } },
      {
        row: 2,
        column: 1,
        value: {
          formula: `"共 ${lines.length} 条，不符 "&COUNTIF(${range},"不符")&" 条，无法判断 "&COUNTIF(${range},"无法判断")&" 条，缺填 "&COUNTIF(${range},"缺填")&" 条"`,
          result: `共 ${lines.length} 条，不符 ${broken} 条，无法判断 ${lines.filter(({ state }) => state === '无法判断').length} 条，缺填 ${lines.filter(({ state }) => state === '缺填').length} 条`,
        },
        look: 'hint',
        merge: { top: 2, left: 1, bottom: 2, right: 9 },
      },
      ...headers.map((value, i): SheetCell => ({ row: 3, column: i + 1, value, look: 'label' })),
      ...lines.flatMap((line, i) => lineCells(edition, figures, line, i)),
    ],
    flags: [
      { area: states, colour: 'red', formula: `OR(H${firstRow}="不符",H${firstRow}="无法判断")` },
      { area: states, colour: 'amber', formula: `H${firstRow}="缺填"` },
    ],
    names,
    landscape: true,
    frozenRows: 3,
  }
}
