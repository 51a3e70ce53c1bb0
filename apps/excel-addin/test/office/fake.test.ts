import { officeHost } from '../../src/hosts/office/host.ts'
import type { Driver, Harness } from '../contract/driver.ts'
import { hostContract } from '../contract/host-contract.ts'
import { fakeOffice, newest, oldest } from './fake.ts'
import { official } from './official.ts'
import type { Version } from './strict-client.ts'

const harness = (version: Version): Harness => ({
  can: official.can.filter((what) => version === newest || what !== 'insertSheets'),
  open(file): Driver {
    const { workbook, client, api } = fakeOffice(file, version)
    return { host: officeHost(api), trips: client.trips, ...official.of(workbook) }
  },
})

hostContract('Office, ExcelApi 1.17, in memory', harness(newest))
hostContract('Office, ExcelApi 1.9, in memory', harness(oldest))
