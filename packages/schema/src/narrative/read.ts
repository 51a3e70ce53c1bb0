import type { Edition } from '../editions/form.ts'
import type { Report } from '../report.ts'
import type { ClaimCode } from '../rules/claims.ts'
import { type Claim, claimsOf } from './claims.ts'
import { sentencesOf } from './clauses.ts'
import type { FigureSource } from './forms.ts'
import { judgeClaim, judgeStatement, type Verdict } from './judge.ts'
import { maskPersonal } from './personal.ts'
import { type Statement, statementsOf } from './statements.ts'

/** What a paragraph states, and whether the tables bear it out. */
export interface ReadClaim extends Verdict {
  readonly code: ClaimCode
  /** The paragraph: `overview#2`. */
  readonly at: string
  /** The words themselves, personal numbers masked. */
  readonly words: string
  /** The number stated; 0 for a statement of none. */
  readonly stated: number
}

/** A claim as read, with what tells claims about the same thing apart from others. */
interface Judged {
  readonly claim: ReadClaim
  readonly about: string
}

/**
 * Whether a number that differs may be a part of one that fits (收到申请16件……当场答复5件): smaller, and about the same, in the same
 * paragraph.
 */
const mayBePart = ({ claim, about }: Judged, all: readonly Judged[]): boolean =>
  claim.state === 'differs' &&
  all.some(
    (other) => other.about === about && other.claim.state === 'fits' && other.claim.stated > claim.stated,
  )

/**
 * Everything the text states that the tables could contradict, in the order of the text. The preface holds no figures of the
 * year and is not read.
 */
export function readClaims(
  report: Report,
  edition: Edition,
  figures: FigureSource,
  before: FigureSource | undefined,
): readonly ReadClaim[] {
  const claims: ReadClaim[] = []
  for (const { id } of edition.sections) {
    sentencesOf(report.sections[id] ?? [], id, report).forEach((sentences, i) => {
      const judged: Judged[] = []
      for (const sentence of sentences) {
        const add = (stating: Claim | Statement, about: string, stated: number, verdict: Verdict) => {
          const { code, from, to } = stating
          const words = maskPersonal(sentence.printed.slice(from, to))
          judged.push({ about, claim: { code, at: `${id}#${i + 1}`, words, stated, ...verdict } })
        }
        for (const claim of claimsOf(sentence, edition)) {
          const about = claim.kind === 'count' ? (claim.forms[0] ?? []).join() : ''
          add(claim, about, claim.stated.value, judgeClaim(claim, figures, before))
        }
        for (const statement of statementsOf(sentence))
          add(statement, '', 0, judgeStatement(statement, figures))
      }
      for (const one of judged) if (!mayBePart(one, judged)) claims.push(one.claim)
    })
  }
  return claims
}
