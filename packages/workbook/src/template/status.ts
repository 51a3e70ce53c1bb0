import { type Edition, type FormGrid, layoutsOf } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { sheetNames, statesName } from '../names.ts'
import { firstTable } from './checks-lines.ts'
import type { Figure } from './figures.ts'
import { type Line, type State, tally } from './lines.ts'
import type { Flag, Formula } from './model.ts'

/** 「不符 2 条，缺填 1 条」 by the states of an area. */
export function countStates(
  states: string,
  counted: readonly State[],
  lines: readonly Line[],
  unit: string,
): { readonly formula: string; readonly result: string } {
  const each = counted.map((state) => ({ state, n: lines.filter((line) => line.state === state).length }))
  return {
    formula: each.map(({ state }) => `COUNTIF(${states},"${state}")&" ${unit}${state}"`).join('&"，"&'),
    result: each.map(({ state, n }) => `${n} ${unit}${state}`).join('，'),
  }
}

/** Where 校验 says how many cells of a table are blank, or hold something else than a number. */
function fillingCells(edition: Edition, grid: FormGrid): { blanks: string; others: string } {
  const row = firstTable + layoutsOf(edition).findIndex(({ table }) => table === grid.table)
  return { blanks: `'${sheetNames.checks}'!$H$${row}`, others: `'${sheetNames.checks}'!$I$${row}` }
}

/** What stands above the table: how many sums are broken, how many cells are blank or hold no number. */
export function statusOf(
  edition: Edition,
  grid: FormGrid,
  figures: ReadonlyMap<string, Figure>,
  lines: readonly Line[],
): Formula {
  const ids = grid.cells.flatMap(({ id }) => id ?? [])
  const { blanks, others } = tally(figures, ids)
  const filling = fillingCells(edition, grid)
  const sums = countStates(statesName(grid.table), ['不符', '缺填', '无法判断'], lines, '处')
  const todo = '没有发生的填 0，不要留空。'
  const filled = {
    formula: `"未填 "&${filling.blanks}&" 格，非数字 "&${filling.others}&" 格。${todo}"`,
    result: `未填 ${blanks} 格，非数字 ${others} 格。${todo}`,
  }
  if (lines.length === 0) return filled
  return {
    formula: `"本表 "&${sums.formula}&"；"&${filled.formula}`,
    result: `本表 ${sums.result}；${filled.result}`,
  }
}

/** The line above the table is red when a sum is broken or a cell holds no number; by its own words, which is on this sheet. */
export function statusFlag(area: Area, lines: readonly Line[]): Flag {
  const says = (words: string) => `ISERROR(SEARCH("${words}",$A$${area.top}))`
  const formula =
    lines.length === 0 ? says('非数字 0 格') : `OR(${says('本表 0 处不符')},${says('非数字 0 格')})`
  return { area, colour: 'red', formula }
}
