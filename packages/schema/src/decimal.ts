/** A number as its printed digits, so that nothing is lost to floating point before it has been judged. */
export interface Decimal {
  readonly sign: '' | '+' | '-'
  /** Digits before the point without leading zeros, and after it without trailing zeros. */
  readonly whole: string
  readonly fraction: string
  /** Written the usual way: no leading zeros, digits on both sides of a point, no blanks inside. */
  readonly tidy: boolean
}

/** Characters that print nothing and come with copied text; they stand for no blank either. */
export const invisible = /[\u200b-\u200e\u2060\ufeff]/g

/**
 * Full-width forms, look-alike signs, brackets and spaces as plain ASCII; outer blanks go. Not NFKC, which makes `32` of
 * `3²` and `12` of `1②`.
 */
export function foldFigure(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010\u2011\u2212\ufe63]/g, '-')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .replace(/￥/g, '¥')
    .replace(/[^\S\r\n\t]/g, ' ')
    .trim()
}

const printed = /^([+-]?)( ?)([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d*)(?:(\.)(\d*))?/

/**
 * Reads the number at the start of folded text, with the rest. Thousands may be set apart with commas or blanks (千分撇、千分空,
 * GB/T 15835), in threes only: `12,34` and `0,123` are no numbers, they may be two, or
 * have a decimal comma.
 */
export function leadingDecimal(text: string): { decimal: Decimal; rest: string } | undefined {
  // Every part may be absent: it matches any text.
  const [all, sign, gap, whole = '', point, fraction = ''] = printed.exec(text)!
  if (whole + fraction === '') return
  const digits = whole.replace(/[, ]/g, '')
  const cut = point !== undefined && (whole === '' || fraction === '')
  return {
    decimal: {
      sign: sign as Decimal['sign'],
      whole: digits.replace(/^0+/, ''),
      fraction: fraction.replace(/0+$/, ''),
      tidy: gap === '' && !cut && !whole.includes(' ') && !/^0\d/.test(digits),
    },
    rest: text.slice(all.length).trimStart(),
  }
}

/** The same number times ten to the power, by moving the point: exact. */
export function shifted(decimal: Decimal, power: number): Decimal {
  const digits = decimal.whole + decimal.fraction
  const point = decimal.whole.length + power
  return {
    ...decimal,
    whole: (point > 0 ? digits.slice(0, point).padEnd(point, '0') : '').replace(/^0+/, ''),
    fraction: (point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0')).replace(
      /0+$/,
      '',
    ),
  }
}

/** A double keeps 15 digits of any decimal, and so does a worksheet. */
export const keptDigits = 15

/** Whether `toNumber` loses no digit. */
export const isExact = ({ whole, fraction }: Decimal): boolean =>
  (whole + fraction).replace(/^0+/, '').length <= keptDigits

export function toNumber({ sign, whole, fraction }: Decimal): number {
  const size = Number(`${whole || '0'}.${fraction || '0'}`)
  return sign === '-' && size !== 0 ? -size : size
}
