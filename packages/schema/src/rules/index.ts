import { type ChainCode, chainRules } from './chain.ts'
import { citationRules } from './citations.ts'
import { type ClaimCode, claimRules } from './claims.ts'
import { type ConsistencyCode, consistencyRules } from './consistency.ts'
import { type FigureCode, figureRules } from './figures.ts'
import { frontMatterRules } from './front-matter.ts'
import { sectionRules } from './sections.ts'
import { type SumCode, sumRules } from './sums.ts'
import { textRules } from './texts.ts'

export const documentRules = [...frontMatterRules, ...sectionRules, ...citationRules, ...textRules] as const
export type DocumentCode = (typeof documentRules)[number]['code']

/** Every rule of the check, in the order of its area. */
export const rules = [
  ...sumRules,
  ...figureRules,
  ...chainRules,
  ...claimRules,
  ...documentRules,
  ...consistencyRules,
] as const
export type RuleCode = SumCode | FigureCode | ChainCode | ClaimCode | ConsistencyCode | DocumentCode

export { chainRules, claimRules, consistencyRules, figureRules }
