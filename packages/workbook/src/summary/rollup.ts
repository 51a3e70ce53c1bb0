import type { PackOptions } from '@gongkai/ooxml'
import {
  type Aggregate,
  type Difference,
  editions,
  layoutOf,
  type Report,
  type Severity,
  standingsLine,
  titleOf,
} from '@gongkai/schema'
import { sectionSheets, sheetNames } from '../names.ts'
import { writeSheets } from '../template/exceljs.ts'
import { templateSheets } from '../template/index.ts'
import { emptySheet, heightFor, type Sheet, type SheetCell } from '../template/model.ts'
import { differencesSheet, problemsSheet, type Told } from './findings-sheets.ts'
import { sourceRanges, sourcesSheet, sumOf } from './sources-sheet.ts'
import { type UnitLine, unitsSheet } from './units-sheet.ts'

/** What the roll-up workbook (汇总表) is made of. */
export interface RollupBook {
  /** The government's report: the sums, and its texts. */
  readonly report: Report
  readonly sums: Aggregate
  /** The government first, then every unit below it. */
  readonly units: readonly UnitLine[]
  readonly findings: readonly Told[]
  /** Where the government's report as filed differs; absent where none was compared. */
  readonly differences?: readonly Difference[]
  /** Sheet and address of a unit's figure. */
  readonly placeOf: (unit: string, id: string) => string | undefined
}

const guide = [
  '这是汇总表：二、三、四各表的数 = 本级 + 所属各单位，由「来源」表的数按公式相加，改动「来源」后会重新计算。',
  '「单位」列出谁报了、谁没报、哪些计入；「来源」列出每个数出自哪个单位、哪个文件、哪一格；「问题」列出要处理和核实的。',
  '有单位没有填的格，汇总数写明缺几个单位，不当作 0；各单位都是 0 的格直接写 0。',
  '文字部分不能相加：有本级报表的用本级的文字，没有的请在这里填写。填好后可用 gongkai check 检查、gongkai export 导出。',
]

/** The first page: how far the sum has come, then what the workbook is. */
function guideSheet(title: string, { units, findings }: RollupBook): Sheet {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const state = [
    `${standingsLine(
      units.map(({ unit }) => unit),
      'zh-CN',
    )}。`,
    `要处理的错误 ${count('error')} 处，待核实 ${count('warning')} 处${findings.length > 0 ? '，见「问题」' : ''}。`,
  ]
  const lines = [...state, ...guide.map((text, i) => `${i + 1}. ${text}`)]
  return {
    ...emptySheet,
    name: sheetNames.instructions,
    widths: [82],
    heights: new Map([[1, 32], ...lines.map((text, i): [number, number] => [i + 2, heightFor(text, 80)])]),
    cells: [
      { row: 1, column: 1, value: title, look: 'title' },
      ...lines.map((text, i): SheetCell => ({ row: i + 2, column: 1, value: text, look: 'plain' })),
    ],
  }
}

/** The tables of the template with a formula for every figure: locked, since the figures are made elsewhere. */
function withSums(
  sheet: Sheet,
  sums: Aggregate,
  ranges: ReadonlyMap<string, string>,
  ids: readonly string[],
): Sheet {
  const next = ids[Symbol.iterator]()
  const cells = sheet.cells.map((cell): SheetCell => {
    if (cell.look !== 'figure') return cell
    const id = next.next().value
    const summed = id === undefined ? undefined : sums.byId.get(id)
    if (!summed) throw new RangeError(`a figure of ${sheet.name} is no cell of the form`)
    const { input: _, ...locked } = cell
    return { ...locked, value: sumOf(summed, sums, ranges.get(summed.id)), look: 'total' }
  })
  return { ...sheet, cells, validations: [] }
}

/** The sheets of the roll-up workbook, as data: those of the template, so that it reads like any report, and its own. */
export function rollupSheets(book: RollupBook): readonly Sheet[] {
  const { report, sums, units, findings, differences, placeOf } = book
  const edition = editions[report.edition]
  const ranges = sourceRanges(sums)
  const byName = new Map(units.map(({ unit }) => [unit.unit.name, unit]))
  const template = templateSheets({ edition, year: report.year, report, totals: 'typed' }).map((sheet) => {
    if (sheet.name === sheetNames.instructions) return guideSheet(`${titleOf(report, edition)}（汇总）`, book)
    const table = edition.tables.find(({ id }) => sectionSheets[id] === sheet.name)
    if (!table) return sheet
    return withSums(
      sheet,
      sums,
      ranges,
      layoutOf(table).cells.flatMap(({ id }) => id ?? []),
    )
  })
  return [
    ...template,
    unitsSheet(edition, units),
    problemsSheet(findings),
    ...(differences ? [differencesSheet(edition, differences)] : []),
    sourcesSheet(sums, {
      parentOf: (unit) => byName.get(unit)?.unit.parent,
      fileOf: (unit) => byName.get(unit)?.filing?.file,
      placeOf,
    }),
  ]
}

/**
 * Writes the roll-up workbook as the bytes of an .xlsx file: the form with live sums, 单位, 问题, 差异 and 来源.
 *
 * @throws UnwritableText where a text is longer than a cell holds
 */
export const writeRollup = (book: RollupBook, options?: PackOptions): Promise<Uint8Array> =>
  writeSheets(rollupSheets(book), titleOf(book.report, editions[book.report.edition]), options)
