export { kindWords, levelWords, profileLabels, yesNoWords } from './agency-words.ts'
export {
  type Aggregate,
  aggregate,
  gapWords,
  type Origin,
  type Part,
  type SummedCell,
  summedValue,
  summedValues,
} from './aggregate/aggregate.ts'
export type { Cause, CauseKind, Suspect } from './aggregate/causes.ts'
export {
  type Census,
  census,
  type Filing,
  type Standing,
  type UnitStanding,
  type UnreadFiling,
  unitsFiled,
} from './aggregate/census.ts'
export type { RollupCode } from './aggregate/codes.ts'
export {
  compareFiled,
  type Difference,
  type FiledComparison,
  filedFindings,
  takenForOwn,
} from './aggregate/compare-filed.ts'
export { exactSum } from './aggregate/exact-sum.ts'
export { withoutRoster } from './aggregate/explanations.ts'
export { checkProfile, withProfile } from './aggregate/profile.ts'
export { summedReport } from './aggregate/report.ts'
export { sumFindings } from './aggregate/sum-findings.ts'
export {
  nameKey,
  type PlacedUnit,
  type Power,
  powerLabel,
  powers,
  treeOf,
  type Unit,
} from './aggregate/unit.ts'
export { unitNamedIn } from './aggregate/unit-named.ts'
export { type Cell, cellOf, cellsOf } from './cells.ts'
export { absentCells } from './check/absent.ts'
export { check } from './check/check.ts'
export {
  type Checked,
  type CheckOptions,
  type CheckResult,
  checkWith,
  type JudgeClaims,
} from './check/check-with.ts'
export { claimsInText } from './check/claims.ts'
export type { CheckCode, Stage } from './check/figures.ts'
export { carriedInWords } from './compare/carried.ts'
export {
  type Caution,
  type ComparedLine,
  type Comparison,
  compareReports,
  type Side,
} from './compare/compare.ts'
export type { Figure } from './compare/figure.ts'
export { type ComparisonCounts, comparisonCounts, jumpsOf, unsettledOf } from './compare/jump.ts'
export { type Underivable, underivableCells, underivableFrom } from './compare/underivable.ts'
export {
  cautionWords,
  comparisonTitle,
  countWords,
  differenceWords,
  figureWords,
  percentWords,
  sideWords,
} from './compare/words.ts'
export type { Code, SourceCode, TableCode } from './describe/code.ts'
export { describe } from './describe/describe.ts'
export { describer, type Sentence } from './describe/describer.ts'
export { proposalWords, repairWords, undeterminedWords } from './describe/diagnosis.ts'
export { cellName, placedName, placeName, type Reader, shortNames } from './describe/facts.ts'
export { causeWords, severityWords, standingsLine, standingWords } from './describe/standing.ts'
export { whereWords } from './describe/where.ts'
export { diagnose } from './diagnose/diagnose.ts'
export type { BrokenSum, Diagnosis, Repair, Undetermined } from './diagnose/diagnosis.ts'
export type { Edition, EditionId, Quantity, SectionId, Table, TableId } from './editions/form.ts'
export { type CellId, type CellPattern, editionForYear, editionInForce, editions } from './editions/index.ts'
export { asked, type Explained, explain, mayBeExplained } from './explain.ts'
export {
  type Fault,
  type Finding,
  type Fix,
  findingPlace,
  identityOf,
  type Reading,
  type Severity,
  standsAt,
  type Where,
} from './finding.ts'
export type { Grid, GridCell } from './grid.ts'
export { type PrintedLabel, readLabel } from './label.ts'
export { type FormCell, type FormGrid, type FormRole, layoutOf, layoutsOf } from './layout.ts'
export { type TableFinding, tableFinding } from './match/findings.ts'
export { type Match, matchTables, type TableMatch } from './match/match.ts'
export type { Doubt } from './match/place.ts'
export type { Slip } from './match/slips.ts'
export type { Place } from './match/strays.ts'
export { valuesFrom } from './match/values.ts'
export { maskPersonal } from './narrative/personal.ts'
export type { ReadClaim } from './narrative/read.ts'
export { feeOfText, type StarterOptions, type StarterText, starterText } from './narrative/starter.ts'
export { dateOfText } from './prose/dates.ts'
export { type FeeAmount, feesOf } from './prose/fees.ts'
export { titleIn, yearIn } from './prose/fields.ts'
export { type HeadingFinder, headingFinder } from './prose/headings.ts'
export { type Prose, type ProseLine, type ProsePart, readProse, type Words } from './prose/prose.ts'
export { type PublishedCode, type Verification, verifyPublished } from './published/verify.ts'
export { type CellCode, type CellProblem, type CellReading, readQuantity } from './quantity.ts'
export {
  type Agency,
  type Explanation,
  type Report,
  reportFormat,
  uncalculated,
  type Value,
} from './report.ts'
export { type Bridge, type Bridged, bridgeOf, carriedInFrom } from './rules/bridge.ts'
export { titleOf } from './rules/front-matter.ts'
export { documentRules, type RuleCode, rules } from './rules/index.ts'
export type { Language, Rule, Wording } from './rules/rule.ts'
export { headingOf } from './rules/sections.ts'
export { type FormSum, type PlacedSum, type SumCode, sumRules, sumsOf } from './rules/sums.ts'
export { expandSum, type Sum, type SumRule } from './sums.ts'
