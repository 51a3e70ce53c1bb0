import { type Area, a1Area, areaOf } from '@gongkai/workbook/sheets'
import { conditionsOf } from './conditions.ts'
import { OfficeFault } from './fault.ts'
import type { SimulatedWorkbook, Tab } from './workbook.ts'

const lastRow = 2 ** 20
const lastColumn = 2 ** 14

/** Answers of more cells are refused by Excel on the web, whose limit is 5 MB. */
const mostCells = 250_000

/** The objects of a simulated Excel, with their members as Excel calls them. `null` stands for an object that is not there. */
export function workbookOf(sim: SimulatedWorkbook) {
  const live = (tab: Tab): Tab => {
    if (!sim.tabs.includes(tab)) throw new OfficeFault('ItemNotFound')
    return tab
  }
  const find = (key: string): Tab | undefined =>
    sim.tabs.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase())

  const worksheetOf = (tab: Tab) => ({
    id: tab.id,
    get name() {
      return live(tab).name
    },
    get visibility() {
      return tab.visibility
    },
    get protection() {
      return {
        get protected() {
          return sim.isProtected(live(tab))
        },
        get options() {
          return sim.isProtected(live(tab)) ? { allowFormatCells: tab.allowFormatCells } : null
        },
      }
    },
    activate: () => sim.activate(live(tab)),
    delete() {
      const visible = sim.tabs.filter(({ visibility }) => visibility === 'Visible')
      // By which code Excel refuses is written nowhere.
      if (sim.state.lockedStructure) throw new OfficeFault('GeneralException')
      if (visible.length === 1 && visible[0] === live(tab)) throw new OfficeFault('InvalidOperation')
      sim.deleteTab(live(tab))
    },
    getRange: (address: string | null) => rangeOf(live(tab), address),
    getUsedRangeOrNullObject: (valuesOnly?: boolean) => usedRangeOf(live(tab), valuesOnly),
  })

  function usedRangeOf(tab: Tab, valuesOnly = false) {
    if (!valuesOnly)
      throw new OfficeFault('NotImplemented', 'the simulation knows used ranges of values only')
    const keys = [...sim.sheetOf(tab).cells.keys()]
    if (keys.length === 0) return null
    const rows = keys.map((key) => Math.floor(key / 2 ** 15))
    const columns = keys.map((key) => key % 2 ** 15)
    return areaRange(tab, {
      top: Math.min(...rows),
      left: Math.min(...columns),
      bottom: Math.max(...rows),
      right: Math.max(...columns),
    })
  }

  function rangeOf(tab: Tab, address?: string | null) {
    const whole = { top: 1, left: 1, bottom: lastRow, right: lastColumn }
    const area = address == null ? whole : areaOf(address)
    if (!area) throw new OfficeFault('InvalidArgument')
    return areaRange(tab, area)
  }

  const areaRange = (tab: Tab, area: Area) => {
    const { top, left, bottom, right } = area
    const each = <R>(read: (address: string) => R): R[][] => {
      if ((bottom - top + 1) * (right - left + 1) > mostCells)
        throw new OfficeFault('ResponsePayloadSizeLimitExceeded')
      live(tab)
      return Array.from({ length: bottom - top + 1 }, (_, down) =>
        Array.from({ length: right - left + 1 }, (_, across) =>
          read(a1Area({ top: top + down, bottom: top + down, left: left + across, right: left + across })),
        ),
      )
    }
    const write = (told: unknown) => {
      const lines = Array.isArray(told) ? (told as unknown[][]) : []
      const fits =
        lines.length === bottom - top + 1 && lines.every((line) => line.length === right - left + 1)
      if (!fits) throw new OfficeFault('InvalidArgument')
      each((address) => {
        const { top: row, left: column } = areaOf(address)!
        sim.write(tab, address, lines[row - top]![column - left])
      })
    }
    return {
      keptByReference: true,
      rowIndex: top - 1,
      columnIndex: left - 1,
      rowCount: bottom - top + 1,
      columnCount: right - left + 1,
      get address() {
        return `'${live(tab).name.replaceAll("'", "''")}'!${a1Area(area)}`
      },
      get values() {
        return each((address) => sim.cell(tab, address).value ?? '')
      },
      set values(told: unknown) {
        write(told)
      },
      get formulas() {
        return each((address) => {
          const { value, formula } = sim.cell(tab, address)
          return formula ?? value ?? ''
        })
      },
      set formulas(told: unknown) {
        write(told)
      },
      get numberFormat() {
        return each((address) => sim.formatOf(tab, address))
      },
      get format() {
        return {
          columnWidth: null,
          wrapText: null,
          font: { bold: null },
          get protection() {
            return {
              get locked() {
                const locked = new Set(each((address) => sim.isLocked(tab, address)).flat())
                return locked.size > 1 ? null : [...locked][0]
              },
            }
          },
        }
      },
      get conditionalFormats() {
        return conditionsOf(sim, live(tab), area)
      },
      getMergedAreasOrNullObject() {
        const inside = sim
          .sheetOf(live(tab))
          .merges.filter(
            (merge) =>
              merge.top <= bottom && merge.bottom >= top && merge.left <= right && merge.right >= left,
          )
        if (inside.length === 0) return null
        const sheet = `'${tab.name.replaceAll("'", "''")}'!`
        return { keptByReference: true, address: inside.map((merge) => `${sheet}${a1Area(merge)}`).join(',') }
      },
      select() {
        if (sim.state.shown.sheet !== tab.id) throw new OfficeFault('InvalidSelection')
        sim.state.shown = { sheet: tab.id, address: a1Area(area) }
      },
    }
  }

  const nameOf = (name: string, formula: string) => ({
    _Id: name,
    name,
    formula,
    scope: 'Workbook',
    delete: () => sim.setName(name, undefined),
  })
  const names = () => Object.entries(sim.book().names).map(([name, formula]) => nameOf(name, formula))

  return {
    protection: { protected: sim.state.lockedStructure },
    worksheets: {
      get items() {
        return sim.tabs.map(worksheetOf)
      },
      getItem(key: string) {
        const tab = find(key)
        if (!tab) throw new OfficeFault('ItemNotFound')
        return worksheetOf(tab)
      },
      add(name: string) {
        if (find(name)) throw new OfficeFault('ItemAlreadyExists')
        return worksheetOf(sim.addTab(name))
      },
      ...Object.fromEntries(registrations.map((name) => [name, () => undefined])),
    },
    names: {
      get items() {
        return names()
      },
      getItem(key: string) {
        const found = names().find(({ name }) => name.toLowerCase() === key.toLowerCase())
        if (!found) throw new OfficeFault('ItemNotFound')
        return found
      },
      add(name: string, formula: string) {
        const taken = names().some((one) => one.name.toLowerCase() === name.toLowerCase())
        if (taken) throw new OfficeFault('ItemAlreadyExists')
        if (!/^=('(?:[^']|'')+'|[^'!]+)!\$?[A-Z]+\$?\d/.test(formula))
          throw new OfficeFault('InvalidArgument')
        sim.setName(name, formula)
        return nameOf(name, formula)
      },
    },
    insertWorksheetsFromBase64(file: string, options?: { positionType?: string }) {
      if (options?.positionType !== 'End') throw new OfficeFault('NotImplemented')
      return sim.insert(Uint8Array.from(Buffer.from(file, 'base64')))
    },
  }
}

const registrations = [
  'DataChanged',
  'Calculated',
  'Added',
  'Deleted',
  'Activated',
  'ProtectionChanged',
].flatMap((event) => [`_Register${event}Event`, `_Unregister${event}Event`])
