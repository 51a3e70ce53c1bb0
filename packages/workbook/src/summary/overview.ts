import type { PackOptions } from '@gongkai/ooxml'
import {
  type Aggregate,
  cellName,
  type Finding,
  type Severity,
  severityWords,
  summedValue,
} from '@gongkai/schema'
import { writeSheets } from '../template/exceljs.ts'
import type { BulkValue, Sheet } from '../template/model.ts'
import { listSheet, longList } from './list-sheet.ts'
import { type UnitLine, unitsSheet } from './units-sheet.ts'

/** A finding of one unit, in words. */
export interface UnitFinding extends Pick<Finding, 'code' | 'severity'> {
  readonly unit: string
  /** Sheet and address, or what the finding is about. */
  readonly place: string
  readonly message: string
  readonly todo: string
  readonly explanation?: string
  readonly file: string
}

/** The overview workbook (总览) of a supervising office. */
export interface OverviewBook {
  readonly title: string
  readonly units: readonly UnitLine[]
  readonly kinds: readonly {
    readonly code: string
    readonly severity: Severity
    readonly title: string
    readonly findings: number
    readonly units: number
  }[]
  readonly findings: readonly UnitFinding[]
  readonly sums: Aggregate
}

/** The sheets of the overview, as data. */
export function overviewSheets({ title, units, kinds, findings, sums }: OverviewBook): readonly Sheet[] {
  const kindRows = kinds.map((kind) => [
    severityWords[kind.severity]['zh-CN'],
    kind.title,
    kind.findings,
    kind.units,
    kind.code,
  ])
  const findingRows = findings.map((finding): BulkValue[] => [
    finding.unit,
    severityWords[finding.severity]['zh-CN'],
    finding.place,
    finding.message,
    finding.todo,
    finding.explanation ?? null,
    finding.code,
    finding.file,
  ])
  const sumRows = sums.cells.map((cell): BulkValue[] => [
    cellName(sums.edition, cell.id),
    summedValue(cell, sums.parts),
    cell.id,
  ])
  return [
    unitsSheet(sums.edition, units),
    listSheet({
      name: '问题种类',
      title: `${title}：问题的种类`,
      hint: '按出现次数排列。',
      columns: [
        { title: '程度', width: 9, look: 'state' },
        { title: '问题', width: 60, look: 'plain' },
        { title: '次数', width: 9, look: 'middle' },
        { title: '单位数', width: 9, look: 'middle' },
        { title: '代码', width: 30, look: 'plain' },
      ],
      rows: kindRows,
    }),
    longList(
      {
        name: '问题明细',
        title: `${title}：问题明细`,
        hint: '每个单位的每一处问题；单位给出的核实说明列在旁边，请审核说明是否成立。',
        columns: [
          { title: '单位', width: 30, look: 'plain' },
          { title: '程度', width: 9, look: 'state' },
          { title: '位置', width: 20, look: 'plain' },
          { title: '问题', width: 60, look: 'plain' },
          { title: '怎么办', width: 44, look: 'plain' },
          { title: '核实说明', width: 40, look: 'plain' },
          { title: '代码', width: 28, look: 'plain' },
          { title: '文件', width: 40, look: 'plain' },
        ],
      },
      findingRows,
    ),
    longList(
      {
        name: '汇总数',
        title: `${title}：汇总数`,
        hint: '只含已计入的单位。要有公式、能逐个追到单位的汇总表，请用 gongkai rollup。',
        columns: [
          { title: '表格行列', width: 44, look: 'plain' },
          { title: '汇总数', width: 16, look: 'total' },
          { title: '代码', width: 38, look: 'plain' },
        ],
      },
      sumRows,
    ),
  ]
}

/** Writes the overview workbook as the bytes of an .xlsx file. */
export const writeOverview = (book: OverviewBook, options?: PackOptions): Promise<Uint8Array> =>
  writeSheets(overviewSheets(book), book.title, options)
