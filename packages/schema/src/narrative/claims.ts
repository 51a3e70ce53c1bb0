import type { Edition } from '../editions/form.ts'
import type { ClaimCode } from '../rules/claims.ts'
import type { Clause, Sentence } from './clauses.ts'
import type { Form } from './forms.ts'
import { type Token, tokensOf } from './lexer.ts'
import type { Stated } from './numbers.ts'
import { type Known, type Subject, subjectOf } from './subjects.ts'
import { bases } from './topics.ts'
import { type Unit, unitsOf } from './units.ts'

interface ClaimBase {
  readonly code: ClaimCode
  /** The words themselves: where they stand in the sentence. */
  readonly from: number
  readonly to: number
  readonly stated: Stated
  /** Every legal reading; any that fits will do. */
  readonly forms: readonly Form[]
}

/** What a sentence states that the tables can contradict. */
export type Claim =
  /** So many of that. `scale` turns the cell's unit into the text's (万元 → 元). */
  | (ClaimBase & { readonly kind: 'count'; readonly scale?: number })
  /** A percentage of one of these. */
  | (ClaimBase & {
      readonly kind: 'share'
      readonly bases: readonly Form[]
      /** The number it is a share for, and those stated before, as the text has them. */
      readonly part: Stated
      readonly whole: readonly Stated[]
    })
  /** More or fewer than last year, by so many or so many per cent. */
  | (ClaimBase & { readonly kind: 'growth'; readonly sign: 1 | -1; readonly now: Stated })

const casesOnly = new Set(['件', '件次', '宗', '起', '份', '条', '个', '例', '人次'])
const plain = (stated: Stated, what: Subject) =>
  !stated.rough &&
  (what.code === 'text/proactive' || casesOnly.has(stated.unit) || (stated.unit === '' && stated.value === 0))

/** What may stand between the words that say what is counted and the number, either way round. */
const filler =
  /^(?:政府信息公开|政府信息|信息公开|依申请公开|申请(?:事项|事宜|件)?|案件|收件|件|案|决定|情形|情况|类|各类|的|了|到|共|共计|合计|总计|总数|总量|数量|件数|总?金额|数|为|是|达到?|计|有|已|均|全部|依法|予以|受理|[\s:："“”])*$/u

/** Longer than any filler; a long text of the same words over and over would be tried in every way. */
const longest = 20
const isFiller = (gap: string) => gap.length <= longest && filler.test(gap)

/** 受理各类投诉320件: the number is of something else than the words before it say. */
function isTight({ tokens, count }: Unit, words: string): boolean {
  if (!count) return true
  const i = tokens.indexOf(count)
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  if (before) return isFiller(words.slice(before.to, count.from))
  return after === undefined || isFiller(words.slice(count.to, after.from))
}

/** What is known while a sentence is read. */
interface Reader extends Known {
  /** Forms named before 、 without a number of their own, with their topic's code. */
  waiting: { readonly code: ClaimCode; readonly form: Form }[]
  last?: ClaimBase
  wholes: Stated[]
}

const sumOf = (forms: readonly { readonly form: Form }[]): Form => forms.flatMap(({ form }) => form)

/** 行政处罚15件 by itself, between commas or 、: nothing else is said of it. */
function bareThing({ tokens: [first], count }: Unit, words: string): Reader['bare'] {
  if (first?.kind !== 'topic' || first.topic.role !== 'thing' || !count) return undefined
  const alone =
    /(?:^|[、和及与])\s*$/u.test(words.slice(0, first.from)) &&
    /^\s*(?:$|[、和及与])/u.test(words.slice(count.to))
  if (!alone) return undefined
  return /^总?金额/u.test(words.slice(first.to)) ? 'amount' : 'thing'
}

function readUnit(unit: Unit, clause: Clause, reader: Reader): Claim[] {
  const { tokens, count } = unit
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  const of = count?.stated.unit ?? ''
  if (has('growth') || of === '%') {
    delete reader.run
    return relationOf(unit, clause, reader)
  }
  reader.bare = bareThing(unit, clause.text)
  const subject = subjectOf(unit, reader, of)
  delete reader.run
  if (!unit.joined) reader.waiting = []
  const form = subject?.forms[0]
  if (!count) {
    if (subject && form) reader.waiting.push({ code: subject.code, form })
    return []
  }
  const waiting = reader.waiting.filter(({ code }) => code === subject?.code)
  reader.waiting = []
  const tight = isTight(unit, clause.text)
  if (!subject || !form || !clause.counts || !plain(count.stated, subject) || !tight) {
    // 主动公开规章13件（含新制定5件）: what no column counts has no parts in the columns either.
    delete reader.thing
    delete reader.last
    if (subject && !tight) reader.elsewhere = true
    return []
  }
  const claim: Claim = {
    kind: 'count',
    code: subject.code,
    from: clause.from + (tokens[0]?.from ?? 0),
    to: clause.from + (tokens.at(-1)?.to ?? 0),
    stated: count.stated,
    forms: [...subject.forms, ...(waiting.length > 0 ? [[...sumOf(waiting), ...form]] : [])],
    ...(subject.scale && { scale: subject.scale }),
  }
  reader.last = claim
  if (subject.code !== 'text/proactive') delete reader.thing
  else if (subject.columns) reader.run = subject.columns
  reader.wholes = [...reader.wholes, count.stated]
  return [claim]
}

const falling = /下降|减少|降低|降幅/u

/** 占40.2%, 办结率98%, 同比增长1.08%, 较上年增加12件: about the number stated just before. */
function relationOf({ tokens, count }: Unit, clause: Clause, reader: Reader): Claim[] {
  const { last } = reader
  if (!count || !clause.counts || count.stated.rough) return []
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  const own = tokens.some((token) => token.kind === 'topic')
  const words = clause.text.slice(tokens[0]?.from, count.to)
  const at = { from: clause.from + (tokens[0]?.from ?? 0), to: clause.from + count.to, stated: count.stated }
  if (has('part') || has('each') || !last) return []
  if (has('growth')) {
    const directed = /增长|增加|上升|提高|增幅|下降|减少|降低|降幅/u.test(words)
    if (own || !directed || last.code === 'text/proactive') return []
    if (count.stated.unit !== '%' && !casesOnly.has(count.stated.unit)) return []
    const sign = falling.test(words) ? -1 : 1
    return [{ kind: 'growth', code: 'text/growth', ...at, forms: last.forms, sign, now: last.stated }]
  }
  if (!has('share') || !last.forms.some((form) => form.some((id) => id.includes('requests.')))) return []
  return [
    {
      kind: 'share',
      code: 'text/share',
      ...at,
      forms: last.forms,
      bases: [...bases, ...tokens.flatMap((token) => (token.kind === 'topic' ? token.topic.forms : []))],
      part: last.stated,
      whole: reader.wholes.slice(0, -1),
    },
  ]
}

const counted = /\d|[〇零一二两三四五六七八九十百千万亿](?:件|宗|起|份)/u
/** Words a clause without a number leaves behind for those after it. */
const lasting = /复议|诉讼|起诉|规章|规范性文件|行政许可|行政处罚|行政强制|收费|采购/u

/** Every number of a sentence that a table can contradict. */
export function claimsOf(sentence: Sentence, edition: Edition): readonly Claim[] {
  if (!counted.test(sentence.text)) return []
  const reader: Reader = { sentence, waiting: [], wholes: [] }
  const claims: Claim[] = []
  for (const clause of sentence.clauses) {
    if (!clause.counts) delete reader.last
    const speaks = clause.counts && (counted.test(clause.text) || lasting.test(clause.text))
    const units = speaks ? unitsOf(tokensOf(clause.text, edition)) : []
    if (units.length === 0) delete reader.run
    for (const unit of units) claims.push(...readUnit(unit, clause, reader))
    if (speaks) reader.waiting = []
  }
  return claims
}
