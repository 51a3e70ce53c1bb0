import type { Measure } from './quantity-fault.ts'

/** What stands behind a number: the unit it was given in, a remark, or both. */
export interface Suffix {
  readonly measure?: Measure
  /** As typed, without its brackets. */
  readonly remark?: string
}

const powers: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
const unit = /^(百万|千万|百|千|万|亿)?(?:(元)|(件次|件|项|宗|个|人次|人|次|条|份|起|例|篇|部|家))?$/

/** The unit 万元, 件, 万 … in folded text. */
export function measureOf(text: string): Measure | undefined {
  const match = text === '' ? null : unit.exec(text)
  if (!match) return
  const [, scale, money, things] = match
  const of = money ? 'money' : things ? 'things' : undefined
  return { power: scale ? powers[scale]! : 0, ...(of && { of }) }
}

const remarkAsTyped = (text: string) =>
  text.slice(text.search(/[([{（［｛【〔]/) + 1, text.search(/[)\]}）］｝】〕]/)).trim()

/**
 * Reads what follows the number: `rest` folded, `typed` the cell's whole text. Undefined when it is neither unit nor remark; a
 * second number in brackets is no remark, since either may be the one that counts.
 */
export function suffixOf(typed: string, rest: string, yuan: boolean): Suffix | undefined {
  const parts = /^([^([{]*)(?:[([{]([^()[\]{}]*)[)\]}])?$/.exec(rest)
  if (!parts) return
  const [outside = '', inside] = parts.slice(1).map((part) => part?.trim())
  const first = measureOf(outside)
  // Found by its first character: one that is not seen may stand between the two.
  if (outside !== '' && !first)
    return /^[,;、 ]*其中/.test(rest) ? { remark: typed.slice(typed.indexOf('其')).trim() } : undefined
  const second = first || inside === undefined ? undefined : measureOf(inside)
  const named = first ?? second ?? (yuan ? { power: 0 } : undefined)
  const measure = named && yuan && named.of === undefined ? { ...named, of: 'money' as const } : named
  if (inside === undefined || second) return measure && { measure }
  if (!/\p{L}/u.test(inside)) return
  return { ...(measure && { measure }), remark: remarkAsTyped(typed) }
}
