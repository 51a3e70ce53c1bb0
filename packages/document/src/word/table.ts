import { type Element, el, encodeUtf8, serialize, type Xml } from '@gongkai/ooxml'
import type { FormCell, FormGrid } from '@gongkai/schema'
import { cutAtHoles, fillHoles, hole, withHoles } from '../holes.ts'
import { isItem } from '../labels.ts'
import { textWidth } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { innerWidth, longestWord, textEms } from './columns.ts'
import { paragraph, run, value } from './runs.ts'
import { style } from './style-names.ts'
import { type Setting, settingOf } from './table-setting.ts'

function styleOf(cell: FormCell, small: boolean): string {
  if (isItem(cell)) return small ? style.tableLabelSmall : style.tableLabel
  return small ? style.tableTextSmall : style.tableText
}

/** A figure that is too wide for its column even in the smallest size is set narrower, since a number must not break. */
function narrowing(cell: FormCell, { size, columns }: Setting): readonly Element[] {
  const word = longestWord(cell.text) * size * 20
  const room = innerWidth(cell, columns)
  return word > room ? [value('w:w', Math.max(1, Math.floor((100 * room) / word)))] : []
}

/**
 * Keeps a centred label from leaving one character on its last line: 商业企业 in a column of three breaks two and two. By
 * indents, since a break would be part of the text.
 */
function balancing(cell: FormCell, { size, columns }: Setting): readonly Element[] {
  const em = size * 20
  const room = innerWidth(cell, columns)
  const ems = textEms(cell.text)
  if (cell.role === 'figure' || ems * em <= room) return []
  const lines = Math.ceil(ems / Math.floor(room / em))
  const indent = Math.floor((room - (Math.ceil(ems / lines) + 0.3) * em) / 2)
  return indent > 0 ? [el('w:ind', { 'w:left': indent, 'w:right': indent })] : []
}

/**
 * Rows that must stand on one page with the next: a block of 附表二; all of 附表三 and 四, which fit on one page, since a page
 * break would cut the label of 三、本年度办理结果 in two.
 */
function keptWithNext(grid: FormGrid): readonly boolean[] {
  const kept = Array.from({ length: grid.rows }, (_, row) => row + 1 < grid.rows)
  if (grid.headerRows > 0) return kept
  const starts = new Set(grid.cells.filter(({ role }) => role === 'heading').map(({ row }) => row))
  return kept.map((keep, row) => keep && !starts.has(row + 1))
}

/** Which cell covers each place of the grid, row by row. */
function coverOf(grid: FormGrid): readonly (readonly (FormCell | undefined)[])[] {
  const cover = Array.from({ length: grid.rows }, () => new Array<FormCell | undefined>(grid.columns))
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        cover[row]![column] = cell
  return cover
}

const textOf = ({ text }: FormCell): Xml => (text === hole ? hole : run(text))

/** One `w:tc`: the cell at its corner, or the continuation of a merge in a lower row, which Word wants spelt out. */
function tableCell(cell: FormCell, row: number, setting: Setting, small: boolean, keep: boolean): Element {
  let width = 0
  for (let at = cell.column; at < cell.column + cell.columnSpan; at++) width += setting.columns[at]!
  const first = row === cell.row
  return el(
    'w:tc',
    undefined,
    el(
      'w:tcPr',
      undefined,
      el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      cell.columnSpan > 1 && value('w:gridSpan', cell.columnSpan),
      cell.rowSpan > 1 && el('w:vMerge', first ? { 'w:val': 'restart' } : undefined),
      value('w:vAlign', 'center'),
    ),
    paragraph(
      styleOf(cell, small),
      [...(keep ? [el('w:keepNext')] : []), ...(isItem(cell) ? [] : balancing(cell, setting))],
      ...(first ? [textOf(cell)] : []),
    ),
  )
}

function draw(grid: FormGrid, caption: string, setting: Setting, profile: Profile): Element {
  const small = setting.size < profile.sizes.tableLargest
  const kept = keptWithNext(grid)
  const rows = coverOf(grid).map((cover, row) => {
    const cells: Element[] = []
    for (let column = 0; column < grid.columns; ) {
      const cell = cover[column]
      if (!cell) throw new Error(`${grid.table}: no cell at row ${row}, column ${column}`)
      cells.push(tableCell(cell, row, setting, small, kept[row]!))
      column += cell.columnSpan
    }
    return el(
      'w:tr',
      undefined,
      el(
        'w:trPr',
        undefined,
        el('w:cantSplit'),
        el('w:trHeight', { 'w:val': setting.rowHeight, 'w:hRule': 'atLeast' }),
        row < grid.headerRows && el('w:tblHeader'),
      ),
      cells,
    )
  })
  return el(
    'w:tbl',
    undefined,
    el(
      'w:tblPr',
      undefined,
      value('w:tblStyle', style.table),
      el('w:tblW', { 'w:w': textWidth(profile), 'w:type': 'dxa' }),
      value('w:jc', 'center'),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      value('w:tblCaption', caption),
    ),
    el(
      'w:tblGrid',
      undefined,
      setting.columns.map((width) => el('w:gridCol', { 'w:w': width })),
    ),
    rows,
  )
}

/** The empty form as XML, as bytes between its holes, by setting: a setting belongs to one form and profile. */
const forms = new WeakMap<Setting, readonly Uint8Array[]>()

const plain = /^\d+$/
const [beforeText = '', afterText = ''] = cutAtHoles(serialize(run(hole)))

/** A table of the form as a Word table as wide as the text area: its XML, in pieces. */
export function table(
  grid: FormGrid,
  layout: FormGrid,
  caption: string,
  profile: Profile,
): readonly (string | Uint8Array)[] {
  const setting = settingOf(grid, layout, profile)
  const form =
    forms.get(setting) ??
    cutAtHoles(serialize(draw(withHoles(layout), caption, setting, profile))).map((piece) =>
      encodeUtf8(piece),
    )
  forms.set(setting, form)
  return fillHoles(form, grid, (cell) => {
    const narrow = narrowing(cell, setting)
    if (narrow.length === 0 && plain.test(cell.text)) return beforeText + cell.text + afterText
    return cell.text === '' ? '' : serialize(run(cell.text, ...narrow))
  })
}
