import type { PackOptions } from '@gongkai/ooxml'
import { a1 } from '../a1.ts'
import { openBook } from '../read/book.ts'
import { type BookSource, sourceOf } from '../read/book-source.ts'
import { resultOf } from '../read/cell-value.ts'
import { columnOf, contains, keyOf, rowOf } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import type { SheetCell } from '../read/sheet.ts'
import { noLimits, type PartSheet } from '../read/sheet-part.ts'
import { calculateOnLoad } from './calculation.ts'
import type { CellContent } from './cell-xml.ts'
import { dependentsOf } from './dependents.ts'
import { type Draft, draftOf } from './draft.ts'
import { type CellChange, withCells } from './sheet-cells.ts'
import { cornerOf, mapSheet } from './sheet-map.ts'
import { UnchangeableCell } from './unchangeable.ts'

/** New content for one cell: a number, a text (never a formula), or nothing. */
export interface CellSetting {
  readonly sheet: string
  /** `D12`; any cell of a merged one means its corner. */
  readonly address: string
  readonly value: CellContent
}

/**
 * A copy of the workbook with some cells changed; what else is in the file stays byte for byte. Results of formulas that
 * depend on these cells are calculated anew where that can be told, else taken out, and the workbook is marked to be
 * calculated when it is opened. A cell that already holds the value is left as it is.
 *
 * @throws UnreadableWorkbook; UnchangeableCell for a formula; RangeError for a sheet or cell that cannot be, and for two
 * values for one cell
 */
export function setCells(
  bytes: Uint8Array,
  settings: readonly CellSetting[],
  options?: PackOptions,
): Uint8Array<ArrayBuffer> {
  return refusing(() => {
    const source = sourceOf(openBook(bytes), noLimits)
    const draft = draftOf(bytes, source.book.zip)
    writeCells(source, draft, settings)
    return draft.bytes(options)
  })
}

function writeCells(source: BookSource, draft: Draft, settings: readonly CellSetting[]): void {
  const changes = new Map<PartSheet, Map<number, CellChange>>()
  for (const [sheet, contents] of contentsBySheet(source, draft, settings)) {
    changes.set(sheet, new Map([...contents].map(([key, content]) => [key, { content }])))
  }
  const dependents = dependentsOf(
    source,
    new Map([...changes].map(([sheet, cells]) => [sheet, new Set(cells.keys())])),
  )
  for (const [sheet, keys] of dependents) {
    const own = changes.get(sheet) ?? new Map<number, CellChange>()
    const after = sheetAfter(sheet, own, keys)
    for (const key of keys) own.set(key, { result: resultOf(after, key, after.cells.get(key)!) })
    changes.set(sheet, own)
  }
  for (const [sheet, cells] of changes) {
    draft.write(sheet.part, withCells(draft.text(sheet.part)!, cells))
  }
  if (dependents.size > 0) calculateOnLoad(draft, source.book.part)
}

/** The contents that differ from what the cells hold, by the cells that hold them. */
function contentsBySheet(
  source: BookSource,
  draft: Draft,
  settings: readonly CellSetting[],
): ReadonlyMap<PartSheet, ReadonlyMap<number, CellContent>> {
  const found = new Map<PartSheet, Map<number, CellContent>>()
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
    if (cell?.formula) throw new UnchangeableCell('formula', sheet.name, address)
    if ((cell?.value ?? null) === value) continue
    const contents = found.get(sheet) ?? new Map<number, CellContent>()
    found.set(sheet, contents.set(key, value))
  }
  for (const [sheet, contents] of found) refuseFilled(draft.text(sheet.part)!, sheet, contents)
  return found
}

function refuseFilled(xml: string, { name }: PartSheet, contents: ReadonlyMap<number, CellContent>): void {
  const { filled } = mapSheet(xml, new Set())
  for (const key of contents.keys()) {
    if (filled.some((area) => contains(area, key)))
      throw new UnchangeableCell('array-formula', name, a1({ row: rowOf(key), column: columnOf(key) }))
  }
}

/** The sheet with the new contents, and without the results that may no longer hold. */
function sheetAfter(
  sheet: PartSheet,
  changes: ReadonlyMap<number, CellChange>,
  stale: ReadonlySet<number>,
): PartSheet {
  const cells = new Map<number, SheetCell>(sheet.cells)
  for (const [key, change] of changes) {
    const { style } = cells.get(key) ?? { style: 0 }
    if (!('content' in change)) continue
    if (change.content === null) cells.delete(key)
    else cells.set(key, { value: change.content, style })
  }
  for (const key of stale) cells.set(key, { ...cells.get(key)!, value: null })
  return { ...sheet, cells }
}
