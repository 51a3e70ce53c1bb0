import {
  type Area,
  a1,
  areaOf,
  cellOfBook,
  liveBook,
  type StoredBook,
  type StoredCell,
  withContents,
} from '@gongkai/workbook/sheets'

export type CellValue = string | number | boolean | null

export interface ModelCell {
  value: CellValue
  formula?: string
  format?: string
  unlocked?: boolean
}

export interface ModelCondition {
  readonly area: string
  readonly type: number
  readonly formula: string
  fill?: number
  text?: number
}

export interface ModelSheet {
  name: string
  /** By address: `J6`. */
  cells: Record<string, ModelCell>
  conditions: ModelCondition[]
  visible?: number
  protected?: boolean
  mayFormat?: boolean
  deleted?: boolean
}

/** A workbook in memory, plain enough to be handed to a page. */
export interface ModelBook {
  fullName: string
  sheets: ModelSheet[]
  names: Record<string, string>
  date1904?: boolean
  /** Its structure is protected: no sheet comes or goes. */
  locked?: boolean
}

export const sheetIn = (book: ModelBook, name: string): ModelSheet => {
  const sheet = book.sheets.find((sheet) => sheet.name === name)
  if (!sheet) throw new RangeError(`the model has no sheet ${name}`)
  return sheet
}

export const cellAt = (sheet: ModelSheet, address: string): ModelCell =>
  sheet.cells[address] ?? { value: null }

/** The addresses of an area, row by row. */
export function addressesIn({ top, left, bottom, right }: Area): string[][] {
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => a1({ row: top + down, column: left + across })),
  )
}

/** From the first to the last cell with something in it or a format, as a program's used range is. */
export function usedArea(sheet: ModelSheet): Area {
  const areas = Object.keys(sheet.cells).map((address) => areaOf(address)!)
  if (areas.length === 0) return { top: 1, left: 1, bottom: 1, right: 1 }
  return {
    top: areas.reduce((least, { top }) => Math.min(least, top), Infinity),
    left: areas.reduce((least, { left }) => Math.min(least, left), Infinity),
    bottom: areas.reduce((most, { bottom }) => Math.max(most, bottom), 1),
    right: areas.reduce((most, { right }) => Math.max(most, right), 1),
  }
}

/** What typing or a program's writing makes of a value, as Excel and WPS do. */
export function enter(
  book: ModelBook,
  sheet: ModelSheet,
  address: string,
  value: CellValue,
  keepsApostrophe = false,
): void {
  const { formula: _, ...cell } = cellAt(sheet, address)
  sheet.cells[address] = { ...cell, ...entered(value, cell.format === '@', keepsApostrophe) }
  calculate(book, sheet, address)
}

function entered(value: CellValue, asText: boolean, keepsApostrophe: boolean): ModelCell {
  if (value === null || value === '') return { value: null }
  if (asText && typeof value !== 'string') return { value: String(value).toUpperCase() }
  if (typeof value !== 'string') return { value }
  if (asText) return { value: keepsApostrophe ? value : value.replace(/^'/, '') }
  if (value.startsWith("'")) return { value: value.slice(1) }
  if (value.startsWith('=')) return { value: null, formula: value }
  if (/^[+-]?\d+(\.\d+)?$/.test(value.trim())) return { value: Number(value) }
  if (/^(true|false)$/i.test(value)) return { value: value.toLowerCase() === 'true' }
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(value)) return { value: 45_000 }
  return { value }
}

/** Calculates what depends on a cell that was changed; a formula that cannot be told shows nothing. */
function calculate(book: ModelBook, sheet: ModelSheet, address: string): void {
  const { value, formula } = cellAt(sheet, address)
  const set = formula === undefined ? (typeof value === 'boolean' ? String(value) : value) : { formula }
  const after = withContents(liveBook(storedOf(book)), [{ at: { sheet: sheet.name, address }, set }])
  for (const { name, cells } of book.sheets) {
    for (const [at, cell] of Object.entries(cells)) {
      if (cell.formula) cell.value = cellOfBook(after, { sheet: name, address: at })?.value ?? null
    }
  }
}

const storedOf = ({ sheets, names, date1904 = false }: ModelBook): StoredBook => ({
  date1904,
  names,
  sheets: sheets.map(({ name, cells }) => ({
    name,
    merges: [],
    cells: Object.entries(cells).flatMap(([address, { value, formula }]): StoredCell[] => {
      if (formula !== undefined)
        return [[address, typeof value === 'boolean' ? String(value) : value, formula.slice(1)]]
      return value === null ? [] : [[address, typeof value === 'boolean' ? String(value) : value]]
    }),
  })),
})
