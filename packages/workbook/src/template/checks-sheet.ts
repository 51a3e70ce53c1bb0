import { cellName, type Edition, type FormGrid, layoutsOf } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { sheetNames, statesName } from '../names.ts'
import { columns, firstTable, sumLine, tableLine } from './checks-lines.ts'
import type { Figure } from './figures.ts'
import type { Line } from './lines.ts'
import { emptySheet, heightFor, type Sheet, type SheetCell } from './model.ts'
import { countStates } from './status.ts'

/** The columns' titles, some of them others. */
const header = (row: number, renamed: Readonly<Record<string, string>>): readonly SheetCell[] =>
  columns.map(({ title }, i) => ({ row, column: i + 1, value: renamed[title] ?? title, look: 'label' }))

/** 校验: how far each table is filled, and a line for every ★ sum with its sides, difference, state in words and a link. */
export function checksSheet(
  edition: Edition,
  figures: ReadonlyMap<string, Figure>,
  lines: readonly Line[],
): Sheet {
  const grids = layoutsOf(edition)
  const sumsHeader = firstTable + grids.length + 1
  const firstSum = sumsHeader + 1
  const last = firstSum + lines.length - 1
  const states = { top: firstSum, left: 10, bottom: last, right: 10 }
  const names = new Map<string, Area>()
  for (const { table } of grids) {
    const rows = lines.flatMap((line, i) => (line.table === table ? [firstSum + i] : []))
    if (rows.length > 0)
      names.set(statesName(table), { ...states, top: Math.min(...rows), bottom: Math.max(...rows) })
  }
  const summary = countStates(
    `J${firstSum}:J${last}`,
    ['通过', '不符', '缺填', '无法判断', '未填'],
    lines,
    '条',
  )
  const wide = { left: 1, right: columns.length }
  const all = { ...states, top: firstTable }
  const cell = `J${firstTable}`
  return {
    ...emptySheet,
    name: sheetNames.checks,
    widths: columns.map(({ width }) => width),
    heights: new Map([
      [1, 28],
      [2, 20],
      ...grids.map((_, i): [number, number] => [firstTable + i, 20]),
      ...lines.map(({ sum }, i): [number, number] => [
        firstSum + i,
        Math.max(heightFor(sum.rule.title['zh-CN'], 34), heightFor(cellName(edition, sum.left[0] ?? ''), 28)),
      ]),
    ]),
    cells: [
      { row: 1, column: 1, value: '校验', look: 'title', merge: { top: 1, bottom: 1, ...wide } },
      {
        row: 2,
        column: 1,
        value: {
          formula: `"共 ${lines.length} 条勾稽关系："&${summary.formula}&"。"`,
          result: `共 ${lines.length} 条勾稽关系：${summary.result}。`,
        },
        look: 'status',
        merge: { top: 2, bottom: 2, ...wide },
      },
      ...header(firstTable - 1, { 位置: '表格行列', 左边: '应填', 右边: '已填数字', 相差: '' }),
      ...grids.flatMap((grid, i) => tableLine(edition, grid, figures, i, firstTable + i)),
      ...header(sumsHeader, {}),
      ...lines.flatMap((line, i) => {
        const table = grids.findIndex((grid) => grid.table === line.table)
        const grid = grids[table] as FormGrid
        return sumLine(edition, grid, `$D$${firstTable + table}`, line, i, firstSum + i)
      }),
    ],
    flags: [
      {
        area: all,
        colour: 'red',
        formula: `OR(${cell}="不符",${cell}="无法判断",${cell}="有非数字")`,
      },
      { area: all, colour: 'amber', formula: `${cell}="缺填"` },
    ],
    names,
    pages: 'many',
    titleRow: sumsHeader,
  }
}
