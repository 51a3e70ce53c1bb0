import { xmlSafe } from '@gongkai/ooxml'
import type { FormGrid, Report, Value } from '@gongkai/schema'

/**
 * A figure as it is printed: digits as they are, no thousand separators, never an exponent; a blank as nothing; text as
 * typed.
 *
 * @throws RangeError on NaN and the infinities, which no report holds
 */
export function figureText(value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return xmlSafe(value)
  if (!Number.isFinite(value)) throw new RangeError(`a figure cannot be ${value}`)
  const text = String(value)
  return text.includes('e') ? withoutExponent(text) : text
}

/** `1.5e+21` as 1500000000000000000000, `1e-7` as 0.0000001. */
function withoutExponent(text: string): string {
  const [, sign = '', digits = '', fraction = '', power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)!
  const exponent = Number(power)
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}${fraction}`
    : `${sign}${digits}${fraction.padEnd(exponent, '0')}`
}

/** The form with the report's figures in their places. */
export const filledForm = (layout: FormGrid, { values }: Report): FormGrid => ({
  ...layout,
  cells: layout.cells.map((cell) =>
    cell.id === undefined ? cell : { ...cell, text: figureText(values[cell.id]) },
  ),
})
