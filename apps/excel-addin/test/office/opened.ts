import { officeHost } from '../../src/hosts/office/host.ts'
import { contractBook } from '../contract/book.ts'
import { table } from '../contract/setting.ts'
import { fakeOffice, newest } from './fake.ts'
import type { Version } from './strict-client.ts'

/** A host with a workbook open in the simulated Excel. */
export function opened(version: Version = newest, file = contractBook()) {
  const office = fakeOffice(file, version)
  const valueAt = (address: string) => office.workbook.cell(office.workbook.named(table), address).value
  return { ...office, host: officeHost(office.api), valueAt }
}
