import type { Edition } from '../editions/form.ts'
import type { Report } from '../report.ts'
import type { ClaimCode } from '../rules/claims.ts'
import { claimsOf } from './claims.ts'
import { sentencesOf } from './clauses.ts'
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
  return edition.sections.flatMap(({ id }) =>
    sentencesOf(report.sections[id] ?? [], id, report).flatMap((sentences, i) =>
      sentences.flatMap((sentence) => {
        const at = `${id}#${i + 1}`
        const words = ({ from, to }: { from: number; to: number }) =>
          maskPersonal(sentence.printed.slice(from, to))
        return [
          ...claimsOf(sentence, edition).map(
            (claim): ReadClaim => ({
              code: claim.code,
              at,
              words: words(claim),
              stated: claim.stated.value,
              ...judgeClaim(claim, figures, before),
            }),
          ),
          ...statementsOf(sentence).map(
            (statement): ReadClaim => ({
              code: statement.code,
              at,
              words: words(statement),
              stated: 0,
              ...judgeStatement(statement, figures),
            }),
          ),
        ]
      }),
    ),
  )
}
