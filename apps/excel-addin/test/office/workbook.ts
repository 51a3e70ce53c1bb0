import { storedBook } from '@gongkai/workbook'
import {
  areaOf,
  cellOfBook,
  isFixed,
  isProtected,
  type LiveBook,
  type LiveCell,
  type LiveContent,
  liveBook,
  type Where,
  withContents,
} from '@gongkai/workbook/sheets'
import { entered } from './entered.ts'
import { OfficeFault } from './fault.ts'

export interface Condition {
  readonly id: string
  readonly area: string
  readonly type: string
  formula: string
  fill?: string
  text?: string
}

/** What a sheet has besides its cells. */
export interface Tab {
  readonly id: string
  name: string
  conditions: Condition[]
  visibility: 'Visible' | 'Hidden' | 'VeryHidden'
  allowFormatCells: boolean
}

/** As the workbook in memory numbers its cells. */
function keyOf(address: string): number {
  const { top, left } = areaOf(address)!
  return top * 2 ** 15 + left
}

/** The events that are told of the collection of sheets, by the numbers under which Excel sends them. */
export type EventNumber = 10 | 11 | 13 | 15 | 16 | 24
const [changed, activated, added, deleted, calculated, protection] = [10, 11, 13, 15, 16, 24] as const

/**
 * A workbook open in a simulated Excel, as its official and others who work in it see it. What real Excel does with it is
 * known from Microsoft's documentation only.
 */
export function simulatedWorkbook(file: Uint8Array) {
  let book = liveBook(storedBook(file))
  let given = 0
  const tabOf = (sheet: LiveBook['sheets'][number]): Tab => ({
    id: `{00000000-0000-0001-0000-${String(++given).padStart(12, '0')}}`,
    name: sheet.name,
    conditions: [],
    visibility: sheet.hidden ? 'Hidden' : 'Visible',
    allowFormatCells: false,
  })
  const tabs = book.sheets.map(tabOf)
  const formats = new Map<string, string>()
  const listeners = new Set<(event: EventNumber, sheetId: string) => void>()
  const state = {
    /** A cell is open for typing. */
    editing: false,
    losesEvents: false,
    /** Writes that Excel takes and that are not there afterwards, as of a cell that was open for typing (issue 1393). */
    losesWrites: false,
    /** In a cell of texts an apostrophe stands as a letter. */
    keepsApostrophes: true,
    /** Inserted sheets bring the names of their workbook. */
    bringsNames: false,
    /** The workbook's structure is protected: no sheet comes or goes. */
    lockedStructure: false,
    shown: { sheet: tabs[0]?.id, address: 'A1' },
    writes: 0,
  }

  const sheetOf = ({ name }: Tab) => book.sheets.find((sheet) => sheet.name === name)!
  const placeOf = (tab: Tab, address: string): Where => ({ sheet: tab.name, address })

  function tell(event: EventNumber, tab: Tab): void {
    if (!state.losesEvents) for (const listener of listeners) listener(event, tab.id)
  }

  function setCell(tab: Tab, address: string, set: LiveContent): void {
    book = withContents(book, [{ at: placeOf(tab, address), set }])
    tell(changed, tab)
    tell(calculated, tab)
  }

  /** What a program or a person enters, taken as Excel takes it. */
  function enter(tab: Tab, address: string, value: unknown): void {
    const asText = formats.get(`${tab.id}!${address}`) === '@'
    setCell(tab, address, entered(value, asText, state.keepsApostrophes))
  }

  /** In a merged area only the first cell holds anything. */
  function isHidden(tab: Tab, address: string): boolean {
    const place = areaOf(address)!
    return sheetOf(tab).merges.some(
      ({ top, left, bottom, right }) =>
        place.top >= top &&
        place.top <= bottom &&
        place.left >= left &&
        place.left <= right &&
        (place.top !== top || place.left !== left),
    )
  }

  const named = (name: string): Tab => {
    const tab = tabs.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
    if (!tab) throw new RangeError(`the workbook has no sheet ${name}`)
    return tab
  }

  return {
    state,
    tabs,
    book: () => book,
    named,
    sheetOf,
    onEvent: (listener: (event: EventNumber, sheetId: string) => void) => void listeners.add(listener),
    /** Most cells are blank, and readings are of thousands. */
    cell(tab: Tab, address: string): LiveCell {
      const filled = sheetOf(tab).cells.has(keyOf(address))
      return filled && !isHidden(tab, address) ? cellOfBook(book, placeOf(tab, address))! : { value: null }
    },
    formatOf: (tab: Tab, address: string) => formats.get(`${tab.id}!${address}`) ?? 'General',
    isLocked: (tab: Tab, address: string) =>
      isProtected(sheetOf(tab)) && isFixed(book, placeOf(tab, address)),
    isProtected: (tab: Tab) => isProtected(sheetOf(tab)),
    /** Writing by a program. */
    write(tab: Tab, address: string, value: unknown): void {
      state.writes++
      if (isFixed(book, placeOf(tab, address))) throw new OfficeFault('AccessDenied')
      if (state.losesWrites || isHidden(tab, address)) return
      enter(tab, address, value)
    },
    /** The official, or somebody else who has the workbook open, types. */
    type: (sheet: string, address: string, value: unknown) => enter(named(sheet), address, value),
    format: (sheet: string, address: string, format: string) =>
      void formats.set(`${named(sheet).id}!${address}`, format),
    protect(sheet: string, unlocked: readonly string[] | undefined): void {
      const tab = named(sheet)
      const areas = unlocked?.map((address) => areaOf(address)!)
      book = {
        ...book,
        sheets: book.sheets.map((one) => (one.name === tab.name ? { ...one, unlocked: areas } : one)),
      }
      tell(protection, tab)
    },
    activate(tab: Tab): void {
      if (tab.visibility !== 'Visible') throw new OfficeFault('InvalidOperation')
      state.shown = { sheet: tab.id, address: 'A1' }
      tell(activated, tab)
    },
    addTab(name: string): Tab {
      if (state.lockedStructure) throw new OfficeFault('AccessDenied')
      const [sheet] = liveBook({
        sheets: [{ name, cells: [], merges: [] }],
        names: {},
        date1904: false,
      }).sheets
      book = { ...book, sheets: [...book.sheets, sheet!] }
      const tab = tabOf(sheet!)
      tabs.push(tab)
      tell(added, tab)
      return tab
    },
    insert(source: Uint8Array): readonly string[] {
      if (state.lockedStructure) throw new OfficeFault('AccessDenied')
      const { sheets, names } = liveBook(storedBook(source))
      const ids = sheets.map((sheet) => {
        let name = sheet.name
        for (let copy = 2; book.sheets.some((one) => one.name === name); copy++)
          name = `${sheet.name} (${copy})`
        book = { ...book, sheets: [...book.sheets, { ...sheet, name }] }
        const tab = { ...tabOf(sheet), name }
        tabs.push(tab)
        tell(added, tab)
        return tab.id
      })
      if (state.bringsNames) book = { ...book, names: { ...names, ...book.names } }
      return ids
    },
    setName(name: string, formula: string | undefined): void {
      const { [name]: _, ...others } = book.names
      book = { ...book, names: formula === undefined ? others : { ...others, [name]: formula } }
    },
    deleteTab(tab: Tab): void {
      tabs.splice(tabs.indexOf(tab), 1)
      const quoted = `'${tab.name}'!`
      const names = Object.entries(book.names).map(([name, formula]) => [
        name,
        formula.includes(quoted) || formula.includes(`=${tab.name}!`) ? '=#REF!' : formula,
      ])
      const sheets = book.sheets.filter(({ name }) => name !== tab.name)
      book = { ...book, sheets, names: Object.fromEntries(names) }
      tell(deleted, tab)
    },
    /** Excel tells nobody of it below ExcelApi 1.17. */
    rename(sheet: string, name: string): void {
      const tab = named(sheet)
      const formulas = Object.entries(book.names).map(([key, formula]) => [
        key,
        formula.replaceAll(`'${tab.name}'!`, `'${name}'!`),
      ])
      book = {
        ...book,
        sheets: book.sheets.map((one) => (one.name === tab.name ? { ...one, name } : one)),
        names: Object.fromEntries(formulas),
      }
      tab.name = name
    },
  }
}

export type SimulatedWorkbook = ReturnType<typeof simulatedWorkbook>
