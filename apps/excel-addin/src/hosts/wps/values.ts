import type { OpenValue } from '@gongkai/workbook/sheets'
import { HostError } from '../../port.ts'

/** What `Value2` gives for a cell in error, where it gives no text: CVErr 2000 and on, as a COM error code. */
const errors: Readonly<Record<number, string>> = {
  [-2146826288]: '#NULL!',
  [-2146826281]: '#DIV/0!',
  [-2146826273]: '#VALUE!',
  [-2146826265]: '#REF!',
  [-2146826259]: '#NAME?',
  [-2146826252]: '#NUM!',
  [-2146826246]: '#N/A',
}

/** @throws HostError `refused` for what is neither blank nor text, number or boolean */
export function cellValue(told: unknown): OpenValue {
  if (told === null || told === undefined) return null
  if (typeof told === 'number') return errors[told] ?? told
  if (typeof told === 'string' || typeof told === 'boolean') return told
  throw new HostError('refused', { cause: `a cell holds ${Object.prototype.toString.call(told)}` })
}

/**
 * The cells of a range of this size. WPS gives one cell as it is, several as rows of cells, a single row or column by some
 * builds as a plain list; some builds leave index 0 of a list empty and count from 1.
 *
 * @throws HostError `refused` where the size is another: no cell is ever guessed
 */
export function cellsOf(told: unknown, rows: number, columns: number): readonly (readonly OpenValue[])[] {
  if (!Array.isArray(told)) {
    if (rows === 1 && columns === 1) return [[cellValue(told)]]
    throw wrongSize(rows, columns)
  }
  if (rows === 1 || columns === 1) {
    const line = listOf(told, rows * columns)
    if (line?.every((cell) => !Array.isArray(cell))) {
      return rows === 1 ? [line.map(cellValue)] : line.map((cell) => [cellValue(cell)])
    }
  }
  const lines = listOf(told, rows)?.map((line) => (Array.isArray(line) ? listOf(line, columns) : undefined))
  if (!lines) throw wrongSize(rows, columns)
  return lines.map((line) => {
    if (!line) throw wrongSize(rows, columns)
    return line.map(cellValue)
  })
}

/** A list of this length, which may begin at index 1. `undefined` for any other length. */
function listOf(told: readonly unknown[], length: number): readonly unknown[] | undefined {
  if (told.length === length) return Array.from(told)
  return told.length === length + 1 && (told[0] ?? null) === null ? told.slice(1) : undefined
}

const wrongSize = (rows: number, columns: number) =>
  new HostError('refused', { cause: `WPS did not give ${rows} × ${columns} cells` })
