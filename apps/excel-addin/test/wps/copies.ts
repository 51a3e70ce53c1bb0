import { storedBook } from '@gongkai/workbook'
import { areaOf } from '@gongkai/workbook/sheets'
import { addressesIn, type ModelBook, type ModelCell, type ModelSheet } from './model.ts'

/** A file as WPS opens it, from one character for each byte. */
export function openedModel(content: string, fullName: string): ModelBook {
  const { sheets, names } = storedBook(Uint8Array.from(content, (character) => character.charCodeAt(0)))
  return {
    fullName,
    names: { ...names },
    sheets: sheets.map(({ name, cells, unlocked, hidden }): ModelSheet => {
      const own: Record<string, ModelCell> = {}
      for (const [address, value, formula] of cells)
        own[address] = formula == null ? { value } : { value, formula: `=${formula}` }
      for (const address of (unlocked ?? []).flatMap((area) => addressesIn(areaOf(area)!).flat()))
        own[address] = { ...(own[address] ?? { value: null }), unlocked: true }
      return {
        name,
        cells: own,
        conditions: [],
        visible: hidden ? 0 : -1,
        protected: unlocked !== undefined,
      }
    }),
  }
}

/** Copies all sheets of one workbook behind the last one of another. */
export function copySheets(
  from: ModelBook,
  to: ModelBook,
  copiedNames: 'workbook' | 'sheet' | 'none',
  /** Formulas go on meaning the sheets of the workbook they came from. */
  links: boolean,
): void {
  const called = new Map<string, string>()
  for (const { name } of from.sheets) {
    const known = new Set([...to.sheets.map((sheet) => sheet.name), ...called.values()])
    let free = name
    for (let copy = 2; known.has(free); copy++) free = `${name} (${copy})`
    called.set(name, free)
  }
  const file = from.fullName.replace(/^.*[\\/]/, '')
  const moved = (formula: string) =>
    [...called].reduce(
      (text, [was, is]) => text.replaceAll(`'${was}'!`, links ? `'[${file}]${was}'!` : `'${is}'!`),
      formula,
    )
  for (const sheet of from.sheets) {
    const cells = Object.entries(sheet.cells).map(([address, cell]) => [
      address,
      cell.formula === undefined ? { ...cell } : { ...cell, formula: moved(cell.formula) },
    ])
    to.sheets.push({ ...sheet, name: called.get(sheet.name)!, cells: Object.fromEntries(cells) })
  }
  for (const [name, formula] of copiedNames === 'none' ? [] : Object.entries(from.names)) {
    const sheet = [...called.values()].find((one) => moved(formula).includes(`'${one}'!`))
    to.names[copiedNames === 'workbook' ? name : `'${sheet}'!${name}`] ??= moved(formula)
  }
}
