import type { OfficeApi } from '../../src/hosts/office/excel.ts'
import { strictClient, type Version } from './strict-client.ts'
import { simulatedWorkbook } from './workbook.ts'

export const newest: Version = { excelApi: '1.17', delayForCellEdit: true }
/** What the manifest asks for, and no more. */
export const oldest: Version = { excelApi: '1.9', delayForCellEdit: false }

/** A workbook open in a simulated Excel, and Office.js as the pane in it finds it. */
export function fakeOffice(file: Uint8Array, version: Version = newest) {
  const workbook = simulatedWorkbook(file)
  const client = strictClient(workbook, version)
  const api: OfficeApi = { Excel: client.Excel, supports: client.supports, downloads: true }
  return { workbook, client, api }
}
