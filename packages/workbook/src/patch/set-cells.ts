import type { PackOptions } from '@gongkai/ooxml'
import { a1 } from '../a1.ts'
import { openBook } from '../read/book.ts'
import { type BookSource, sourceOf } from '../read/book-source.ts'
import { resultOf } from '../read/cell-value.ts'
import type { Formula } from '../read/formula-text.ts'
import { columnOf, contains, keyOf, rowOf } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import type { SheetCell } from '../read/sheet.ts'
import { noLimits, type PartSheet } from '../read/sheet-part.ts'
import { calculateOnLoad, dropCalculationOrder } from './calculation.ts'
import type { CellContent, CellFormula } from './cell-xml.ts'
import { dependentsOf } from './dependents.ts'
import { type Draft, draftOf } from './draft.ts'
import { type CellChange, withCells } from './sheet-cells.ts'
import { cornerOf, mapSheet } from './sheet-map.ts'
import { UnchangeableCell } from './unchangeable.ts'

/** New content for one cell: a number, a text (never taken for a formula), nothing, or a formula that says it is one. */
export interface CellSetting {
  readonly sheet: string
  /** `D12`; any cell of a merged one means its corner. */
  readonly address: string
  readonly value: CellContent | Pick<CellFormula, 'formula'>
}

export interface SetOptions extends PackOptions {
  /** `replace`: a cell's own formula gives way to its setting. Default: it is refused. */
  readonly formulas?: 'refuse' | 'replace'
}

/**
 * A copy of the workbook with some cells changed; what else is in the file stays byte for byte. Results of formulas that
 * depend on these cells are calculated anew where that can be told, else taken out, and the workbook is marked to be
 * calculated when it is opened. A cell that already holds the value is left as it is.
 *
 * @throws UnreadableWorkbook; UnchangeableCell for a formula that may not be replaced; RangeError for a sheet or cell that cannot be, and for two
 * values for one cell
 */
export function setCells(
  bytes: Uint8Array,
  settings: readonly CellSetting[],
  options: SetOptions = {},
): Uint8Array<ArrayBuffer> {
  return refusing(() => {
    const source = sourceOf(openBook(bytes), noLimits)
    const draft = draftOf(bytes, source.book.zip)
    writeCells(source, draft, settings, options.formulas === 'replace')
    return draft.bytes(options)
  })
}

type Contents = ReadonlyMap<PartSheet, ReadonlyMap<number, CellSetting['value']>>

const isFormula = (content: CellSetting['value']): content is Pick<CellFormula, 'formula'> =>
  typeof content === 'object' && content !== null

function writeCells(
  source: BookSource,
  draft: Draft,
  settings: readonly CellSetting[],
  replace: boolean,
): void {
  const contents = contentsBySheet(source, draft, settings, replace)
  const dependents = dependentsOf(
    source,
    new Map([...contents].map(([sheet, cells]) => [sheet, new Set(cells.keys())])),
  )
  let formulas = dependents.size > 0
  for (const sheet of new Set([...contents.keys(), ...dependents.keys()])) {
    const own = contents.get(sheet) ?? new Map<number, CellSetting['value']>()
    const after = sheetAfter(sheet, own, dependents.get(sheet) ?? new Set())
    const result = (key: number) => resultOf(after, key, after.cells.get(key)!)
    const changes = new Map<number, CellChange>()
    for (const key of dependents.get(sheet) ?? []) changes.set(key, { result: result(key) })
    for (const [key, content] of own) {
      formulas ||= isFormula(content)
      changes.set(key, { content: isFormula(content) ? { ...content, result: result(key) } : content })
    }
    draft.write(sheet.part, withCells(draft.text(sheet.part)!, changes))
    if ([...own].some(([key, content]) => sheet.cells.get(key)?.formula && !isFormula(content)))
      dropCalculationOrder(draft, source.book, sheet)
  }
  if (formulas) calculateOnLoad(draft, source.book.part)
}

/** The contents that differ from what the cells hold, by the cells that hold them. */
function contentsBySheet(
  source: BookSource,
  draft: Draft,
  settings: readonly CellSetting[],
  replace: boolean,
): Contents {
  const found = new Map<PartSheet, Map<number, CellSetting['value']>>()
  const seen = new Set<string>()
  for (const { sheet: name, address, value } of settings) {
    const sheet = source.sheet(name)
    const place = keyOf(address)
    if (!sheet || place === 0) throw new RangeError(`no cell ${name}!${address}`)
    const key = cornerOf(sheet.merges, place)
    const twice = `${sheet.part}!${key}`
    if (seen.has(twice)) throw new RangeError(`two values for ${name}!${address}`)
    seen.add(twice)
    const cell = sheet.cells.get(key)
    if (cell?.formula && !replace) throw new UnchangeableCell('formula', sheet.name, address)
    if (!cell?.formula && (cell?.value ?? null) === value) continue
    const contents = found.get(sheet) ?? new Map<number, CellSetting['value']>()
    found.set(sheet, contents.set(key, value))
  }
  for (const [sheet, contents] of found) refuseFilled(draft.text(sheet.part)!, sheet, contents)
  return found
}

function refuseFilled(xml: string, sheet: PartSheet, contents: ReadonlyMap<number, unknown>): void {
  const { filled } = mapSheet(xml, new Set())
  for (const key of contents.keys()) {
    const address = a1({ row: rowOf(key), column: columnOf(key) })
    if (filled.some((area) => contains(area, key)))
      throw new UnchangeableCell('array-formula', sheet.name, address)
    // Other cells take their formula from the one where it is written.
    const formula = sheet.cells.get(key)?.formula
    const shares =
      formula && [...sheet.cells].some(([other, cell]) => other !== key && isSame(formula, cell.formula))
    if (shares) throw new UnchangeableCell('formula', sheet.name, address)
  }
}

/** Whether a formula is taken from another, see `cellBuilder`. */
const isSame = (written: Formula, taken: Formula | undefined): boolean =>
  taken !== undefined && taken.text === written.text && (taken.down !== 0 || taken.right !== 0)

/** The sheet with the new contents, and without the results that may no longer hold. */
function sheetAfter(
  sheet: PartSheet,
  contents: ReadonlyMap<number, CellSetting['value']>,
  stale: ReadonlySet<number>,
): PartSheet {
  const cells = new Map<number, SheetCell>(sheet.cells)
  for (const key of stale) cells.set(key, { ...cells.get(key)!, value: null })
  for (const [key, content] of contents) {
    const { style } = cells.get(key) ?? { style: 0 }
    if (content === null) cells.delete(key)
    else if (isFormula(content))
      cells.set(key, {
        value: null,
        formula: { text: content.formula.replace(/^=/, ''), down: 0, right: 0 },
        style,
      })
    else cells.set(key, { value: content, style })
  }
  return { ...sheet, cells }
}
