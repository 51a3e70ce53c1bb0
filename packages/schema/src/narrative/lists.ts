/** A total with its parts, all in one sentence. */
export interface Listed {
  readonly words: string
  readonly total: number
  readonly parts: readonly number[]
}

const number = String.raw`\d{1,3}(?:,\d{3})+|\d+`
const head = new RegExp(
  `(?<![\\d.,第年月])(?<total>${number})\\s?(?<unit>条|件|篇|次|期|个|份|项|起|宗|部)(?:信息)?[，,；：:（( ]{0,2}(?<open>其中|分别为|分别是|分项|包括|具体为|具体是)[^\\d，,：:、]{0,6}?[：:，,]?(?<list>[^（(]*)`,
  'u',
)
const part = new RegExp(`^(?:其中)?[^\\d，,]{1,24}?(${number})\\s?(条|件|篇|次|期|个|份|项|起|宗|部)?$`, 'u')

/** Not every part is named, or one thing is counted twice. */
const open = /等$|等[，,。]|…|余[条件篇次期个份项]|多[条件篇次期个份项]|约|近\d|以上|累计/u

const value = (digits: string) => Number(digits.replaceAll(',', ''))

/**
 * A sentence that names a total and its parts which do not add up to it. 其中 may leave parts out, so fewer is no fault
 * there; more is one, unless the list comes out right at an earlier comma and then goes on about something else.
 */
export function wrongList(sentence: string): Listed | undefined {
  const found = head.exec(sentence)
  const { total: digits, unit, open: how, list } = found?.groups ?? {}
  if (!found || digits === undefined || unit === undefined || list === undefined || open.test(list))
    return undefined
  const total = value(digits)
  const parts: number[] = []
  let sum = 0
  let reached = false
  for (const item of list.split(/[、，；]|(?<!\d),|,(?!\d{3}(?!\d))|和(?=[^\d、，]{1,16}\d)/u)) {
    const read = part.exec(item.trim())
    if (!read?.[1] || (read[2] !== undefined && read[2] !== unit)) {
      // Anything that is no part ends the list; a number of something else makes it doubtful.
      if (/\d/u.test(item)) return undefined
      break
    }
    parts.push(value(read[1]))
    sum += value(read[1])
    reached ||= sum === total
  }
  if (parts.length < 2 || reached) return undefined
  if (sum > total || (how !== '其中' && how !== '包括')) return { words: found[0], total, parts }
  return undefined
}
