import {
  type Edition,
  type FormGrid,
  headingOf,
  layoutOf,
  type PlacedSum,
  type Report,
  sumsOf,
  type Table,
} from '@gongkai/schema'
import { type Area, a1, a1Area, type Place } from '../a1.ts'
import {
  figurePlace,
  headingName,
  placeOf,
  sectionSheets,
  statesName,
  tableArea,
  tableName,
  unsummable,
} from '../names.ts'
import type { Figure } from './figures.ts'
import { type Flag, heightFor, one, type Sheet, type SheetCell, type Validation } from './model.ts'
import { textBlock } from './text-block.ts'

/** Characters across: narrow for the merged groups, wide for the labels, enough for six digits in a figure. */
function widthsOf({ table, columns, cells }: FormGrid): readonly number[] {
  const firstFigure = Math.min(...cells.filter(({ role }) => role === 'figure').map(({ column }) => column))
  const widths = Array.from({ length: columns }, (_, column) =>
    column < firstFigure ? 0 : table === 'disputes' ? 9 : 12,
  )
  const labels = widths.filter((width) => width === 0).length
  return [...widths.map((width, column) => (width > 0 ? width : column === labels - 1 ? 36 : 9)), 2]
}

/** The rectangle that the cells fill, if they fill one. */
export const areaOf = (ids: readonly string[], edition: Edition): Area | undefined => {
  const places = ids.map((id) => figurePlace(edition, id))
  const area = {
    top: Math.min(...places.map(({ row }) => row)),
    left: Math.min(...places.map(({ column }) => column)),
    bottom: Math.max(...places.map(({ row }) => row)),
    right: Math.max(...places.map(({ column }) => column)),
  }
  const size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
  return size === ids.length ? area : undefined
}

/** The cells as one range where they are one, else listed: `D7:I7`, `D7,D8`. */
function rangeOf(edition: Edition, ids: readonly string[]): string {
  const area = areaOf(ids, edition)
  return area ? a1Area(area) : ids.map((id) => a1(figurePlace(edition, id))).join(',')
}

function totalFormula(edition: Edition, parts: readonly string[]): string {
  const range = rangeOf(edition, parts)
  return `IF(COUNTA(${range})=COUNT(${range}),SUM(${range}),"${unsummable}")`
}

/** Red where the sum is broken: on the total, or on all cells of a sum between equals (the balance). */
function sumFlags(edition: Edition, { left, right }: PlacedSum): readonly Flag[] {
  const all = `${rangeOf(edition, left)},${rangeOf(edition, right)}`
  const formula = `AND(COUNTA(${all})>0,COUNTA(${all})=COUNT(${all}),SUM(${rangeOf(edition, left)})<>SUM(${rangeOf(edition, right)}))`
  const marked = left.length === 1 ? left : [...left, ...right]
  return marked.map((id) => ({ area: one(figurePlace(edition, id)), colour: 'red', formula }))
}

/** Text in a cell of figures is red; a blank beside filled cells of its row is amber. */
function cellFlags(rows: readonly Area[]): readonly Flag[] {
  return rows.flatMap((area): Flag[] => {
    const first = a1({ row: area.top, column: area.left })
    const row = `$${a1({ row: area.top, column: area.left })}:$${a1({ row: area.top, column: area.right })}`
    return [
      { area, colour: 'red', formula: `ISTEXT(${first})` },
      { area, colour: 'amber', formula: `AND(ISBLANK(${first}),COUNTA(${row})>0)` },
    ]
  })
}

/** Runs of figures of one kind side by side, row by row, then rows of the same extent as one area. */
function inputAreas(grid: FormGrid, isInput: (id: string) => boolean) {
  const runs: { area: Area; kind: 'count' | 'signed' | 'amount' }[] = []
  for (const { id, quantity, row, column, columnSpan } of grid.cells) {
    if (!id || !quantity || !isInput(id)) continue
    const place = placeOf({ row, column })
    const last = runs.at(-1)
    const right = place.column + columnSpan - 1
    if (
      last &&
      last.kind === quantity &&
      last.area.top === place.row &&
      last.area.right === place.column - 1
    ) {
      last.area = { ...last.area, right }
    } else runs.push({ area: { ...one(place), right }, kind: quantity })
  }
  const areas: typeof runs = []
  for (const run of runs) {
    const above = areas.find(
      ({ area, kind }) =>
        kind === run.kind &&
        area.left === run.area.left &&
        area.right === run.area.right &&
        area.bottom === run.area.top - 1,
    )
    if (above) above.area = { ...above.area, bottom: run.area.bottom }
    else areas.push(run)
  }
  return areas
}

const prompts = {
  count: '请填整数，没有发生的填 0。',
  signed: '请填整数：增加为正，减少为负，没有变化填 0。',
  amount: '请填金额，可以有小数，没有的填 0。',
} as const

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

/** The sheet of one table, laid out exactly as the form prints it, with its flags and the notes below. */
export function tableSheet(
  edition: Edition,
  table: Table,
  figures: ReadonlyMap<string, Figure>,
  report: Report | undefined,
  broken: number,
): Sheet {
  const grid = layoutOf(table)
  const widths = widthsOf(grid)
  const sums = sumsOf(edition).filter(({ left }) => left[0]?.startsWith(`${table.id}.`))
  const figureOf = (id: string): Figure => {
    const figure = figures.get(id)
    if (!figure) throw new RangeError(`no figure for ${id}`)
    return figure
  }
  const cells = grid.cells.map((cell): SheetCell => {
    const place = placeOf(cell)
    const merge = mergeOf(place, cell.rowSpan, cell.columnSpan)
    if (!cell.id) return { ...place, ...merge, value: cell.text, look: 'label' }
    const { value, parts } = figureOf(cell.id)
    if (!parts) return { ...place, ...merge, value, look: 'figure', input: true }
    const formula = { formula: totalFormula(edition, parts), result: value ?? 0 }
    return { ...place, ...merge, value: formula, look: 'total' }
  })
  const inputs = inputAreas(grid, (id) => figureOf(id).parts === undefined)
  const heading = report?.headings?.[table.id] ?? headingOf(edition, table.id)
  const area = tableArea(grid)
  const notes = textBlock({
    label: '表下说明（可不填，每行一段；不够可在中间插入行）',
    paragraphs: report?.sections[table.id] ?? [],
    blanks: 3,
    top: area.bottom + 1,
    left: 1,
    right: grid.columns,
    width: widths.slice(0, grid.columns).reduce((a, b) => a + b, 0),
    name: table.id,
  })
  const state = sums.length === 0 ? '没有发生的填 0，不要留空。' : undefined
  return {
    name: sectionSheets[table.id],
    widths,
    heights: new Map([[1, 28], [2, 20], ...heightsOf(grid, widths), ...notes.heights]),
    cells: [
      {
        row: 1,
        column: 1,
        value: heading,
        look: 'title',
        ...mergeOf({ row: 1, column: 1 }, 1, grid.columns),
      },
      {
        row: 2,
        column: 1,
        value: state ?? {
          formula: `"本表 "&COUNTIF(${statesName(table.id)},"不符")&" 处不符。没有发生的填 0，不要留空。"`,
          result: `本表 ${broken} 处不符。没有发生的填 0，不要留空。`,
        },
        look: 'hint',
        ...mergeOf({ row: 2, column: 1 }, 1, grid.columns),
      },
      ...cells,
      ...notes.cells,
    ],
    validations: inputs.map(
      ({ area: inArea, kind }): Validation => ({ area: inArea, kind, prompt: prompts[kind] }),
    ),
    flags: [
      ...sums.flatMap((sum) => sumFlags(edition, sum)),
      ...cellFlags(inputs.map((input) => input.area)),
    ],
    names: new Map([
      [tableName(table.id), area],
      [headingName(table.id), one({ row: 1, column: 1 })],
      ...notes.names,
    ]),
    ...(table.id === 'disputes' && { landscape: true as const }),
    ...(grid.headerRows > 0 && { frozenRows: placeOf({ row: grid.headerRows, column: 0 }).row - 1 }),
  }
}
