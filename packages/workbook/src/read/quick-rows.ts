import { resolveReferences } from '@gongkai/ooxml'
import type { CellBuilder, WrittenCell } from './cell-builder.ts'
import { type Cursor, has, skipAttributes, skipBlanks, takeContent, takeNumber, takeWord } from './cursor.ts'
import { PartFormula } from './part-formula.ts'
import { maxColumns, maxRows, placeKey } from './reference.ts'
import { decodeEscapes } from './strings.ts'

/**
 * Reads the rows of a worksheet, from `start` on, where they are written in the form in which Excel, WPS and most other programs
 * write them, several times as fast as event by event. Anything else, a comment, a prefix, an attribute
 * in another place, an address that cannot be, makes it give up, and what was told so far does not count.
 *
 * @returns where the rows end, `undefined` where it gave up
 */
export function quickRows(xml: string, start: number, builder: CellBuilder): number | undefined {
  const cursor: Cursor = { xml, at: start }
  for (skipBlanks(cursor); has(cursor, '<row r="'); skipBlanks(cursor)) {
    const row = takeNumber(cursor)
    if (row < 0 || !skipAttributes(cursor) || !builder.row(row)) return undefined
    if (has(cursor, '/>')) continue
    if (!has(cursor, '>')) return undefined
    for (skipBlanks(cursor); has(cursor, '<c r="'); skipBlanks(cursor))
      if (!readCell(cursor, builder)) return undefined
    if (!has(cursor, '</row>')) return undefined
  }
  return cursor.at
}

/** A cell, behind `<c r="`; whether it is in the common form. */
function readCell(cursor: Cursor, builder: CellBuilder): boolean {
  const key = takePlace(cursor)
  const style = key > 0 && has(cursor, ' s="') ? takeNumber(cursor) : 0
  if (key === 0 || style < 0) return false
  const type = has(cursor, ' t="') ? takeWord(cursor) : 'n'
  if (type === '') return false
  // Every other cell: nothing is told of it, and those after it have addresses of their own.
  if (has(cursor, '/>')) return true
  if (!has(cursor, '>')) return false
  const formula = has(cursor, '<f') ? takeFormula(cursor) : noFormula
  if (!formula) return false
  const value = takeValue(cursor)
  if (value === undefined || !has(cursor, '</c>')) return false
  builder.cell({ key, type, style, value: value ?? undefined, ...formula })
  return true
}

/** `null` where the cell has none, `undefined` where it is not plain. */
function takeValue(cursor: Cursor): string | null | undefined {
  if (has(cursor, '<v>')) return resolved(takeContent(cursor, '</v>'))
  if (has(cursor, '<v/>')) return ''
  return has(cursor, '<is>') ? takeInline(cursor) : null
}

/** `D12"` as a place's key; 0 for anything else. */
function takePlace(cursor: Cursor): number {
  const { xml } = cursor
  let column = 0
  let letter = xml.charCodeAt(cursor.at) - 64
  for (; letter >= 1 && letter <= 26; letter = xml.charCodeAt(++cursor.at) - 64) {
    column = column * 26 + letter
    if (column > maxColumns) return 0
  }
  const row = takeNumber(cursor)
  return column > 0 && row > 0 && row <= maxRows ? placeKey(row, column) : 0
}

const resolved = (xml: string | undefined) => (xml === undefined ? undefined : resolveReferences(xml))

type WrittenFormula = Pick<WrittenCell, 'formula' | 'sharedId'>

const noFormula: WrittenFormula = { formula: undefined, sharedId: undefined }

/** A formula, behind `<f`. */
function takeFormula(cursor: Cursor): WrittenFormula | undefined {
  let sharedId: string | undefined
  if (has(cursor, ' t="shared"')) {
    if (has(cursor, ' ref="') && !takeReference(cursor)) return undefined
    const id = has(cursor, ' si="') ? takeNumber(cursor) : -1
    if (id < 0) return undefined
    sharedId = String(id)
  }
  const xml = has(cursor, '/>') ? '' : has(cursor, '>') ? takeContent(cursor, '</f>') : undefined
  return xml === undefined ? undefined : { formula: new PartFormula(xml), sharedId }
}

/** `A1:B2"`, which is not looked at. */
function takeReference(cursor: Cursor): boolean {
  while (isReferenceCode(cursor.xml.charCodeAt(cursor.at))) cursor.at++
  return has(cursor, '"')
}

const isReferenceCode = (code: number) => (code >= 65 && code <= 90) || (code >= 48 && code <= 58)

/** A text written in its cell, behind `<is>`. */
function takeInline(cursor: Cursor): string | undefined {
  if (!has(cursor, '<t>') && !has(cursor, '<t xml:space="preserve">')) return undefined
  const text = resolved(takeContent(cursor, '</t>'))
  return text !== undefined && has(cursor, '</is>') ? decodeEscapes(text) : undefined
}
