import { cellOf, cellsOf } from '../cells.ts'
import type { Finding, Reading } from '../finding.ts'
import { consistencyJudges, type ReadText } from '../narrative/consistency.ts'
import type { FigureSource } from '../narrative/forms.ts'
import { type ReadClaim, readClaims } from '../narrative/read.ts'
import type { Report } from '../report.ts'
import type { ClaimRule } from '../rules/claims.ts'
import type { RuleCode } from '../rules/index.ts'
import { claimRules, consistencyRules } from '../rules/index.ts'
import { beforeOf, earlierCell } from './chain.ts'
import { type CheckCode, type Figures, figuresOf, type Outcome, readingAt } from './figures.ts'
import { judgeDocument } from './rules.ts'

/** The cells as read; what is typed as text but reads as a number is that number. */
export const sourceOf = ({ edition, readings, indexOf }: Figures): FigureSource => ({
  has: (id) => cellOf(edition, id) !== undefined,
  number: (id) => {
    const reading = readings[indexOf(id)]
    return reading?.state === 'number' ? reading.value : undefined
  },
})

/**
 * A part of what was meant that happens to be the number stated (a real report wrote the 自然人 column's 258 for 275): a cell of
 * the same rows in another column, or one of the rows added up.
 */
function nearOf({ edition, report }: Figures, { code, cells, stated }: ReadClaim): string | undefined {
  if (stated === 0 || code === 'text/share' || code === 'text/growth') return undefined
  const rows = new Set(cells.flatMap((id) => cellOf(edition, id)?.row ?? []))
  return cellsOf(edition).find(
    ({ id, table, row }) =>
      table === 'requests' && rows.has(row) && !cells.includes(id) && report.values[id] === stated,
  )?.id
}

/** Last year's figures of the cells that growth was reckoned from. */
function earlierOf(before: Figures | undefined, { code, cells }: ReadClaim): readonly Reading[] {
  if (code !== 'text/growth' || !before) return []
  const { edition, report } = before
  return cells
    .filter((id) => cellOf(edition, id))
    .map((id) => readingAt(report, id, earlierCell(report.year, id)))
}

/** The number stated, then the cells it was held against: one such run of readings for each claim. */
function evidenceOf(figures: Figures, before: Figures | undefined, claim: ReadClaim): readonly Reading[] {
  const near = nearOf(figures, claim)
  const cells = near === undefined ? claim.cells : [...claim.cells, near]
  return [
    { at: claim.at, value: claim.stated },
    ...cells.map((id) => readingAt(figures.report, id)),
    ...earlierOf(before, claim),
  ]
}

/** What the tables have, as the text has it: a percentage is none without its sign. */
const expectedOf = ({ expected, words }: ReadClaim) =>
  expected !== undefined && /[%％]$/u.test(words) ? `${expected}%` : expected

/** One finding for each paragraph, so that code and place name it. */
function findingOf(
  figures: Figures,
  before: Figures | undefined,
  rule: ClaimRule & { readonly code: RuleCode },
  wrong: readonly ReadClaim[],
) {
  const [first] = wrong
  if (!first) throw new RangeError(`${rule.code} has nothing to say`)
  const expected = wrong.length === 1 ? expectedOf(first) : undefined
  const finding: Finding<CheckCode> = {
    code: rule.code,
    severity: rule.severity,
    at: first.at,
    actual: wrong.map(({ words }) => words).join('；'),
    ...(expected !== undefined && { expected }),
    evidence: wrong.flatMap((claim) => evidenceOf(figures, before, claim)),
  }
  return finding
}

/**
 * Everything the report's text states that its tables could contradict: what fits, by which cells, as well as what does not.
 * Growth is judged with last year's report only.
 */
export function claimsInText(report: Report, previous?: Report): readonly ReadClaim[] {
  const figures = figuresOf(report, 'final')
  const before = beforeOf(report, previous)
  return readClaims(report, figures.edition, sourceOf(figures), before && sourceOf(before))
}

/** The rules on text against tables: the text is read once for all of them. What it does not state cannot be wrong. */
function againstTables(figures: Figures, before: Figures | undefined): readonly Outcome[] {
  const claims = readClaims(figures.report, figures.edition, sourceOf(figures), before && sourceOf(before))
  return claimRules.map((rule): Outcome => {
    const own = claims.filter(({ code }) => code === rule.code)
    const wrong = own.filter(({ state }) => state === 'differs')
    if (wrong.length > 0) {
      const places = [...new Set(wrong.map(({ at }) => at))]
      return {
        state: 'broken',
        findings: places.map((place) =>
          findingOf(
            figures,
            before,
            rule,
            wrong.filter(({ at }) => at === place),
          ),
        ),
      }
    }
    return { state: own.some(({ state }) => state === 'notAssessable') ? 'notAssessable' : 'passed' }
  })
}

/** Reads one text as if it stood alone in its section. */
export const readerOf =
  (figures: Figures): ReadText =>
  (section, text) =>
    readClaims(
      { ...figures.report, sections: { [section]: [text] } },
      figures.edition,
      sourceOf(figures),
      undefined,
    )

/** All rules of area `text/`: against the tables, then against the text itself and the report year. */
export const judgeClaims = (figures: Figures, before: Figures | undefined): readonly Outcome[] => [
  ...againstTables(figures, before),
  ...consistencyRules.map((rule) =>
    judgeDocument(figures, {
      ...rule,
      judge: (report, edition) => consistencyJudges[rule.code](report, edition, readerOf(figures)),
    }),
  ),
]
