import { afterEach, describe } from 'vitest'
import { applyContract } from './applying.ts'
import { contractBook } from './book.ts'
import type { Driver, Harness } from './driver.ts'
import { insertContract } from './inserting.ts'
import { markContract } from './marking.ts'
import { readingContract } from './reading.ts'
import type { Setting } from './setting.ts'
import { showContract } from './showing.ts'

/** What every host promises (see `port.ts`), whatever program stands behind it. */
export function hostContract(name: string, harness: Harness): void {
  describe(`the host contract: ${name}`, () => {
    let driver: Required<Driver> | undefined
    afterEach(async () => {
      driver?.host.dispose()
      await driver?.close?.()
      driver = undefined
    })
    const setting: Setting = {
      async opened(file = contractBook()) {
        driver = (await harness.open(file)) as Required<Driver>
        await driver.host.start()
        return driver
      },
      can: (...what) => what.every((one) => harness.can.includes(one)),
    }
    readingContract(setting)
    applyContract(setting)
    showContract(setting)
    insertContract(setting)
    markContract(setting)
  })
}
