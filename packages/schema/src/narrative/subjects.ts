import type { CellId } from '../editions/index.ts'
import type { ClaimCode } from '../rules/claims.ts'
import type { Sentence } from './clauses.ts'
import { type Form, inColumns } from './forms.ts'
import type { Token } from './lexer.ts'
import { bases, type Topic } from './topics.ts'
import type { Unit } from './units.ts'

/** Which column counts a thing of 附表二 that follows others in a run, where the verb of the first has none of its own. */
const runColumns: Readonly<Record<string, readonly string[]>> = {
  permits: ['decisions'],
  penalties: ['decisions'],
  coercion: ['decisions'],
  fees: ['amount'],
}

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
export interface Known {
  readonly sentence: Sentence
  /** The block of 附表四 and the thing of 附表二 named last. */
  block?: Topic
  thing?: Topic
  /** A number of the sentence was of other things: what follows may be as well. */
  elsewhere?: true
  /** The columns of the thing of 附表二 just read: 办理行政许可340件，行政处罚15件 has one verb for both. */
  run?: readonly string[]
  /** What is read now is its thing and number alone; with 金额 behind it, it needs no verb. */
  bare?: 'thing' | 'amount' | undefined
}

/** What a number counts: every legal reading. `scale` turns the cell's unit into the text's. */
export interface Subject {
  readonly code: ClaimCode
  readonly forms: readonly Form[]
  readonly scale?: number
  /** Of a thing of 附表二: the columns that the verb means. */
  readonly columns?: readonly string[]
}

/** The last topic of that role. */
function byRole(tokens: readonly Token[], role: Topic['role']): Topic | undefined {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token?.kind === 'topic' && token.topic.role === role) return token.topic
  }
  return undefined
}

/** 复议 3 件 is the block; 维持 2 件 its result, in the block last named. */
function disputeOf(tokens: readonly Token[], known: Known): Subject | undefined {
  const named = byRole(tokens, 'block')
  if (named) known.block = named
  const result = byRole(tokens, 'result')
  const block = named ?? (result ? known.block : undefined)
  if (!block || !known.sentence.publicity) return undefined
  const forms = result
    ? block.forms.map((form) => form.map((id) => id.replace(/total$/u, result.id ?? '') as CellId))
    : block.forms
  return { code: 'text/disputes', forms }
}

function thingOf(tokens: readonly Token[], known: Known, unit: string): Subject | undefined {
  const named = byRole(tokens, 'thing')
  const another = named !== known.thing
  if (named) known.thing = named
  const thing = named ?? known.thing
  const verb = tokens.findLast((token) => token.kind === 'verb')
  const id = thing?.id ?? ''
  const own = named && known.bare ? runColumns[id] : undefined
  const carried = known.bare === 'amount' ? own : another && known.bare && known.run && (own ?? known.run)
  const columns = verb?.kind === 'verb' ? verb.columns : (thing?.columns ?? carried)
  if (!columns || !unitsByThing[id]?.includes(unit || '?')) return undefined
  const forms = columns.map((column): Form => [`proactive.${id}.${column}` as CellId])
  return { code: 'text/proactive', columns, forms, ...(id === 'fees' && { scale: 1e4 }) }
}

/** All rows together, where no row is in two of them (a group and its row are not added up). */
function together(rows: readonly Form[]): readonly Form[] {
  const all = rows.flat()
  return rows.length > 1 && new Set(all).size === all.length ? [all] : []
}

function requestOf(tokens: readonly Token[], known: Known): Subject | undefined {
  const { sentence } = known
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
  if ((sentence.others || known.elsewhere) && !noun && !row) return undefined
  // 予以公开和部分公开 12 件: of both together, or of the one named last with the other as its heading.
  const rows = tokens.flatMap((token) =>
    token.kind === 'topic' && token.topic.role === 'row' ? token.topic.forms : [],
  )
  const subject = row ?? carried ?? settled ?? received ?? noun
  const both = !row && !carried && settled && received
  const forms = both
    ? [...settled.forms, ...received.forms]
    : row
      ? [...rows, ...together(rows)]
      : subject?.forms
  const code = columns.length > 0 ? 'text/category' : subject?.code
  if (code && forms) return { code, forms: forms.map((form) => inColumns(form, columns)) }
  if (columns.length === 0) return undefined
  return { code: 'text/category', forms: bases.map((form) => inColumns(form, columns)) }
}

/** What the number of a unit counts; `undefined` where no table says. */
export function subjectOf(unit: Unit, known: Known, of: string): Subject | undefined {
  const { tokens } = unit
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  const dispute = disputeOf(tokens, known)
  if (has('part') || has('each') || has('not')) return undefined
  if (dispute) return byRole(tokens, 'received') ? undefined : dispute
  if (byRole(tokens, 'block') || byRole(tokens, 'result')) return undefined
  if (byRole(tokens, 'thing')) return has('published') ? undefined : thingOf(tokens, known, of)
  const request = requestOf(tokens, known)
  if (request) return request
  return known.thing && !has('published') ? thingOf(tokens, known, of) : undefined
}
