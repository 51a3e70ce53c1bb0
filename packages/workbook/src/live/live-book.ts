import type { Area } from '../a1.ts'
import { dependentsOf } from '../patch/dependents.ts'
import { resultOf } from '../read/cell-value.ts'
import { callsKnownOnly } from '../read/evaluate.ts'
import type { Formula } from '../read/formula-text.ts'
import type { OpenBook, OpenSheet, OpenValue } from '../read/open-sheets.ts'
import type { Where } from '../read/places.ts'
import { areaOf, columnOf, contains, keyOf, placeKey, rowOf } from '../read/reference.ts'
import type { Sheet, SheetCell } from '../read/sheet.ts'
import type { StoredBook, StoredSheet } from './stored-book.ts'

/** A workbook in memory. It is never changed: `withContents` makes another one. */
export interface LiveBook {
  readonly sheets: readonly LiveSheet[]
  readonly names: Readonly<Record<string, string>>
  readonly date1904: boolean
  /** Its structure is protected: it takes no sheet. */
  readonly structureLocked: boolean
}

interface LiveSheet extends Sheet {
  readonly stored: StoredSheet
  /** Set on a protected sheet. */
  readonly unlocked: readonly Area[] | undefined
  readonly bound: ReadonlySet<number>
}

/** What a cell is given: a number, a text, nothing, or a formula that begins with `=`. */
export type LiveContent = number | string | null | { readonly formula: string }

export interface LiveCell {
  readonly value: OpenValue
  readonly formula?: string
}

const plain = 0
const date = 1

export const liveBook = ({ sheets, names, date1904, structureLocked }: StoredBook): LiveBook => ({
  sheets: sheets.map(liveSheet),
  names,
  date1904,
  structureLocked: structureLocked ?? false,
})

function liveSheet(stored: StoredSheet): LiveSheet {
  const cells = new Map<number, SheetCell>()
  for (const [address, value, formula, isDate] of stored.cells) {
    const style = isDate ? date : plain
    const own = formula == null ? {} : { formula: { text: formula, down: 0, right: 0 } }
    cells.set(keyOf(address), { value, style, ...own })
  }
  return {
    stored,
    name: stored.name,
    hidden: stored.hidden ?? false,
    cut: stored.cut ?? false,
    cells,
    merges: stored.merges.flatMap((merge): Area | [] => areaOf(merge) ?? []),
    unlocked: stored.unlocked?.flatMap((area): Area | [] => areaOf(area) ?? []),
    bound: new Set((stored.bound ?? []).map(keyOf)),
  }
}

/** The sheet and the cell of an address, a merged one's corner; `undefined` where the workbook has no such cell. */
function find(book: LiveBook, { sheet: name, address }: Where) {
  const sheet = book.sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
  const place = keyOf(address) || firstOf(areaOf(address))
  if (!sheet || place === 0) return undefined
  const merge = sheet.merges.find((candidate) => contains(candidate, place))
  return { sheet, key: merge ? placeKey(merge.top, merge.left) : place }
}

const firstOf = (area: Area | undefined) => (area ? placeKey(area.top, area.left) : 0)

/** What stands in a cell; `undefined` where the workbook has no such sheet or the address is none. */
export function cellOfBook(book: LiveBook, at: Where): LiveCell | undefined {
  const found = find(book, at)
  if (!found) return undefined
  const cell = found.sheet.cells.get(found.key)
  if (!cell) return { value: null }
  return cell.formula
    ? { value: cell.value ?? undefined, formula: `=${cell.formula.text}` }
    : { value: cell.value }
}

/** Whether protection, or a formula that is not the cell's own, keeps it from being changed. */
export function isFixed(book: LiveBook, at: Where): boolean {
  const found = find(book, at)
  if (!found) return false
  const { unlocked, bound } = found.sheet
  return (
    bound.has(found.key) || (unlocked !== undefined && !unlocked.some((area) => contains(area, found.key)))
  )
}

export const isProtected = ({ unlocked }: LiveBook['sheets'][number]): boolean => unlocked !== undefined

/**
 * The workbook with some cells changed, and with every formula that depends on them calculated anew where that can be
 * told (see `resultOf`), else without a result. Throws a RangeError for a cell that the workbook does not have.
 */
export function withContents(
  book: LiveBook,
  contents: readonly { readonly at: Where; readonly set: LiveContent }[],
): LiveBook {
  const changed = new Map<LiveSheet, Map<number, LiveContent>>()
  for (const { at, set } of contents) {
    const found = find(book, at)
    if (!found) throw new RangeError(`no cell ${at.sheet}!${at.address}`)
    const own = changed.get(found.sheet) ?? new Map<number, LiveContent>()
    changed.set(found.sheet, own.set(found.key, set))
  }
  const written = new Map([...changed].map(([sheet, own]) => [sheet, sheetWith(sheet, own)]))
  const keys = new Map([...changed].map(([sheet, own]) => [written.get(sheet)!, new Set(own.keys())]))
  const sheets = book.sheets.map((sheet) => written.get(sheet) ?? sheet)
  const definedNames = Object.entries(book.names).map(([name, formula]) => ({
    name,
    formula: formula.replace(/^=/, ''),
    local: false,
  }))
  const stale = dependentsOf({ book: { definedNames }, sheets: () => sheets }, keys)
  return {
    ...book,
    sheets: sheets.map((sheet) => {
      const fresh = [...(keys.get(sheet) ?? [])].filter((key) => sheet.cells.get(key)?.formula)
      const all = new Set([...(stale.get(sheet) ?? []), ...fresh])
      return all.size > 0 ? calculated(sheet, all) : sheet
    }),
  }
}

function sheetWith(sheet: LiveSheet, contents: ReadonlyMap<number, LiveContent>): LiveSheet {
  const cells = new Map(sheet.cells)
  for (const [key, content] of contents) {
    const blankDate = sheet.stored.dates?.some((address) => keyOf(address) === key) ? date : plain
    const style = cells.get(key)?.style ?? blankDate
    if (content === null || content === '') cells.delete(key)
    else if (typeof content === 'object')
      cells.set(key, { value: null, formula: { text: content.formula.slice(1), down: 0, right: 0 }, style })
    else cells.set(key, { value: content, style })
  }
  return { ...sheet, cells }
}

/** A template has two hundred formulas on 校验 that are not for us; each is looked at once. */
const knownFormulas = new WeakMap<Formula, boolean>()

function isKnown(formula: Formula): boolean {
  const known = knownFormulas.get(formula) ?? callsKnownOnly(formula.text)
  knownFormulas.set(formula, known)
  return known
}

function calculated(sheet: LiveSheet, stale: ReadonlySet<number>): LiveSheet {
  const cells = new Map(sheet.cells)
  const give = (key: number, value: SheetCell['value']) => {
    const cell = cells.get(key)!
    if (cell.value !== value) cells.set(key, { ...cell, value })
  }
  for (const key of stale) give(key, null)
  const open = { ...sheet, cells }
  const results = [...stale].flatMap((key) => {
    const cell = cells.get(key)!
    return isKnown(cell.formula!) ? [[key, resultOf(open, key, cell)] as const] : []
  })
  for (const [key, result] of results)
    give(key, typeof result === 'boolean' ? String(result).toUpperCase() : (result ?? null))
  // A new object: results are remembered by sheet.
  return { ...open }
}

const told = new WeakMap<LiveSheet, OpenSheet>()

/** The workbook as a program that has it open would tell of it (see `readSheets`). */
export const openBookOf = ({ sheets, names, date1904 }: LiveBook): OpenBook => ({
  sheets: sheets.map((sheet) => {
    const known = told.get(sheet) ?? openSheetOf(sheet)
    told.set(sheet, known)
    return known
  }),
  names,
  date1904,
})

function openSheetOf({ name, hidden, cells, stored, cut }: LiveSheet): OpenSheet {
  const keys = [...cells.keys()]
  const rows = Math.max(0, ...keys.map(rowOf))
  const columns = Math.max(0, ...keys.map(columnOf))
  const blank = (): OpenValue[][] => Array.from({ length: rows }, () => Array<OpenValue>(columns).fill(''))
  const [values, formulas, formats] = [blank(), blank(), blank()]
  for (const [key, { value, formula, style }] of cells) {
    const [row, column] = [rowOf(key) - 1, columnOf(key) - 1]
    values[row]![column] = value ?? undefined
    formulas[row]![column] = formula ? `=${formula.text}` : (value ?? '')
    if (style === date) formats[row]![column] = 'yyyy/m/d'
  }
  return {
    name,
    hidden,
    cut,
    ranges: rows === 0 ? [] : [{ row: 1, column: 1, values, formulas, formats }],
    merges: stored.merges,
  }
}
