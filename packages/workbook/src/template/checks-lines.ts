import { cellName, cellsOf, type Edition, type FormGrid } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { sectionSheets, tableArea, tableName, tableOrigin } from '../names.ts'
import { areasOf } from './areas.ts'
import type { Figure } from './figures.ts'
import { type Line, tally } from './lines.ts'
import type { SheetCell } from './model.ts'
import { blanksOf, differenceOf, numbersOf, sumOf } from './operands.ts'

// 校验 addresses the tables by INDEX on their names: its formulas name no cell that is typed in, so that pasting, cutting
// and dragging there cannot bend them.

/** The row of the first table's line; the sums' lines stand below. */
export const firstTable = 4

export const columns = [
  { title: '序号', width: 6, look: 'middle' },
  { title: '表', width: 15, look: 'middle' },
  { title: '规则', width: 36, look: 'plain' },
  { title: '位置', width: 30, look: 'plain' },
  { title: '左边', width: 8, look: 'middle' },
  { title: '右边', width: 8, look: 'middle' },
  { title: '相差', width: 8, look: 'middle' },
  { title: '未填', width: 8, look: 'middle' },
  { title: '非数字', width: 8, look: 'middle' },
  { title: '结果', width: 10, look: 'state' },
  { title: '查看', width: 7, look: 'link' },
] as const

/** A rectangle of a table by its name; row and column count from the table's own corner. */
function byName(name: string, { top, left, bottom, right }: Area): string {
  const cell = (row: number, column: number) =>
    `INDEX(${name},${row - tableOrigin.row + 1},${column - tableOrigin.column + 1})`
  const first = cell(top, left)
  return top === bottom && left === right ? first : `${first}:${cell(bottom, right)}`
}

function linkTo(grid: FormGrid, area: Area): SheetCell['value'] {
  const target = byName(tableName(grid.table), { ...area, bottom: area.top, right: area.left })
  const sheet = sectionSheets[grid.table]
  return {
    formula: `HYPERLINK("#'${sheet}'!"&ADDRESS(ROW(${target}),COLUMN(${target}),4),"查看")`,
    result: '查看',
  }
}

const rowOf = (row: number, values: readonly SheetCell['value'][]): readonly SheetCell[] =>
  columns.map(({ look }, i) => ({ row, column: i + 1, value: values[i] ?? null, look }))

/** How far a table is filled in. */
type Filling = '未填' | '有非数字' | '缺填' | '填齐'

/** The line of a table; `i` is its place among the tables. */
export function tableLine(
  edition: Edition,
  grid: FormGrid,
  figures: ReadonlyMap<string, Figure>,
  i: number,
  row: number,
): readonly SheetCell[] {
  const ids = cellsOf(edition).flatMap(({ id, table }) => (table === grid.table ? [id] : []))
  const name = tableName(grid.table)
  const areas = areasOf(edition, ids)
  const references = areas.map((area) => byName(name, area))
  const { blanks, others } = tally(figures, ids)
  const filling: Filling =
    blanks === ids.length ? '未填' : others > 0 ? '有非数字' : blanks > 0 ? '缺填' : '填齐'
  const { top, left, bottom, right } = tableArea(grid)
  return rowOf(row, [
    i + 1,
    sectionSheets[grid.table],
    '各格填齐，都是数字',
    {
      formula: `IF(ISERROR(ROWS(${name})),"已改动",IF(AND(ROWS(${name})=${bottom - top + 1},COLUMNS(${name})=${right - left + 1}),"完好","已改动"))`,
      result: '完好',
    },
    ids.length,
    { formula: numbersOf(references), result: ids.length - blanks - others },
    null,
    { formula: blanksOf(references), result: blanks },
    { formula: `E${row}-F${row}-H${row}`, result: others },
    {
      formula: `IF(H${row}=E${row},"未填",IF(I${row}>0,"有非数字",IF(H${row}>0,"缺填","填齐")))`,
      result: filling,
    },
    linkTo(grid, areas[0] as Area),
  ])
}

/** The line of a sum; `structure` is the cell that says whether its table's rows and columns are as they were made. */
export function sumLine(
  edition: Edition,
  grid: FormGrid,
  structure: string,
  { sum, sides, blanks, others, state }: Line,
  i: number,
  row: number,
): readonly SheetCell[] {
  const refer = (ids: readonly string[]) =>
    areasOf(edition, ids).map((area) => byName(tableName(grid.table), area))
  const operands = [...sum.left, ...sum.right]
  const all = refer(operands)
  const count = operands.length
  const side = (ids: readonly string[], result: number | undefined) => ({
    formula: `IF(OR(H${row}=${count},I${row}>0),"",${sumOf(refer(ids))})`,
    result: result ?? '',
  })
  return rowOf(row, [
    i + 1,
    sectionSheets[grid.table],
    sum.rule.title['zh-CN'],
    cellName(edition, operands[0] ?? ''),
    side(sum.left, sides?.left),
    side(sum.right, sides?.right),
    {
      formula: `IF(E${row}="","",${differenceOf(`E${row}`, `F${row}`)})`,
      result: sides?.difference ?? '',
    },
    { formula: blanksOf(all), result: blanks },
    { formula: `${count}-H${row}-${numbersOf(all)}`, result: others },
    {
      formula: `IF(${structure}<>"完好","无法判断",IF(H${row}=${count},"未填",IF(I${row}>0,"无法判断",IF(H${row}>0,"缺填",IF(G${row}=0,"通过","不符")))))`,
      result: state,
    },
    linkTo(grid, areasOf(edition, operands.slice(0, 1))[0] as Area),
  ])
}
