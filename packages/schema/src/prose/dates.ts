const digits = '〇一二三四五六七八九'

/** 二十 → 20, 二〇二六 → 2026, 12 → 12; NaN for anything else. */
export function numberOf(text: string): number {
  const plain = [...text.replaceAll('零', '〇').replaceAll('○', '〇')].map((character) => {
    const value = digits.indexOf(character)
    return value < 0 ? character : String(value)
  })
  const ten = plain.indexOf('十')
  return ten < 0
    ? Number(plain.join(''))
    : Number(plain.slice(0, ten).join('') || 1) * 10 + Number(plain.slice(ten + 1).join('') || 0)
}

/** A digit, Arabic or Chinese, as a class for patterns. */
export const digit = '[\\d〇零○一二三四五六七八九十]'
const written = `(${digit}{4})(?:年|[-/.])(${digit}{1,3})(?:月|[-/.])(${digit}{1,3})[日号]?`
const whole = new RegExp(`^${written}$`)
const atEnd = new RegExp(`^(.*?)((?:${digit}{4})年(?:元|${digit}{1,3})月(?:${digit}{1,3})[日号])$`)

/**
 * A date as people write it, as ISO text: 2026年1月20日, 2026-1-20, 2026/01/20, 2026.1.20, 二〇二六年一月二十日,
 * 2026年元月20号, an ISO time.
 * Whether the calendar has it is for the check to say. `undefined` for anything else.
 */
export function dateOfText(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/T\d\d:\d\d.*$/, '')
    .replace('年元月', '年1月')
  const parts = whole.exec(plain)?.slice(1).map(numberOf)
  if (!parts || parts.some(Number.isNaN)) return undefined
  const [year, month, day] = parts as [number, number, number]
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
}

const pad = (value: number) => String(value).padStart(2, '0')

/** 某县某局 2026年1月20日: what stands before a date that ends the line, and the date. */
export function splitAtDate(text: string): { readonly before: string; readonly date: string } | undefined {
  const [, before = '', written = ''] = atEnd.exec(text.replace(/\s+/gu, '')) ?? []
  const date = dateOfText(written)
  return before === '' || date === undefined ? undefined : { before, date }
}
