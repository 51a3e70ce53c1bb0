import { storedBook } from '@gongkai/workbook'
import { cellOfBook, type Where } from '@gongkai/workbook/sheets'
import { browserHost } from '../../src/hosts/browser/host.ts'
import { type Desk, openDesk, openFile } from '../../src/hosts/browser/workbook.ts'
import type { Driver, Harness } from '../contract/driver.ts'
import { hostContract } from '../contract/host-contract.ts'

/** The page's own host: the official types through the grid, that is through the desk. */
const harness: Harness = {
  can: ['shown', 'writes', 'loseEvents', 'loseWrites', 'protect', 'lockStructure', 'insertSheets'],
  open(file): Driver {
    const stored = storedBook(file)
    const fileWith = (sheets: typeof stored.sheets) =>
      openFile({ id: 'file', bytes: async () => file }, { ...stored, sheets })
    const desk = openDesk()
    desk.open(fileWith(stored.sheets))
    let shown: Where | undefined
    let writes = 0
    let lost = { events: false, writes: false }
    const seenByHost: Desk = {
      ...desk,
      set(edits) {
        writes++
        if (!lost.writes) desk.set(edits)
      },
      onChange: (listener) => desk.onChange(() => (lost.events ? undefined : listener())),
    }
    const reveal = (at: Where) => {
      shown = at
      return true
    }
    return {
      host: browserHost(seenByHost, { reveal, saveFile: () => {} }),
      type: (sheet, address, set) => desk.set([{ at: { sheet, address }, set }]),
      cell: (sheet, address) => cellOfBook(desk.book()!, { sheet, address })!,
      shown: () => shown,
      writes: () => writes,
      loseEvents: () => {
        lost = { ...lost, events: true }
      },
      loseWrites: () => {
        lost = { ...lost, writes: true }
      },
      protect(name, unlocked) {
        const edits = desk.edits()
        desk.open(
          fileWith(stored.sheets.map((sheet) => (sheet.name === name ? { ...sheet, unlocked } : sheet))),
          edits,
        )
      },
      lockStructure() {
        const now = desk.file()!
        desk.open({ ...now, original: { ...now.original, structureLocked: true } }, desk.edits())
      },
    }
  },
}

hostContract('the browser page', harness)
