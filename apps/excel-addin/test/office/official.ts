import type { Driver, Harness } from '../contract/driver.ts'
import type { SimulatedWorkbook } from './workbook.ts'

type Hands = Omit<Driver, 'host' | 'trips' | 'close'>

/** What an official, or somebody else who has the workbook open, does with a simulated one. */
const handsOn = (workbook: SimulatedWorkbook) =>
  ({
    type: workbook.type,
    cell: (sheet, address) => workbook.cell(workbook.named(sheet), address),
    shown() {
      const { sheet, address } = workbook.state.shown
      return { sheet: workbook.tabs.find(({ id }) => id === sheet)!.name, address }
    },
    writes: () => workbook.state.writes,
    editing(on) {
      workbook.state.editing = on
    },
    loseEvents() {
      workbook.state.losesEvents = true
    },
    loseWrites() {
      workbook.state.losesWrites = true
    },
    protect: (sheet, unlocked) => workbook.protect(sheet, unlocked),
    lockStructure() {
      workbook.state.lockedStructure = true
    },
    deleteSheet: (sheet) => workbook.deleteTab(workbook.named(sheet)),
    renameSheet: (sheet, name) => workbook.rename(sheet, name),
    marks: (sheet) => workbook.named(sheet).conditions.map(({ area, formula }) => ({ area, formula })),
    addOthersMark(sheet, area, formula) {
      workbook.named(sheet).conditions.push({ id: `{theirs-${area}}`, area, type: 'Custom', formula })
    },
  }) satisfies Hands

export const official: { of(workbook: SimulatedWorkbook): Required<Hands>; can: Harness['can'] } = {
  of: handsOn,
  can: [
    'shown',
    'writes',
    'trips',
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
}
