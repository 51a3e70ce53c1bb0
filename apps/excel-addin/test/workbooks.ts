import { type Edition, editions, type Report } from '@gongkai/schema'
import { storedBook } from '@gongkai/workbook'
import { a1, figurePlace, type Where } from '@gongkai/workbook/sheets'
import { writeTemplate } from '@gongkai/workbook/template'
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
  const host = browserHost(desk, { reveal: (at) => revealed.push(at), saveFile: () => {} })
  return { desk, host, revealed }
}
