import { looksLikeAgency } from './agency-name.ts'
import { dateOfText, splitAtDate } from './dates.ts'
import type { Words } from './prose.ts'

/** 落款: date and signature among the lines of the last section. */
export interface Closing<P> {
  /** First line that is no paragraph, and first line after the date. */
  readonly start: number
  readonly end: number
  /** ISO text. */
  readonly date: Words<P>
  readonly signature?: Words<P>
}

/**
 * Finds the date that closes a report, and the agency's name right above it or before it in its line. Of several dates the
 * last that is signed counts, else the first.
 */
export function closingOf<P>(lines: readonly Words<P>[], agency: string | undefined): Closing<P> | undefined {
  const isName = (text: string) => text === agency || looksLikeAgency(text)
  const closings = lines.flatMap(({ text, place }, index): Closing<P>[] => {
    const end = index + 1
    const date = dateOfText(text)
    if (date !== undefined) {
      const above = lines[index - 1]
      const signature = above && isName(above.text) ? above : undefined
      const found = { end, date: { text: date, place } }
      return [signature ? { ...found, start: index - 1, signature } : { ...found, start: index }]
    }
    const split = splitAtDate(text)
    if (!split || !isName(split.before)) return []
    const signature = { text: split.before, place }
    return [{ start: index, end, date: { text: split.date, place }, signature }]
  })
  return closings.findLast(({ signature }) => signature !== undefined) ?? closings[0]
}
