import type { Edit } from '../../src/port.ts'
import type { Driver, Harness } from './driver.ts'

/** What each part of the contract works with. */
export interface Setting {
  /** Opens a workbook and starts the host; members that the harness does not name are missing all the same. */
  opened(file?: Uint8Array): Promise<Required<Driver>>
  can(...what: readonly Harness['can'][number][]): boolean
}

export const table = '三、申请'

export const at = (address: string, sheet = table) => ({ sheet, address })

export const edit = (address: string, expect: Edit['expect'], set: Edit['set'], sheet?: string): Edit => ({
  at: at(address, sheet),
  expect,
  set,
})
