import {
  type Area,
  a1,
  a1Area,
  type OpenRange,
  type OpenSheet,
  type OpenValue,
} from '@gongkai/workbook/sheets'
import type { Snapshot } from '../../port.ts'
import {
  all,
  count,
  get,
  ifGiven,
  type Jsapi,
  no,
  object,
  type Range,
  text,
  type Workbook,
  type Worksheet,
  yes,
} from './jsapi.ts'
import { cellsOf } from './values.ts'

/** What is read of one sheet, from its upper left corner; a report is far smaller. */
const limits = { rows: 5_000, columns: 100, cells: 50_000 }

/**
 * The workbook as it stands. Nothing is written, selected or calculated.
 *
 * @throws HostError `refused`
 */
export function snapshotOf(jsapi: Jsapi, book: Workbook): Omit<Snapshot, 'workbook'> {
  const sheets = sheetsOf(book)
  return {
    book: {
      sheets: sheets.map(({ name, sheet }) => openSheet(jsapi, name, sheet)),
      names: namesOf(book),
      date1904: yes(get(book, 'Date1904')),
    },
    protectedSheets: sheets.filter(({ sheet }) => yes(get(sheet, 'ProtectContents'))).map(({ name }) => name),
  }
}

/** The worksheets in the order of their tabs. */
export const sheetsOf = (book: Workbook): readonly { readonly name: string; readonly sheet: Worksheet }[] =>
  all<Worksheet>(get(book, 'Worksheets')).map((sheet) => ({ name: text(get(sheet, 'Name')), sheet }))

export function namesOf(book: Workbook): Readonly<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const name of all<Et.Name>(get(book, 'Names'))) {
    const called = text(get(name, 'Name'))
    // What refers to nothing that WPS can tell names no place.
    const formula = ifGiven(() => get(name, 'RefersTo'))
    // A name of one sheet is told with that sheet in front of it.
    if (!called.includes('!') && typeof formula === 'string') names[called] = formula
  }
  return names
}

/** As Excel's XlSheetVisibility; the others are hidden by a user or by a program. */
const visible = -1

function openSheet({ app }: Jsapi, name: string, sheet: Worksheet): OpenSheet {
  const used = object<Range>(get(sheet, 'UsedRange'))
  const left = count(get(used, 'Column'))
  const top = count(get(used, 'Row'))
  const whole: Area = {
    top,
    left,
    bottom: top + count(get(object<Range>(get(used, 'Rows')), 'Count')) - 1,
    right: left + count(get(object<Range>(get(used, 'Columns')), 'Count')) - 1,
  }
  const hidden = get(sheet, 'Visible')
  const told = { name, hidden: hidden !== visible && hidden !== true }
  const area = within(whole)
  if (!area) return { ...told, ranges: [], cut: holdsMore(app, sheet, whole, undefined) }
  return { ...told, ranges: rangesOf(sheet, area), cut: holdsMore(app, sheet, whole, area) }
}

/** The part of an area that is read. */
function within({ top, left, bottom, right }: Area): Area | undefined {
  const last = Math.min(right, limits.columns)
  const height = Math.floor(limits.cells / Math.max(1, last - left + 1))
  const area = { top, left, bottom: Math.min(bottom, limits.rows, top + height - 1), right: last }
  return area.bottom < area.top || area.right < area.left ? undefined : area
}

/** Whether anything stands in the used range beyond what is read: most of such ranges hold nothing but a format. */
function holdsMore(app: Et.Application, sheet: Worksheet, whole: Area, read: Area | undefined): boolean {
  const beyond: Area[] = read
    ? [
        { ...whole, top: read.bottom + 1 },
        { ...whole, bottom: read.bottom, left: read.right + 1 },
      ]
    : [whole]
  const functions = () => object<Et.WorksheetFunction>(get(app, 'WorksheetFunction'))
  return beyond
    .filter(({ top, bottom, left, right }) => top <= bottom && left <= right)
    .some((area) => count(get(functions(), 'CountA', rangeAt(sheet, a1Area(area)))) > 0)
}

export const rangeAt = (sheet: Worksheet, address: string): Range =>
  object<Range>(get(sheet, 'Range', address))

function rangesOf(sheet: Worksheet, area: Area): readonly OpenRange[] {
  const [rows, columns] = [area.bottom - area.top + 1, area.right - area.left + 1]
  const range = rangeAt(sheet, a1Area(area))
  const values = cellsOf(get(range, 'Value2'), rows, columns)
  // A no where no cell is calculated, `null` where some are.
  const formulas = no(get(range, 'HasFormula')) ? values : cellsOf(get(range, 'Formula'), rows, columns)
  return [{ row: area.top, column: area.left, values, formulas }, ...datesIn(sheet, area, values, formulas)]
}

/** 1990 to 2119 by the calendars from 1900 and from 1904. */
const mayBeDate = (value: OpenValue) => typeof value === 'number' && value >= 31_412 && value < 80_354

/** So many cells are asked whether they show a date. */
const datesAsked = 500

/**
 * Cells that show a date. A range tells its number format only where all its cells have the same, so those cells are asked
 * one by one whose number may be a date: few in any report.
 */
function datesIn(
  sheet: Worksheet,
  { top, left }: Area,
  values: Cells,
  formulas: Cells,
): readonly OpenRange[] {
  const places = values.flatMap((line, down) =>
    line.flatMap((value, right) => (mayBeDate(value) ? [{ down, right }] : [])),
  )
  return places.slice(0, datesAsked).map(({ down, right }) => {
    const place = { row: top + down, column: left + right }
    const format = get(rangeAt(sheet, a1(place)), 'NumberFormat')
    return {
      ...place,
      values: [[values[down]![right]]],
      formulas: [[formulas[down]![right]]],
      formats: [[typeof format === 'string' ? format : '']],
    }
  })
}

type Cells = readonly (readonly OpenValue[])[]
