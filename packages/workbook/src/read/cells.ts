import { ns, type XmlNode } from '@gongkai/ooxml'
import type { Formula } from './formula-text.ts'
import { columnOf, keyOf, maxRows, placeKey, rowOf } from './reference.ts'
import { UnreadableWorkbook } from './refusal.ts'
import type { SheetCell } from './sheet.ts'
import { decodeEscapes, textCollector } from './strings.ts'

export interface CellSink {
  readonly strings: () => readonly string[]
  /** Whether to read on. */
  beginsRow(row: number): boolean
  cell(key: number, cell: SheetCell): void
}

/** A formula written once for many cells: where, and its text. */
interface SharedFormula {
  readonly row: number
  readonly column: number
  readonly text: string
}

/**
 * What happens between `<row>` and `</row>` of a worksheet part (ECMA-376 part 1, 18.3.1.4). Rows and cells may leave out
 * their address: then they follow the one before. Cells that hold nothing are not told of.
 */
export function cellHandlers(part: string, sink: CellSink) {
  const inline = textCollector()
  const shared = new Map<string, SharedFormula>()
  const damaged = (what: string) => new UnreadableWorkbook('damaged', `${part}: ${what}`)
  let row = 0
  let column = 0
  // Of the cell being read:
  let type = ''
  let style = 0
  let value: string | undefined
  let formula: string | undefined
  let sharedId: string | undefined
  let into: 'value' | 'formula' | 'inline' | undefined

  function beginRow(r: string | undefined): false | undefined {
    row = r === undefined ? row + 1 : Number(r)
    column = 0
    if (!(Number.isInteger(row) && row > 0 && row <= maxRows)) throw damaged(`row ${r}`)
    if (!sink.beginsRow(row)) return false
  }

  function beginCell({ r, t, s }: XmlNode['attributes']): void {
    if (r === undefined) column += 1
    else {
      const key = keyOf(r)
      if (key === 0) throw damaged(`cell ${r}`)
      row = rowOf(key)
      column = columnOf(key)
    }
    type = t ?? 'n'
    style = s === undefined ? 0 : Number(s)
    value = undefined
    formula = undefined
    sharedId = undefined
  }

  function endCell(): undefined {
    if (value === undefined && formula === undefined) return
    const read = contentOf(type, value)
    if (formula !== undefined)
      sink.cell(placeKey(row, column), { value: read, formula: formulaOf(formula), style })
    else if (read !== null && read !== '') sink.cell(placeKey(row, column), { value: read, style })
  }

  function contentOf(type: string, value: string | undefined): number | string | null {
    if (value === undefined) return null
    switch (type) {
      case 's': {
        if (value === '') return null
        const text = sink.strings()[Number(value)]
        if (text === undefined) throw damaged(`text number ${value}`)
        return text
      }
      case 'n': {
        const number = Number(value)
        return value.trim() === '' ? null : Number.isFinite(number) ? number : value
      }
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
      case 'inlineStr':
        return value
      default:
        return decodeEscapes(value)
    }
  }

  function formulaOf(text: string): Formula {
    if (sharedId === undefined) return { text, down: 0, right: 0 }
    const first = shared.get(sharedId)
    // An empty `f` beside the number of a shared formula takes that formula, shifted by the way between the two cells.
    if (first && text === '') return { text: first.text, down: row - first.row, right: column - first.column }
    shared.set(sharedId, { row, column, text })
    return { text, down: 0, right: 0 }
  }

  return {
    open(node: XmlNode): false | undefined {
      switch (node.local) {
        case 'row':
          return beginRow(node.attributes.r)
        case 'c':
          return void beginCell(node.attributes)
        case 'v':
          value = ''
          into = 'value'
          return
        case 'f':
          formula = ''
          into = 'formula'
          if (node.attributes.t === 'shared') sharedId = node.attributes.si
          return
        case 'is':
          into = 'inline'
          return
        default:
          if (into === 'inline') inline.open(node)
      }
    },
    close(node: XmlNode): undefined {
      if (node.uri !== ns.spreadsheet) return
      switch (node.local) {
        case 'c':
          return endCell()
        case 'v':
        case 'f':
          into = undefined
          return
        case 'is':
          value = inline.take()
          into = undefined
          return
        default:
          if (into === 'inline') inline.close(node)
      }
    },
    text(piece: string): undefined {
      if (into === 'value') value += piece
      else if (into === 'formula') formula += piece
      else if (into === 'inline') inline.add(piece)
    },
  }
}
