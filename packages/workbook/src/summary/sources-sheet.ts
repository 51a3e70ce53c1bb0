import { type Aggregate, cellName, cellOf, gapWords, type SummedCell, summedValue } from '@gongkai/schema'
import { reference } from '../a1.ts'
import { rollupName } from '../names.ts'
import { type BulkValue, type Formula, one, type Sheet, type SheetCell } from '../template/model.ts'
import { firstRow, type ListColumn, listSheet } from './list-sheet.ts'

export const sourcesName = '来源'

const columns: readonly ListColumn[] = [
  { title: '表格行列', width: 40, look: 'plain' },
  { title: '代码', width: 34, look: 'plain' },
  { title: '单位', width: 30, look: 'plain' },
  { title: '上级', width: 26, look: 'plain' },
  { title: '填报数', width: 12, look: 'total' },
  { title: '文件', width: 40, look: 'plain' },
  { title: '格', width: 18, look: 'plain' },
]

/** The column the sums add up. */
const figures = columns.findIndex(({ title }) => title === '填报数') + 1

/** What stands for a cell that was left blank: a text, so that no formula takes it for a zero. */
const blank = '未填'

export interface Whereabouts {
  /** The government above a unit. */
  readonly parentOf: (unit: string) => string | undefined
  readonly fileOf: (unit: string) => string | undefined
  /** Sheet and address of a unit's figure. */
  readonly placeOf: (unit: string, id: string) => string | undefined
}

/**
 * 来源: a row for every unit and every cell that is not zero there, cell by cell in the order of the form, so that the parts
 * of each sum stand below one another.
 */
export function sourcesSheet(
  { edition, cells }: Aggregate,
  { parentOf, fileOf, placeOf }: Whereabouts,
): Sheet {
  function* rows(): Generator<BulkValue[]> {
    for (const { id, origins } of cells) {
      const name = cellName(edition, id)
      for (const { unit, value, number } of origins) {
        const figure = number ?? (value === null || value === '' ? blank : String(value))
        const place = placeOf(unit, id) ?? null
        yield [name, id, unit, parentOf(unit) ?? null, figure, fileOf(unit) ?? null, place]
      }
    }
  }
  const first = rows().next()
  const count = cells.reduce((sum, { origins }) => sum + origins.length, 0)
  const list = listSheet({
    name: sourcesName,
    title: '来源：每个汇总数由哪些单位的数相加而成',
    hint: '一行是一个单位的一格，是 0 的不列。各表的汇总数是本表「填报数」一列的求和公式。按「代码」或「单位」筛选，可看一格或一个单位。',
    columns,
    rows: first.done ? [] : [first.value],
    bulk: {
      length: Math.max(0, count - 1),
      [Symbol.iterator]() {
        const others = rows()
        others.next()
        return others
      },
    },
  })
  return { ...list, names: new Map([[rollupName, one({ row: 1, column: 1 })]]) }
}

/** The rows of each cell on the sheet, as a reference from other sheets; cells that are 0 everywhere have none. */
export function sourceRanges({ cells }: Aggregate): ReadonlyMap<string, string> {
  let row = firstRow
  return new Map(
    cells.flatMap(({ id, origins }) => {
      const top = row
      row += origins.length
      if (origins.length === 0) return []
      return [[id, reference(sourcesName, { top, bottom: row - 1, left: figures, right: figures })]]
    }),
  )
}

/** Excel adds in binary fractions; an amount has no more places than these. */
const places = 10

/**
 * The sum of a cell as a live formula over its rows: their sum, or how many units lack it. A plain 0 where every unit has 0,
 * and blank where no report was added up.
 */
export function sumOf(
  cell: SummedCell,
  { edition, parts }: Aggregate,
  range: string | undefined,
): SheetCell['value'] {
  const result = summedValue(cell, parts)
  if (range === undefined || result === null) return result
  const { before, between } = gapWords
  const sum =
    cellOf(edition, cell.id)?.quantity === 'amount' ? `ROUND(SUM(${range}),${places})` : `SUM(${range})`
  const lacking = `ROWS(${range})-COUNT(${range})`
  const formula: Formula = {
    formula: `IF(${lacking}=0,${sum},"${before}"&(${lacking})&"${between}"&${sum})`,
    result,
  }
  return formula
}
