const dayMs = 86_400_000

/**
 * The calendar date of a serial day, as ISO text; the time of day is dropped. Excel counts from 1899-12-31 and takes 1900
 * for a leap year, so that day 60 is the 29 February it never had (ECMA-376 part 1, 18.17.4.1); `date1904` counts from
 * 1904-01-01. `undefined` for what no date can be: below day 1, after 9999.
 */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial)
  if (date1904) return day >= 0 && day <= 2_957_003 ? iso(Date.UTC(1904, 0, 1) + day * dayMs) : undefined
  if (!(day >= 1 && day <= 2_958_465)) return undefined
  if (day === 60) return '1900-02-29'
  return iso(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMs)
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

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
const written = new RegExp(`^(${digit}{4})(?:年|[-/.])(${digit}{1,3})(?:月|[-/.])(${digit}{1,3})日?$`)

/**
 * A date as people write it, as ISO text: 2026年1月20日, 2026-1-20, 2026/01/20, 2026.1.20, 二〇二六年一月二十日, an ISO time.
 * Whether the calendar has it is for the check to say. `undefined` for anything else.
 */
export function dateOfText(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/T\d\d:\d\d.*$/, '')
  const parts = written.exec(plain)?.slice(1).map(numberOf)
  if (!parts || parts.some(Number.isNaN)) return undefined
  const [year, month, day] = parts as [number, number, number]
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
}

const pad = (value: number) => String(value).padStart(2, '0')
