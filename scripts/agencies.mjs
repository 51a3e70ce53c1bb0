// Workbooks of many agencies: a report written into the template once, and an agency's name set in copies of it.
import { deflateRawSync } from 'node:zlib'
import { openZip, patchZip } from '@gongkai/ooxml'
import { editions } from '@gongkai/schema'
import { setCells } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'

/** The filled template of a report. */
export function workbookOf(report, totals) {
  const { edition, year, agency } = report
  return writeTemplate({ edition: editions[edition], year, agency, report, totals })
}

/** A copy for another agency. */
export const copyFor = (workbook, agency, settings = []) =>
  setCells(workbook, [{ sheet: '单位信息', address: 'B5', value: agency }, ...settings], {
    deflateRaw: (bytes) => deflateRawSync(bytes),
  })

/** A copy that shares no part with others: links, styles and the like, which files of one template have in common, are written differently. */
export function unlike(workbook, number) {
  const zip = openZip(workbook)
  const shared = zip.names.filter((name) => /\.rels$|\/(?:workbook|styles)\.xml$/.test(name))
  const text = (name) => `${new TextDecoder().decode(zip.bytes(name))}<!-- ${number} -->`
  const options = { deflateRaw: (bytes) => deflateRawSync(bytes) }
  return patchZip(workbook, new Map(shared.map((name) => [name, text(name)])), options)
}
