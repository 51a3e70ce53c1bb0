import type { CellId } from '../editions/index.ts'
import type { Finding } from '../finding.ts'
import type { Report } from '../report.ts'
import { linksOf } from '../rules/chain.ts'
import { placesOf } from '../rules/figures.ts'
import { chainRules, documentRules, figureRules } from '../rules/index.ts'
import { sumsOf } from '../rules/sums.ts'
import { checkCells } from './cells.ts'
import { beforeOf, judgeChain } from './chain.ts'
import { type CheckCode, type Figures, figuresOf, type Outcome, type Stage } from './figures.ts'
import { judgeDocument, judgeFigures } from './rules.ts'
import { assess } from './sums.ts'

export interface CheckOptions {
  /** Default `final`. */
  readonly stage?: Stage
  /** Last year's report of the same agency. Of any other year, it is as if there were none. */
  readonly previous?: Report | undefined
  /** Cells that formulas fill, as the reader found them: what is wrong with a part is not told again of its total. */
  readonly computed?: ReadonlySet<CellId> | undefined
  /** Cells that the source does not have, which its reader tells of (`absentCells`): they are not told again as blank. */
  readonly absent?: ReadonlySet<string> | undefined
}

/** What the check looked at. Rules are counted by place: a sum over seven columns is seven. */
export interface Checked {
  readonly cells: number
  readonly rules: number
  readonly passed: number
  /** Sums with blanks that hold when the blanks are taken as 0: neither passed nor broken. */
  readonly ifBlankIsZero: number
  /** A figure is blank or unreadable, or the agency's profile or last year's report lacks what the rule needs. */
  readonly notAssessable: number
}

export interface CheckResult {
  readonly findings: readonly Finding<CheckCode>[]
  readonly checked: Checked
}

/** Judges what the text states against the tables. */
export type JudgeClaims = (figures: Figures, before: Figures | undefined) => readonly Outcome[]

/**
 * The check with the reading of prose given from outside: it is a third of the code, and a pane loads it after the first look
 * at the figures. See `check`.
 */
export function checkWith(
  judgeClaims: JudgeClaims,
  report: Report,
  { stage = 'final', previous, computed = new Set(), absent }: CheckOptions = {},
): CheckResult {
  const figures = figuresOf(report, stage, absent)
  const findings: Finding<CheckCode>[] = []
  const count = { passed: 0, ifBlankIsZero: 0, notAssessable: 0, broken: 0 }
  const take = (outcome: Outcome) => {
    count[outcome.state] += 1
    if (outcome.state === 'broken') findings.push(...outcome.findings)
  }
  const { edition } = figures
  const sums = sumsOf(edition).map((sum) => assess(figures, sum))
  const ownTotals = new Set(
    sums.flatMap((outcome) =>
      outcome.state === 'broken'
        ? outcome.findings.filter(({ code }) => code === 'cell/total-blank').map(({ at }) => at)
        : [],
    ),
  )
  findings.push(...checkCells(figures, ownTotals, computed))
  for (const outcome of sums) take(outcome)
  for (const rule of figureRules) {
    for (const place of placesOf(rule, edition.id)) take(judgeFigures(figures, rule, place))
  }
  const before = beforeOf(report, previous)
  for (const rule of chainRules) {
    for (const link of linksOf(rule, edition)) take(judgeChain(figures, before, rule, link))
  }
  for (const outcome of judgeClaims(figures, before)) take(outcome)
  for (const rule of documentRules) {
    if (!('editions' in rule) || (rule.editions as readonly string[]).includes(edition.id)) {
      take(judgeDocument(figures, rule))
    }
  }
  const { broken, ...counted } = count
  return {
    findings,
    checked: {
      cells: figures.cells.length,
      rules: broken + counted.passed + counted.ifBlankIsZero + counted.notAssessable,
      ...counted,
    },
  }
}
