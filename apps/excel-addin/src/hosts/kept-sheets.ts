import { a1, type OpenBook, type OpenSheet, renamedSheets, type Where } from '@gongkai/workbook/sheets'
import type { CellState, Changed, Inserted, Kept } from '../port.ts'
import { holds } from './held.ts'

/** What keeps sheets that were put in from being taken out again; `undefined` where nothing does. */
export function keptBy(now: OpenBook, { sheets, names }: Inserted): Kept | undefined {
  const standing = new Map(now.sheets.map((sheet) => [sheet.name, sheet]))
  const missing = sheets.filter(({ name }) => !standing.has(name))
  if (missing.length > 0) return { state: 'missing', sheets: namesOf(missing) }
  const cells = sheets.flatMap((sheet) => changedCells(sheet, standing.get(sheet.name)!))
  if (cells.length > 0) return { state: 'typed', cells }
  const cut = sheets.filter(({ name }) => standing.get(name)!.cut)
  if (cut.length > 0) return { state: 'cut', sheets: namesOf(cut) }
  const own = new Set(namesOf(sheets))
  const others = now.sheets.filter(({ name }) => !own.has(name))
  const means = meaning(own, Object.keys(names))
  const users = others.flatMap((sheet) =>
    [...cellsOf(sheet)].flatMap(([address, { formula }]): Where[] =>
      formula !== undefined && means(formula) ? [{ sheet: sheet.name, address }] : [],
    ),
  )
  const usingNames = Object.entries(now.names).flatMap(([name, formula]) =>
    !(name in names) && means(formula) ? [name] : [],
  )
  if (users.length + usingNames.length > 0) return { state: 'used', cells: users, names: usingNames }
  return others.every(({ hidden }) => hidden) ? { state: 'alone' } : undefined
}

/** The names that came with the sheets and still mean what they meant; one that was given another meaning is the official's. */
export const namesToRemove = (now: OpenBook, { names }: Inserted): readonly string[] =>
  Object.entries(names).flatMap(([name, formula]) => (now.names[name] === formula ? [name] : []))

const namesOf = (sheets: readonly OpenSheet[]) => sheets.map(({ name }) => name)

/** What a formula comes to is not compared: it may depend on other sheets, or on the day. */
export function changedCells(then: OpenSheet, now: OpenSheet): readonly Changed[] {
  const [before, after] = [cellsOf(then), cellsOf(now)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((address): Changed[] => {
    const { value = null, formula } = before.get(address) ?? { value: null }
    const state = after.get(address) ?? { value: null }
    const content = formula === undefined ? value : { formula }
    return holds(state, content) ? [] : [{ at: { sheet: then.name, address }, now: state }]
  })
}

/** The cells that hold anything, by address. */
function cellsOf({ ranges }: OpenSheet): ReadonlyMap<string, CellState> {
  const cells = new Map<string, CellState>()
  for (const { row, column, values, formulas } of ranges) {
    values.forEach((line, down) => {
      line.forEach((value, right) => {
        const written = formulas?.[down]?.[right]
        const calculated = typeof written === 'string' && written.startsWith('=') && written !== value
        if (!calculated && (value ?? '') === '') return
        const address = a1({ row: row + down, column: column + right })
        cells.set(address, calculated ? { value, formula: written } : { value })
      })
    })
  }
  return cells
}

/** Whether a formula speaks of one of the sheets or names, also in a text that is made into a reference. */
function meaning(sheets: ReadonlySet<string>, names: readonly string[]): (formula: string) => boolean {
  const elsewhere = new Map([...sheets].map((name) => [name, '\0']))
  const known = new Set(names.map((name) => name.toLowerCase()))
  return (formula) =>
    renamedSheets(formula, elsewhere) !== formula ||
    (formula.match(/[\p{L}_][\p{L}\p{N}_.]*/gu) ?? []).some((word) => known.has(word.toLowerCase()))
}
