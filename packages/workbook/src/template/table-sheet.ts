import {
  cellOf,
  type Edition,
  type FormGrid,
  headingOf,
  layoutOf,
  type Quantity,
  type Report,
  type Table,
} from '@gongkai/schema'
import type { Area, Place } from '../a1.ts'
import { headingName, placeOf, sectionSheets, tableArea, tableName } from '../names.ts'
import { areasOf } from './areas.ts'
import type { Figure } from './figures.ts'
import { sumFlags, unfitFlag } from './flags.ts'
import type { Line } from './lines.ts'
import { heightFor, one, type Sheet, type SheetCell } from './model.ts'
import { statusFlag, statusOf } from './status.ts'
import { textBlock } from './text-block.ts'
import { totalFormula } from './total-formula.ts'

/** Characters across: narrow for the merged groups, wide for the labels, enough for six digits in a figure. */
function widthsOf({ table, columns, cells }: FormGrid): readonly number[] {
  const labels = Math.min(...cells.filter(({ role }) => role === 'figure').map(({ column }) => column))
  const figure = { proactive: 18, requests: 10, disputes: 9 }[table]
  const label = table === 'proactive' ? 30 : 34
  const widths = Array.from({ length: columns }, (_, column) =>
    column >= labels ? figure : column === labels - 1 ? label : 7,
  )
  // The frame's column.
  return [...widths, 2]
}

function mergeOf(place: Place, rowSpan: number, columnSpan: number): { merge: Area } | object {
  if (rowSpan === 1 && columnSpan === 1) return {}
  return {
    merge: {
      top: place.row,
      left: place.column,
      bottom: place.row + rowSpan - 1,
      right: place.column + columnSpan - 1,
    },
  }
}

/** Why a row is as high as it is: the longest label that stands in this row alone. */
function heightsOf(grid: FormGrid, widths: readonly number[]): Map<number, number> {
  const heights = new Map<number, number>()
  for (const { row, column, rowSpan, columnSpan, text, role } of grid.cells) {
    const width = widths.slice(column, column + columnSpan).reduce((a, b) => a + b, 0)
    const height = rowSpan === 1 && role !== 'figure' ? heightFor(text, width - 2) : 21
    const at = placeOf({ row, column }).row
    heights.set(at, Math.max(heights.get(at) ?? 21, height))
  }
  return heights
}

const prompts = {
  count: '填 0 或正整数，只填数字；没有发生的填 0。',
  signed: '填整数，增加为正，减少为负；没有变化的填 0。',
  amount: '填金额，只填数字，可以有小数；没有的填 0。',
} as const

/** The cells the official types in, as rectangles of one kind of figure and one unit. */
function inputsOf(edition: Edition, ids: readonly string[]) {
  const groups = new Map<string, { readonly kind: Quantity; readonly ids: string[] }>()
  for (const id of ids) {
    const cell = cellOf(edition, id)
    if (!cell) throw new RangeError(`the form of ${edition.id} has no cell ${id}`)
    const prompt = prompts[cell.quantity] + (cell.unit ? `单位：${cell.unit}。` : '')
    const group = groups.get(prompt) ?? { kind: cell.quantity, ids: [] }
    group.ids.push(id)
    groups.set(prompt, group)
  }
  return [...groups].flatMap(([prompt, group]) =>
    areasOf(edition, group.ids).map((area) => ({ area, kind: group.kind, prompt })),
  )
}

/** The sheet of one table, laid out exactly as the form prints it, with its flags and the notes below. */
export function tableSheet(
  edition: Edition,
  table: Table,
  figures: ReadonlyMap<string, Figure>,
  report: Report | undefined,
  lines: readonly Line[],
): Sheet {
  const grid = layoutOf(table)
  const widths = widthsOf(grid)
  const cells = grid.cells.map((cell): SheetCell => {
    const place = { ...placeOf(cell), ...mergeOf(placeOf(cell), cell.rowSpan, cell.columnSpan) }
    if (!cell.id) return { ...place, value: cell.text, look: cell.role === 'rowLabel' ? 'rowLabel' : 'label' }
    const { value, parts } = figures.get(cell.id) ?? { value: null }
    if (!parts) return { ...place, value, look: 'figure', input: true }
    return {
      ...place,
      value: { formula: totalFormula(areasOf(edition, parts)), result: value ?? '' },
      look: 'total',
    }
  })
  const ids = grid.cells.flatMap(({ id }) => id ?? [])
  const typed = ids.filter((id) => figures.get(id)?.parts === undefined)
  const inputs = inputsOf(edition, typed)
  const area = tableArea(grid)
  const notes = textBlock({
    label: '表下说明：可不填，每行一段；行数不够时在同一格内换行',
    paragraphs: report?.sections[table.id] ?? [],
    blanks: 3,
    top: area.bottom + 1,
    left: 1,
    right: grid.columns,
    width: widths.slice(0, grid.columns).reduce((a, b) => a + b, 0),
    name: table.id,
  })
  const heading = { row: 1, column: 1 }
  const status = { row: 2, column: 1 }
  const statusMerge = mergeOf(status, 1, grid.columns)
  return {
    name: sectionSheets[table.id],
    widths,
    heights: new Map([
      [heading.row, 28],
      [status.row, 24],
      ...heightsOf(grid, widths),
      [area.bottom, 8],
      ...notes.heights,
    ]),
    cells: [
      {
        ...heading,
        value: report?.headings?.[table.id] ?? headingOf(edition, table.id),
        look: 'title',
        ...mergeOf(heading, 1, grid.columns),
      },
      { ...status, value: statusOf(edition, grid, figures, lines), look: 'status', ...statusMerge },
      ...cells,
      ...notes.cells,
    ],
    validations: inputs,
    flags: [
      statusFlag(one(status), lines),
      ...inputs.map((input) => unfitFlag(input.area, input.kind)),
      ...sumFlags(edition, table.id, ids),
    ],
    names: new Map([[tableName(table.id), area], [headingName(table.id), one(heading)], ...notes.names]),
    ...(table.id === 'disputes' && { landscape: true as const }),
    ...(grid.headerRows > 0 && { frozenRows: placeOf({ row: grid.headerRows, column: 0 }).row - 1 }),
  }
}
