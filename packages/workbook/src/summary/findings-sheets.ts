import {
  causeWords,
  cellName,
  type Difference,
  type Edition,
  type Finding,
  type Sentence,
  severityWords,
} from '@gongkai/schema'
import { a1 } from '../a1.ts'
import { figurePlace } from '../names.ts'
import type { Sheet, SheetCell } from '../template/model.ts'
import { firstRow, type ListColumn, listSheet } from './list-sheet.ts'

/** A finding in words. */
export interface Told extends Pick<Finding, 'code' | 'severity' | 'at'>, Sentence {}

const problems: readonly ListColumn[] = [
  { title: '程度', width: 9, look: 'state' },
  { title: '问题', width: 62, look: 'plain' },
  { title: '怎么办', width: 46, look: 'plain' },
  { title: '代码', width: 28, look: 'plain' },
]

/** 问题: what is to be said of the units and of the sum, in words. */
export const problemsSheet = (told: readonly Told[]): Sheet =>
  listSheet({
    name: '问题',
    title: '问题：汇总前要处理和核实的',
    hint:
      told.length === 0 ? '没有发现问题。' : '错误要先处理，再重新汇总；待核实的请核对，确实无误的可以保留。',
    columns: problems,
    rows: told.map(({ severity, message, todo, code }) => [
      severityWords[severity]['zh-CN'],
      message,
      todo,
      code,
    ]),
  })

const differences: readonly ListColumn[] = [
  { title: '表格行列', width: 40, look: 'plain' },
  { title: '代码', width: 34, look: 'plain' },
  { title: '上报数', width: 11, look: 'total' },
  { title: '各单位合计', width: 11, look: 'total' },
  { title: '相差', width: 10, look: 'total' },
  { title: '最可能的单位', width: 56, look: 'plain' },
]

/** 差异: where the government's report as filed is not the sum of its units; the sums are those of the tables. */
export function differencesSheet(edition: Edition, found: readonly Difference[]): Sheet {
  const rows = found.map(({ id, filed, sum, by, causes, follows }, i): SheetCell['value'][] => {
    const { sheet, ...place } = figurePlace(edition, id)
    const row = firstRow + i
    const why = causes.map((cause) => causeWords(cause, 'zh-CN'))
    if (follows) why.unshift(`随「${follows.map((part) => cellName(edition, part)).join('」「')}」`)
    return [
      cellName(edition, id),
      id,
      filed ?? '空白',
      { formula: `'${sheet}'!${a1(place)}`, result: sum },
      by === undefined ? null : { formula: `ROUND(C${row}-D${row},6)`, result: by },
      why.length === 0 ? '看不出是哪个单位' : why.join('；'),
    ]
  })
  return listSheet({
    name: '差异',
    title: '差异：上报的汇总表与各单位合计不符的格',
    hint:
      found.length === 0
        ? '没有差异：上报的汇总表就是各单位之和。'
        : '「最可能的单位」是按各格相差的数推算的，请先核对这些单位，再下结论。',
    columns: differences,
    rows,
  })
}
