import type { Formula } from './formula-text.ts'
import { columnOf, keyOf, maxRows, placeKey, rowOf } from './reference.ts'
import { UnreadableWorkbook } from './refusal.ts'
import type { SheetCell } from './sheet.ts'
import { decodeEscapes } from './strings.ts'

export interface CellSink {
  readonly strings: () => readonly string[]
  /** Whether to read on. */
  beginsRow(row: number): boolean
  cell(key: number, cell: SheetCell): void
}

/** A cell as it is written; `undefined` for what is not. */
export interface WrittenCell {
  /** Its place (`placeKey`). */
  readonly key: number | undefined
  readonly type: string
  readonly style: number
  readonly value: string | undefined
  readonly formula: Formula | undefined
  /** Of a formula that is written once for several cells. */
  readonly sharedId: string | undefined
}

/** A formula written once for many cells, and where. */
interface SharedFormula {
  readonly row: number
  readonly column: number
  readonly formula: Formula
}

/**
 * Makes sense of the rows and cells of a worksheet part, in their order (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). Both may
 * leave out their address: then they follow the one before. Cells that hold nothing are not told of.
 */
export function cellBuilder(part: string, { strings, beginsRow, cell: tell }: CellSink) {
  const shared = new Map<string, SharedFormula>()
  const damaged = (what: string) => new UnreadableWorkbook('damaged', `${part}: ${what}`)
  let row = 0
  let column = 0

  function contentOf(type: string, value: string | undefined): number | string | null {
    if (value === undefined) return null
    switch (type) {
      case 's': {
        if (value === '') return null
        const text = strings()[Number(value)]
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

  /** An empty formula with the number of a shared one takes that, shifted by the way between the two cells. */
  function formulaOf(formula: Formula, sharedId: string | undefined): Formula {
    if (sharedId === undefined) return formula
    const first = shared.get(sharedId)
    if (first && formula.text === '')
      return { text: first.formula.text, down: row - first.row, right: column - first.column }
    shared.set(sharedId, { row, column, formula })
    return formula
  }

  return {
    /** Whether to read on. */
    row(written: number | undefined): boolean {
      row = written ?? row + 1
      column = 0
      if (!(Number.isInteger(row) && row > 0 && row <= maxRows)) throw damaged(`row ${written}`)
      return beginsRow(row)
    },
    /** The place that an address means. */
    placeOf(address: string): number {
      const key = keyOf(address)
      if (key === 0) throw damaged(`cell ${address}`)
      return key
    },
    cell({ key: written, type, style, value, formula, sharedId }: WrittenCell): void {
      if (written === undefined) column += 1
      else {
        row = rowOf(written)
        column = columnOf(written)
      }
      if (value === undefined && formula === undefined) return
      const key = placeKey(row, column)
      const content = contentOf(type, value)
      if (formula !== undefined) tell(key, { value: content, formula: formulaOf(formula, sharedId), style })
      else if (content !== null && content !== '') tell(key, { value: content, style })
    },
  }
}

export type CellBuilder = ReturnType<typeof cellBuilder>
