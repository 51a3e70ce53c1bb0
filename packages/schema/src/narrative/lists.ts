/** A total with its parts, all in one sentence. */
export interface Listed {
  readonly words: string
  readonly total: number
  readonly parts: readonly number[]
  /** The parts are of one sort in which a whole falls only once: ways of applying, or kinds of applicants. */
  readonly exclusive: boolean
}

const number = String.raw`\d{1,3}(?:,\d{3})+|\d+`
const head = new RegExp(
  `(?<![\\d.,第年月])(?<total>${number})\\s?(?<unit>条|件|篇|次|期|个|份|项|起|宗|部)(?:信息)?[，,；：:（( ]{0,2}(?<open>其中|分别为|分别是|分项|包括|具体为|具体是)[^\\d，,：:、]{0,6}?[：:，,]?(?<list>[^（(]*)`,
  'u',
)
const part = new RegExp(`^(?:其中)?[^\\d，,]{1,24}?(${number})\\s?(条|件|篇|次|期|个|份|项|起|宗|部)?$`, 'u')

/** Not every part is named, or one thing is counted twice. */
const open = /等$|等[，,。]|…|余[条件篇次期个份项]|多[条件篇次期个份项]|约|近\d|以上|累计/u

/** 建议12件、提案8件，其中…: numbers before the last one that may belong to the total. */
const beside = new RegExp(
  `(?<![\\d.,第年月])(${number})\\s?(条|件|篇|次|期|个|份|项|起|宗|部)[^\\d。]{0,16}$`,
  'u',
)

/** What comes before the last number is told beside it, or is carried over. */
const joins = /[、和及与][^\d，。]{0,16}$|结转[^\d，。]{0,6}$/u

/** What became of requests, not how or from whom they came: 当面答复3件. */
const outcome = /答复|办结|回复|送达|寄送|寄出|予以|补正|撤/u

const sorts = [
  /网络|网上|网站|线上|平台|信函|邮寄|邮政|快递|当面|现场|窗口|线下|传真|邮件|邮箱/u,
  /自然人|公民|个人|法人|企业|组织|机构/u,
]

const value = (digits: string) => Number(digits.replaceAll(',', ''))

/** The totals that numbers joined to the last one make with it, the longest run last. */
function joined(before: string, unit: string, total: number): readonly number[] {
  const totals: number[] = []
  let rest = before
  let sum = total
  for (let found = beside.exec(rest); found?.[1] && found[2] === unit; found = beside.exec(rest)) {
    sum += value(found[1])
    totals.push(sum)
    rest = rest.slice(0, found.index)
  }
  return totals
}

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
  const names: string[] = []
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
    names.push(item)
    sum += value(read[1])
    reached ||= sum === total
  }
  if (parts.length < 2 || reached) return undefined
  const some = how === '其中' || how === '包括'
  const before = sentence.slice(0, found.index)
  // Parts of several numbers together; some of them may be left out only where 、 or a carried number joins these.
  const wider = joined(before, unit, total)
  if (wider.includes(sum)) return undefined
  if (some && joins.test(before) && sum < (wider.at(-1) ?? 0)) return undefined
  const sorted = sorts.some((sort) => names.every((name) => sort.test(name) && !outcome.test(name)))
  const exclusive = sorted && !list.includes('其中')
  return sum > total || !some ? { words: found[0], total, parts, exclusive } : undefined
}
