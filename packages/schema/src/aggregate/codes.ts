import type { UnevenCode } from './additive.ts'

/** What a unit's filing is faulted for before its figures are added up. */
export type FilingCode =
  | 'rollup/missing'
  | 'rollup/own-missing'
  | 'rollup/late'
  | 'rollup/double'
  | 'rollup/copy'
  | 'rollup/unreadable'
  | 'rollup/unknown-unit'
  | 'rollup/other-year'
  | 'rollup/other-edition'
  | 'rollup/faulty-left-out'
  | 'rollup/faulty-included'
  | 'rollup/scope-unstated'

/** What a unit's figures are faulted for against its profile. */
export type ProfileCode = 'rollup/without-power' | 'rollup/profile-differs'

/** What is said of 核实说明 that only a roster could be held against. */
export type RosterCode = 'source/explanation-of-roster'

/** What the sum itself is faulted for. */
export type SumOfUnitsCode =
  | UnevenCode
  | 'rollup/gaps'
  | 'rollup/nothing'
  | 'rollup/filed-differs'
  | 'rollup/taken-for-own'

export type RollupCode = FilingCode | ProfileCode | RosterCode | SumOfUnitsCode
