import type { Edition } from '../editions/form.ts'
import type { CellId } from '../editions/index.ts'
import type { ClaimCode } from '../rules/claims.ts'
import type { Clause, Sentence } from './clauses.ts'
import { type Form, inColumns } from './forms.ts'
import { type Token, tokensOf } from './lexer.ts'
import type { Stated } from './numbers.ts'
import { bases, type Topic } from './topics.ts'

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

type Count = Token & { readonly kind: 'count' }

/** Tokens that one number belongs to. */
interface Unit {
  readonly tokens: readonly Token[]
  readonly count?: Count
  /** It is set apart from the one before by 、 only. */
  readonly joined: boolean
}

const isCount = (token: Token): token is Count => token.kind === 'count'
const bears = ({ kind }: Token) => kind !== 'pause' && kind !== 'count'

/** 收到16件政府信息公开申请, 引发3起行政复议: the noun right behind a number is what it counts. */
const isNoun = (token: Token | undefined): boolean =>
  token?.kind === 'topic' && ['noun', 'block', 'thing'].includes(token.topic.role)

/** Cuts a clause behind each number; a number that opens a unit belongs to the words behind it (3件予以公开). */
function unitsOf(tokens: readonly Token[]): readonly Unit[] {
  const units: Unit[] = []
  let open: Token[] = []
  let joined = false
  const close = (by: boolean) => {
    const count = open.find(isCount)
    if (open.length > 0) units.push({ tokens: open, joined, ...(count && { count }) })
    open = []
    joined = by
  }
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    const adjacent = before !== undefined && isCount(before) && token.from - before.to <= 1
    if (token.kind === 'pause') close(true)
    else if (isCount(token)) {
      if (open.some(isCount)) close(false)
      open.push(token)
      const next = tokens[i + 1]
      const named = isNoun(next) && next !== undefined && next.from - token.to <= 1
      if (open.length > 1 && open.some(bears) && !(named && !open.some(isNoun))) close(false)
    } else if (isNoun(token) && open.some(isCount) && !adjacent) {
      // 120件做了复议决定: the number is not one of 复议.
      close(false)
      open.push(token)
    } else {
      open.push(token)
      if (adjacent && isNoun(token) && open.length > 2) close(false)
    }
  })
  close(false)
  return units
}

const casesOnly = new Set(['件', '件次', '宗', '起', '份', '条', '个', '例', '人次'])
const unitsByThing: Readonly<Record<string, string>> = {
  rules: '件个份部',
  normativeDocuments: '件个份部',
  permits: '件起宗例个',
  penalties: '件起宗例个',
  coercion: '件起宗例个',
  fees: '元',
  procurement: '项件个',
}

/** What is known while a sentence is read. */
interface Reader {
  readonly sentence: Sentence
  /** Forms named before 、 without a number of their own, with their topic's code. */
  waiting: { readonly code: ClaimCode; readonly form: Form }[]
  block?: Topic
  thing?: Topic
  last?: ClaimBase
  wholes: Stated[]
}

type Subject = { readonly code: ClaimCode; readonly forms: readonly Form[]; readonly scale?: number }

/** The last topic of that role. */
function byRole(tokens: readonly Token[], role: Topic['role']): Topic | undefined {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token?.kind === 'topic' && token.topic.role === role) return token.topic
  }
  return undefined
}

/** 复议 3 件 is the block; 维持 2 件 its result, in the block last named. */
function disputeOf(tokens: readonly Token[], reader: Reader): Subject | undefined {
  const named = byRole(tokens, 'block')
  if (named) reader.block = named
  const result = byRole(tokens, 'result')
  const block = named ?? (result ? reader.block : undefined)
  if (!block || !reader.sentence.publicity) return undefined
  const forms = result
    ? block.forms.map((form) => form.map((id) => id.replace(/total$/u, result.id ?? '') as CellId))
    : block.forms
  return { code: 'text/disputes', forms }
}

function thingOf(tokens: readonly Token[], reader: Reader, unit: string): Subject | undefined {
  const named = byRole(tokens, 'thing')
  if (named) reader.thing = named
  const thing = named ?? reader.thing
  const verb = tokens.findLast((token) => token.kind === 'verb')
  const id = thing?.id ?? ''
  const columns = verb?.kind === 'verb' ? verb.columns : thing?.columns
  if (!columns || !unitsByThing[id]?.includes(unit || '?')) return undefined
  const forms = columns.map((column): Form => [`proactive.${id}.${column}` as CellId])
  return { code: 'text/proactive', forms, ...(id === 'fees' && { scale: 1e4 }) }
}

function requestOf(tokens: readonly Token[], reader: Reader): Subject | undefined {
  const { sentence } = reader
  if (!sentence.requests) return undefined
  const row = byRole(tokens, 'row')
  const carried = byRole(tokens, 'carriedIn') ?? byRole(tokens, 'carriedOut')
  const settled = byRole(tokens, 'settled')
  const received = byRole(tokens, 'received')
  const noun = byRole(tokens, 'noun')
  const columns = tokens.flatMap((token) => (token.kind === 'applicant' ? token.columns : []))
  // What was carried in and then settled, or granted of it, no cell holds.
  if (carried && (row || settled)) return undefined
  // Where other things are counted too, only a number beside 政府信息公开申请 is one of requests.
  if (sentence.others && !noun && !row) return undefined
  // 予以公开和部分公开 12 件: of both together, or of the one named last with the other as its heading.
  const rows = tokens.flatMap((token) =>
    token.kind === 'topic' && token.topic.role === 'row' ? token.topic.forms : [],
  )
  const subject = row ?? carried ?? settled ?? received ?? noun
  const both = !row && !carried && settled && received
  const forms = both
    ? [...settled.forms, ...received.forms]
    : row
      ? [...rows, ...(rows.length > 1 ? [rows.flat()] : [])]
      : subject?.forms
  if (subject && forms) return { code: subject.code, forms: forms.map((form) => inColumns(form, columns)) }
  if (columns.length === 0) return undefined
  return { code: 'text/category', forms: bases.map((form) => inColumns(form, columns)) }
}

function subjectOf(unit: Unit, reader: Reader, of: string): Subject | undefined {
  const { tokens } = unit
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  const dispute = disputeOf(tokens, reader)
  if (has('part') || has('each') || has('not')) return undefined
  if (dispute) return byRole(tokens, 'received') ? undefined : dispute
  if (byRole(tokens, 'block') || byRole(tokens, 'result')) return undefined
  if (byRole(tokens, 'thing')) return has('published') ? undefined : thingOf(tokens, reader, of)
  const request = requestOf(tokens, reader)
  if (request) return request
  return reader.thing && !has('published') ? thingOf(tokens, reader, of) : undefined
}

const plain = (stated: Stated, what: Subject) =>
  !stated.rough &&
  (what.code === 'text/proactive' || casesOnly.has(stated.unit) || (stated.unit === '' && stated.value === 0))

const sumOf = (forms: readonly { readonly form: Form }[]): Form => forms.flatMap(({ form }) => form)

function readUnit(unit: Unit, clause: Clause, reader: Reader): Claim[] {
  const { tokens, count } = unit
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  const of = count?.stated.unit ?? ''
  if (has('growth') || of === '%') return relationOf(unit, clause, reader)
  const subject = subjectOf(unit, reader, of)
  if (!unit.joined) reader.waiting = []
  const form = subject?.forms[0]
  if (!count) {
    if (subject && form) reader.waiting.push({ code: subject.code, form })
    return []
  }
  const waiting = reader.waiting.filter(({ code }) => code === subject?.code)
  reader.waiting = []
  if (!subject || !form || !clause.counts || !plain(count.stated, subject)) {
    // 主动公开规章13件（含新制定5件）: what no column counts has no parts in the columns either.
    delete reader.thing
    delete reader.last
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
    if (!clause.counts) {
      delete reader.last
      continue
    }
    if (!counted.test(clause.text) && !lasting.test(clause.text)) continue
    for (const unit of unitsOf(tokensOf(clause.text, edition))) {
      claims.push(...readUnit(unit, clause, reader))
    }
    reader.waiting = []
  }
  return claims
}
