import { wpsHost } from '../../src/hosts/wps/host.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import { hostContract } from '../contract/host-contract.ts'
import { builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import { cellAt, sheetIn } from './model.ts'
import { modelOf } from './models.ts'

for (const [kind, build] of Object.entries(builds)) {
  hostContract(`WPS, simulated, a build of kind ${kind}`, {
    can: [
      'shown',
      'writes',
      'editing',
      'loseEvents',
      'loseWrites',
      'protect',
      'lockStructure',
      'deleteSheet',
      'renameSheet',
      'marks',
      'addOthersMark',
      'insertSheets',
    ],
    open(file) {
      const book = modelOf(file)
      const wps = fakeWps([book], build)
      const sheetOf = (name: string) => sheetIn(book, name)
      return {
        host: wpsHost(jsapiIn({ wps: wps.application })!, () => false),
        type: (sheet, address, value) => wps.type(sheet, address, value),
        cell(sheet, address) {
          const { value, formula } = cellAt(sheetOf(sheet), address)
          return formula === undefined ? { value } : { value, formula }
        },
        shown() {
          const [sheet, address] = wps.state.selection?.split('!') ?? []
          return sheet === undefined || address === undefined ? undefined : { sheet, address }
        },
        writes: () => wps.state.writes,
        editing(on) {
          wps.state.editing = on
        },
        loseEvents() {
          wps.state.losesEvents = true
        },
        loseWrites() {
          wps.state.losesWrites = true
        },
        protect(name, unlocked) {
          const sheet = sheetOf(name)
          sheet.protected = true
          for (const address of unlocked) sheet.cells[address] = { ...cellAt(sheet, address), unlocked: true }
        },
        lockStructure() {
          book.locked = true
        },
        deleteSheet: (sheet) => wps.deleteSheet(sheet),
        renameSheet: (sheet, name) => wps.renameSheet(sheet, name),
        marks: (sheet) => sheetOf(sheet).conditions.map(({ area, formula }) => ({ area, formula })),
        addOthersMark: (sheet, area, formula) =>
          void sheetOf(sheet).conditions.push({ area, type: 2, formula: `=${formula}` }),
        close() {
          if (wps.listening().length > 0) throw new Error('still listening after dispose')
          if (wps.violations.length > 0)
            throw new Error(`asked for what WPS does not have: ${wps.violations}`)
        },
      }
    },
  })
}
