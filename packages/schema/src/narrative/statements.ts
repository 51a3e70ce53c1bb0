import type { CellId } from '../editions/index.ts'
import type { ClaimCode } from '../rules/claims.ts'
import type { Sentence } from './clauses.ts'
import type { Form } from './forms.ts'
import { type Pattern, patterns } from './patterns.ts'

/** A statement without a number: 未收到申请, 全部办结, 均维持, 无败诉. */
export interface Statement {
  readonly code: ClaimCode
  readonly from: number
  readonly to: number
  /** Each of them is 0 if the statement is true. */
  readonly zero: readonly Form[]
  /** Or each pair is equal: 均予以公开. Any one pair will do. */
  readonly equal?: readonly (readonly [Form, Form])[]
}

/** The blocks a text names; 诉讼 is two. */
function blocksNamed(text: string): readonly string[] {
  const suits = /诉讼|败诉|起诉/u.test(text) ? ['directSuit', 'suitAfterReview'] : []
  return [...(text.includes('复议') ? ['review'] : []), ...suits]
}

const everyBlock = ['review', 'directSuit', 'suitAfterReview']

/** What a statement says none of: the words from 未 on; with numbers beside it, no more than the statement's own. */
function scopeOf(clause: string, found: RegExpExecArray): string {
  if (/\d|[一二三四五六七八九十两]件/u.test(clause)) return found[0]
  return /^[未没无零]/u.test(found[0]) ? clause.slice(found.index) : clause
}

function zeroOf(pattern: Pattern, scope: string, sentence: Sentence): readonly Form[] | undefined {
  const { zero = [], ofBlocks } = pattern
  if (!ofBlocks) return zero
  const own = blocksNamed(scope)
  if (own.length === 0 && pattern.named) return undefined
  const beside = own.length > 0 ? own : blocksNamed(sentence.text)
  const blocks = beside.length > 0 ? beside : everyBlock
  return blocks.flatMap((block) => ofBlocks.map((column): Form => [`disputes.${block}.${column}` as CellId]))
}

/** A phrase that is quoted whole. */
const longest = 20

/** No pattern fits without one of these. */
const saying = /[未没无零均都全率不为]/u

/** Every statement of a sentence that the tables can contradict. */
export function statementsOf(sentence: Sentence): readonly Statement[] {
  return sentence.clauses.flatMap((clause) => {
    if (!clause.counts || !saying.test(clause.text)) return []
    return patterns.flatMap((pattern): Statement[] => {
      if (pattern.about === 'requests' && (!sentence.requests || sentence.others)) return []
      if (pattern.about === 'publicity' && !sentence.publicity) return []
      if (pattern.about === 'nearPublicity' && !sentence.nearPublicity) return []
      const found = pattern.says.exec(clause.text)
      if (!found || pattern.unless?.test(clause.text) || pattern.unlessBeside?.test(sentence.text)) return []
      const zero = zeroOf(pattern, scopeOf(clause.text, found), sentence)
      if (!zero) return []
      const from = clause.from + found.index
      // 无结转下年度继续办理的申请: the words that say it are often the beginning of a phrase.
      const phrase = clause.text.slice(found.index).trimEnd()
      return [
        {
          code: pattern.code,
          from,
          to: from + (phrase.length <= longest ? phrase : found[0]).length,
          zero,
          ...(pattern.equal && { equal: pattern.equal }),
        },
      ]
    })
  })
}
