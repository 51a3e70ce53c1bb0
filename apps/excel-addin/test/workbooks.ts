import { type Edition, editions, headingOf, layoutsOf, type Report, titleOf } from '@gongkai/schema'
import { storedBook } from '@gongkai/workbook'
import { a1, figurePlace, type Where } from '@gongkai/workbook/sheets'
import { writeTemplate } from '@gongkai/workbook/template'
import { type Range, utils, write } from 'xlsx'
import { browserHost } from '../src/hosts/browser/host.ts'
import { type Desk, openDesk, openFile } from '../src/hosts/browser/workbook.ts'
import type { Host } from '../src/port.ts'

export const workbookOf = (report: Report, totals: 'typed' | 'formula' = 'typed') =>
  writeTemplate({
    edition: editions[report.edition],
    year: report.year,
    agency: report.agency,
    report,
    totals,
  })

/**
 * The report as people write it who have no template: all on one sheet, tables drawn with merged cells. The sheet is called as
 * one of the template's is that holds nothing of the report.
 */
export function foreignOf(report: Report, sheetName = '说明'): Uint8Array {
  const edition = editions[report.edition]
  const lines: (string | number | null)[][] = [[titleOf(report, edition)]]
  const merges: Range[] = []
  for (const { id } of edition.sections) {
    lines.push([headingOf(edition, id)])
    const grid = layoutsOf(edition).find(({ table }) => table === id)
    const top = lines.length
    if (grid)
      lines.push(
        ...Array.from({ length: grid.rows }, () => Array<string | number | null>(grid.columns).fill(null)),
      )
    for (const { row, column, rowSpan, columnSpan, text, id: cell } of grid?.cells ?? []) {
      const s = { r: top + row, c: column }
      lines[s.r]![s.c] = cell ? (report.values[cell] ?? null) : text
      if (rowSpan > 1 || columnSpan > 1)
        merges.push({ s, e: { r: s.r + rowSpan - 1, c: s.c + columnSpan - 1 } })
    }
    lines.push(...(report.sections[id] ?? []).map((text) => [text]))
  }
  const sheet = utils.aoa_to_sheet(lines)
  sheet['!merges'] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, sheetName)
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}

/** Where a figure stands in a template. */
export function placeOf(edition: Edition, id: string): Where {
  const { sheet, ...place } = figurePlace(edition, id)
  return { sheet, address: a1(place) }
}

let opened = 0

export const fileOf = (bytes: Uint8Array) =>
  openFile({ id: `file ${++opened}`, bytes: async () => bytes }, storedBook(bytes))

/** A desk with a workbook on it, and the host that the pane sees it through. */
export function hostOf(bytes: Uint8Array): {
  readonly desk: Desk
  readonly host: Host
  readonly revealed: Where[]
} {
  const desk = openDesk()
  desk.open(fileOf(bytes))
  const revealed: Where[] = []
  const host = browserHost(desk, { reveal: (at) => revealed.push(at) > 0, saveFile: () => {} })
  return { desk, host, revealed }
}
