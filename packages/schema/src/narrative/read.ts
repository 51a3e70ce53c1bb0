import type { Edition } from '../editions/form.ts'
import type { Report } from '../report.ts'
import type { ClaimCode } from '../rules/claims.ts'
import { claimsOf } from './claims.ts'
import { type Sentence, sentencesOf } from './clauses.ts'
import type { FigureSource } from './forms.ts'
import { judgeClaim, judgeStatement, type Verdict } from './judge.ts'
import { maskPersonal } from './personal.ts'
import { statementsOf } from './statements.ts'

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
interface Judged extends ReadClaim {
  readonly about: string
}

/**
 * Whether a number that differs may be a part of one that fits (收到申请16件……当场答复5件): smaller, and about the same, in the same
 * paragraph.
 */
const mayBePart = (claim: Judged, all: readonly Judged[]): boolean =>
  claim.state === 'differs' &&
  all.some(({ state, about, stated }) => state === 'fits' && about === claim.about && stated > claim.stated)

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
      const at = `${id}#${i + 1}`
      const judged = sentences.flatMap((sentence) => readSentence(sentence, at, edition, figures, before))
      for (const claim of judged) {
        if (mayBePart(claim, judged)) continue
        const { about: _about, ...read } = claim
        claims.push(read)
      }
    })
  }
  return claims
}

function readSentence(
  sentence: Sentence,
  at: string,
  edition: Edition,
  figures: FigureSource,
  before: FigureSource | undefined,
): readonly Judged[] {
  const words = ({ from, to }: { readonly from: number; readonly to: number }) =>
    maskPersonal(sentence.printed.slice(from, to))
  const counted = claimsOf(sentence, edition).map(
    (claim): Judged => ({
      code: claim.code,
      at,
      words: words(claim),
      stated: claim.stated.value,
      about: claim.kind === 'count' ? (claim.forms[0] ?? []).join() : '',
      ...judgeClaim(claim, figures, before),
    }),
  )
  const said = statementsOf(sentence).map(
    (statement): Judged => ({
      code: statement.code,
      at,
      words: words(statement),
      stated: 0,
      about: '',
      ...judgeStatement(statement, figures),
    }),
  )
  return [...counted, ...said]
}
