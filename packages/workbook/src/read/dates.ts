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

/** The serial day of an ISO date; `undefined` for a text that is none, and for days before March 1900. */
export function serialOfDate(date: string, date1904: boolean): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  const serial = (time - (date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / dayMs
  return serial > 60 && dateOfSerial(serial, date1904) === date ? serial : undefined
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
