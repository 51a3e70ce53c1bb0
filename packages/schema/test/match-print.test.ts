import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellsOf, editions, type Grid, matchTables, valuesFrom } from '../src/index.ts'

/** Words of a page between two headings as rows of cells: a tab begins a cell, a blank line ends the row. */
function rowsBetween(text: string, from: string, to: string): string[][] {
  const page = text.slice(text.indexOf(from) + from.length, text.indexOf(to))
  return page
    .split(/\n\n+/)
    .map((row) => row.split(/(?:^|\n)\t/).slice(1))
    .filter((row) => row.length > 0)
}

/** The text has lost the spans of merged cells; `spans` says how many columns each cell of a row takes. */
function gridOf(rows: readonly string[][], spans: (cells: number, row: number) => readonly number[]): Grid {
  const cells = rows.flatMap((texts, row) => {
    const widths = spans(texts.length, row)
    return texts.map((text, i) => ({
      row,
      column: widths.slice(0, i).reduce((sum, width) => sum + width, 0),
      rowSpan: 1,
      columnSpan: widths[i]!,
      text,
    }))
  })
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan))
  return { rows: rows.length, columns, cells, dense: true }
}

const ones = (count: number) => new Array<number>(count).fill(1)

describe('沈阳市辽中区工信局 2020, published as text', () => {
  const text = readFileSync(new URL('liaozhong-2020.txt', import.meta.url), 'utf8')
  const grids = [
    gridOf(rowsBetween(text, '二、主动公开政府信息情况', '三、收到'), (cells) =>
      cells === 1 ? [5] : cells === 4 ? [1, 2, 1, 1] : [1, 2, 2],
    ),
    gridOf(rowsBetween(text, '三、收到和处理政府信息公开申请情况', '四、政府信息'), (cells, row) => {
      const head = [
        [3, 7],
        [3, 1, 5, 1],
        [3, ...ones(7)],
      ]
      const labels = cells - 7
      return head[row] ?? [...ones(labels - 1), 4 - labels, ...ones(7)]
    }),
    gridOf(rowsBetween(text, '四、政府信息公开行政复议、行政诉讼情况', '五、存在'), (_, row) => {
      const head = [
        [5, 10],
        [...ones(5), 5, 5],
      ]
      return head[row] ?? ones(15)
    }),
  ]
  const match = matchTables(grids)

  it('gives all 198 cells, each the zero it is', () => {
    expect(match.edition).toBe('2019')
    const zeros = cellsOf(editions['2019']).map(({ id }) => [id, 0])
    expect(valuesFrom(match)).toEqual(Object.fromEntries(zeros))
    expect(zeros).toHaveLength(198)
  })

  it('names its five slips, and nothing else', () => {
    expect(match.findings.map(({ code, severity, at, actual }) => [code, severity, at, actual])).toEqual([
      ['table/label-slip', 'note', 'requests.received', '一、本年新收到政府信息公开申请数量'],
      ['table/label-slip', 'note', 'requests.carriedIn', '二、上年结转政府信息公开数量'],
      ['table/label-slip', 'note', 'requests.refusedSecurityAndStability', '3.危机“三安全一稳定”'],
      ['table/label-slip', 'note', 'requests.refusedEnforcementFiles', '7.属于行政法案卷'],
      ['table/label-slip', 'note', 'requests.unavailableRequiresCreation', '2.没有现成信息需另行制作'],
    ])
  })
})
