import {
  type Cell,
  type ComparedLine,
  type Comparison,
  cellOf,
  editions,
  type Wording,
} from '@gongkai/schema'

/** A few lines drawn on one scale, by which the two years are seen at a glance. */
export interface Chart {
  readonly title: Wording
  readonly bars: readonly { readonly label: string; readonly line: ComparedLine }[]
}

interface Drawing {
  readonly title: Wording
  readonly takes: (cell: Cell) => boolean
  readonly label: (cell: Cell) => string
}

const path = (labels: readonly string[]) => labels.join(' › ')
const isTotalColumn = ({ rowParts }: Cell) => rowParts.length > 0
/** Outcomes stand below 三; 一, 二, 四 and 三's own total make the balance. */
const isOutcome = ({ rowLabels, columnParts }: Cell) => rowLabels.length > 1 && columnParts.length === 0

const drawings: readonly Drawing[] = [
  {
    title: { 'zh-CN': '申请与办理', en: 'Requests' },
    takes: (cell) => cell.table === 'requests' && isTotalColumn(cell) && !isOutcome(cell),
    label: ({ rowLabels }) => path(rowLabels),
  },
  {
    title: { 'zh-CN': '办理结果', en: 'Outcomes' },
    takes: (cell) => cell.table === 'requests' && isTotalColumn(cell) && isOutcome(cell),
    label: ({ rowLabels }) => path(rowLabels.slice(1)),
  },
  {
    title: { 'zh-CN': '新收申请由谁提出', en: 'Who made the new requests' },
    takes: (cell) => cell.table === 'requests' && cell.row === 'received' && !isTotalColumn(cell),
    label: ({ columnLabels }) => path(columnLabels.slice(1)),
  },
  {
    title: { 'zh-CN': '行政复议与行政诉讼', en: 'Disputes' },
    takes: (cell) => cell.table === 'disputes' && isTotalColumn(cell),
    label: ({ rowLabels }) => path(rowLabels),
  },
]

const size = ({ before, now }: ComparedLine): number =>
  Math.max(...[before, now].map((figure) => (figure.state === 'number' ? figure.value : 0)))

/** The charts of a comparison; lines that are nothing in both years are left out, and so are charts without any. */
export function chartsOf({ lines, before, now }: Comparison): readonly Chart[] {
  const cellAt = (at: string) => cellOf(editions[now.edition], at) ?? cellOf(editions[before.edition], at)
  return drawings.flatMap(({ title, takes, label }): Chart[] => {
    const bars = lines.flatMap((line) => {
      const cell = cellAt(line.at)
      // A cell of one form alone has nothing beside it to be compared with.
      const both = line.before.state !== 'absent' && line.now.state !== 'absent'
      return cell && both && takes(cell) && size(line) > 0 ? [{ label: label(cell), line }] : []
    })
    return bars.length > 0 ? [{ title, bars }] : []
  })
}

/** The figure that a bar of full length stands for. */
export const scaleOf = (lines: readonly ComparedLine[]): number => Math.max(1, ...lines.map(size))
