import type { RollupCode } from '../aggregate/codes.ts'
import type { CheckCode } from '../check/figures.ts'
import type { PublishedCode } from '../published/verify.ts'

/** What the matcher says of tables it looked for in a source. */
export type TableCode =
  | 'table/missing'
  | 'table/duplicate'
  | 'table/mixed-editions'
  | 'table/cell-missing'
  | 'table/cell-ambiguous'
  | 'table/label-slip'
  | 'table/extra-row'
  | 'table/extra-column'
  | 'table/unit'

/** What a reader says of the file it read. */
export type SourceCode =
  | 'source/rows-ignored'
  | 'source/year-missing'
  | 'source/agency-missing'
  | 'source/formula-uncalculated'
  | 'source/edition-mismatch'
  | 'source/text-left-out'
  | 'source/undecodable'
  | 'source/choice-unknown'
  | 'source/profile-missing'
  | 'source/explanation-unmatched'
  | 'source/explanation-ambiguous'
  | 'source/explanation-needless'

/** What a comparison of texts says, which needs more than this package has. */
export type SimilarCode = 'year/similar-text'

/** What is said of one report and the file it was read from. */
export type ReportCode = CheckCode | SimilarCode | TableCode | SourceCode

/** Every code a finding can have. */
export type Code = ReportCode | RollupCode | PublishedCode
