import { type Area, areaOf } from '@gongkai/workbook/sheets'
import { type Build, facade, type Member, thrown } from './facade.ts'
import { addressesIn, type CellValue, cellAt, type ModelCondition, type ModelSheet } from './model.ts'

/** What ranges need of the program around them. */
export interface Surroundings {
  readonly build: Build
  readonly violations: string[]
  /** A cell is open for typing. */
  editing(): boolean
  /** Cells that throw at whatever is written, and cells that lose it without a word. */
  readonly refusing: ReadonlySet<string>
  loses(address: string): boolean
  /** Writes into a cell, and tells. */
  write(sheet: ModelSheet, address: string, value: CellValue): void
  selected(sheet: ModelSheet, address: string): void
}

const refused = ({ build }: Surroundings, message: string) => thrown(build, message)

/** A `Range`; every use throws once its sheet is deleted. */
export function rangeOf(around: Surroundings, sheet: ModelSheet, address: string): object {
  const area = areaOf(address)
  if (!area) throw refused(around, `no range ${address}`)
  // Only where asked: a used range may be the whole sheet.
  const rows = () => addressesIn(area)
  const cells = () => alive(around, sheet) && rows().map((line) => line.map((at) => cellAt(sheet, at)))
  const told = (of: (cell: ReturnType<typeof cellAt>) => unknown) =>
    listed(
      around.build,
      cells().map((line) => line.map(of)),
    )
  const uniform = (of: (cell: ReturnType<typeof cellAt>) => unknown) => {
    const [first, ...others] = cells().flat().map(of)
    return others.every((other) => other === first) ? first : null
  }
  const write = (value: unknown) => {
    const [[only, ...wider] = [], ...lower] = rows()
    if (only === undefined || wider.length > 0 || lower.length > 0)
      throw refused(around, 'the fake writes one cell')
    writable(around, sheet, only)
    if (around.loses(only)) return
    around.write(sheet, only, (value ?? null) as CellValue)
  }
  const range = facade(
    around.build,
    around.violations,
    'Range',
    {
      Row: { read: () => alive(around, sheet) && area.top },
      Column: { read: () => area.left },
      Rows: { read: () => countOf(around, area.bottom - area.top + 1) },
      Columns: { read: () => countOf(around, area.right - area.left + 1) },
      Value2: { read: () => told(({ value }) => value ?? undefined), write },
      Formula: {
        read: () => told(({ formula, value }) => formula ?? (value === null ? '' : String(value))),
        write,
      },
      HasFormula: { read: () => uniform(({ formula }) => formula !== undefined) },
      NumberFormat: {
        read: () => uniform(({ format }) => format ?? 'General'),
        write: (value) => {
          mayFormat(around, sheet)
          for (const at of rows().flat()) sheet.cells[at] = { ...cellAt(sheet, at), format: String(value) }
        },
      },
      Locked: { read: () => uniform(({ unlocked }) => !unlocked) },
      AllowEdit: {
        read: () =>
          !sheet.protected ||
          cells()
            .flat()
            .every(({ unlocked }) => unlocked === true),
      },
      FormatConditions: { read: () => conditionsOf(around, sheet, address) },
      ColumnWidth: looks(around, sheet, 'number'),
      WrapText: looks(around, sheet, 'boolean'),
      Font: {
        read: () =>
          facade(around.build, around.violations, 'Font', { Bold: looks(around, sheet, 'boolean') }),
      },
    },
    {
      Select: () => {
        alive(around, sheet)
        around.selected(sheet, address)
      },
    },
  )
  filled.set(
    range,
    () =>
      Object.entries(sheet.cells).filter(([at, { value }]) => value !== null && within(area, areaOf(at)!))
        .length,
  )
  return range
}

/** A look that no test asks for: taken where it may be set. */
const looks = (around: Surroundings, sheet: ModelSheet, kind: string): Member => ({
  read: () => undefined,
  write: (value) => {
    alive(around, sheet)
    mayFormat(around, sheet)
    if (typeof value !== kind) throw refused(around, `no ${kind}`)
  },
})

/** How many cells of a range hold something, by the range itself: the program knows its own objects. */
export const filled = new WeakMap<object, () => number>()

const within = (outer: Area, { top, left }: Area): boolean =>
  top >= outer.top && top <= outer.bottom && left >= outer.left && left <= outer.right

function alive(around: Surroundings, sheet: ModelSheet): true {
  if (sheet.deleted) throw refused(around, 'the sheet of the range is deleted')
  return true
}

function writable(around: Surroundings, sheet: ModelSheet, address: string): void {
  alive(around, sheet)
  if (around.editing()) throw refused(around, 'a cell is being edited')
  if (around.refusing.has(address)) throw refused(around, 'the cell takes nothing')
  if (sheet.protected && !cellAt(sheet, address).unlocked) throw refused(around, 'the cell is protected')
}

const countOf = ({ build, violations }: Surroundings, count: number) =>
  facade(build, violations, 'Rows or Columns', { Count: { read: () => count } })

/** One cell as it is; several as this build lists them. */
function listed(build: Build, rows: readonly (readonly unknown[])[]): unknown {
  if (rows.length === 1 && rows[0]!.length === 1) return rows[0]![0]
  if (build.lists === 'lines' && rows.length === 1) return rows[0]
  if (build.lists === 'lines' && rows[0]!.length === 1) return rows.map(([cell]) => cell)
  return build.lists === 'from-one' ? [undefined, ...rows.map((line) => [undefined, ...line])] : rows
}

/** All conditional formats of the sheet where `address` is left out. */
export function conditionsOf(around: Surroundings, sheet: ModelSheet, address?: string): object {
  const own = () =>
    alive(around, sheet) && sheet.conditions.filter(({ area }) => address === undefined || area === address)
  return facade(
    around.build,
    around.violations,
    'FormatConditions',
    { Count: { read: () => own().length } },
    {
      Item: (index: number) => conditionOf(around, sheet, own()[index - 1]),
      Add: (type: number, _operator: unknown, formula: string) => {
        alive(around, sheet)
        mayFormat(around, sheet)
        const condition: ModelCondition = { area: address ?? 'A1:XFD1048576', type, formula }
        sheet.conditions.push(condition)
        return conditionOf(around, sheet, condition)
      },
    },
  )
}

function mayFormat(around: Surroundings, sheet: ModelSheet): void {
  if (around.editing()) throw refused(around, 'a cell is being edited')
  if (sheet.protected && !sheet.mayFormat) throw refused(around, 'the sheet is protected')
}

function conditionOf(around: Surroundings, sheet: ModelSheet, condition: ModelCondition | undefined): object {
  if (!condition) throw refused(around, 'no such conditional format')
  const { build, violations } = around
  const still = () => {
    if (!sheet.conditions.includes(condition)) throw refused(around, 'the conditional format is deleted')
    return condition
  }
  const coloured = (kind: string, part: 'fill' | 'text') =>
    facade(build, violations, kind, {
      Color: {
        read: () => still()[part],
        write: (value) => {
          still()[part] = value as number
        },
      },
    })
  return facade(
    build,
    violations,
    'FormatCondition',
    {
      Type: { read: () => still().type },
      // Colour scales and icon sets have no formula: asking for it is refused.
      Formula1: {
        read: () => {
          if (still().type !== 2) throw refused(around, 'no Formula1')
          return still().formula
        },
      },
      Interior: { read: () => coloured('Interior', 'fill') },
      Font: { read: () => coloured('Font', 'text') },
    },
    {
      Delete: () => {
        mayFormat(around, sheet)
        sheet.conditions.splice(sheet.conditions.indexOf(still()), 1)
      },
    },
  )
}
