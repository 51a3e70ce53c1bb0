import { styleText } from 'node:util'
import {
  cellOf,
  type Edition,
  type EditionId,
  editions,
  type Finding,
  type Language,
  placedName,
  placeName,
  proposalWords,
  type Severity,
  severityWords,
  undeterminedWords,
  type Where,
  whereWords,
} from '@gongkai/schema'
import { lastYearWords } from '../previous/words.ts'
import { type FileResult, isUnread, type Proposal, type Result, type Told } from '../result.ts'

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const

/** File text must not steer the terminal it is printed on. */
export const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')

type Style = (severity: Severity, text: string) => string

/** Where a finding stands; a cell of a report without places by its id, anything else in words. */
function placeWords(
  { where, at }: Pick<Finding, 'where' | 'at'>,
  edition: Edition,
  language: Language,
): string {
  if (where) return whereWords(where, language)
  return cellOf(edition, at) ? at : placeName(edition, at, language)
}

/** One finding for people: its place, how bad it is, what is wrong and what to do, and its code. */
export function findingLine(
  told: Told & { readonly published?: Where },
  edition: Edition,
  language: Language,
  style: Style,
): string {
  const { severity, message, todo, code, explanation, published } = told
  const said =
    explanation === undefined
      ? ''
      : language === 'en'
        ? ` Explained: ${explanation}`
        : `　核实说明：${explanation}`
  const space = language === 'en' ? ' ' : ''
  const label = style(severity, severityWords[severity][language])
  const shown = published ? ` ↔ ${whereWords(published, language)}` : ''
  return `  ${printable(`${placeWords(told, edition, language)}${shown}`)}  ${label}  ${printable(`${message}${space}${todo}${said}`)}  ${code}`
}

/** The proposed repairs, those that resolve the same in one line. */
export function proposalLines(result: FileResult, language: Language): readonly string[] {
  const edition = editions[result.edition as EditionId]
  const name = placedName(edition, result.placeOf, language)
  return [...groupBy(result.repairs).values()].map(
    (repairs) => `  ${proposalWords(repairs, edition, language, name)}`,
  )
}

const keyOf = ({ resolves }: Proposal) => resolves.join(' ')

function groupBy(repairs: readonly Proposal[]): Map<string, Proposal[]> {
  const groups = new Map<string, Proposal[]>()
  for (const repair of repairs) {
    const own = groups.get(keyOf(repair))
    if (own) own.push(repair)
    else groups.set(keyOf(repair), [repair])
  }
  return groups
}

function summary({ findings, checked, lastYear }: FileResult, language: Language): string {
  const number = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const blanks = checked.ifBlankIsZero
  // Otherwise a right report seems to have something wrong that nobody names.
  const alone = lastYear === undefined && checked.notAssessable > 0
  if (language === 'en') {
    return `${number('error')} errors, ${number('warning')} warnings, ${number('note')} notes; ${checked.cells} cells and ${checked.rules} rules checked, ${checked.notAssessable} not assessable${alone ? ' (those against last year: check --previous FILE)' : ''}${blanks > 0 ? `, ${blanks} hold if blank is zero` : ''}`
  }
  const notes = number('note')
  return `${number('error')} 处错误，${number('warning')} 处待核实${notes > 0 ? `，${notes} 处提示` : ''}；查了 ${checked.cells} 格、${checked.rules} 条规则，${checked.notAssessable} 条无法判断${alone ? '（与上年比的，用 check --previous 给出上年报告才能查）' : ''}${blanks > 0 ? `，${blanks} 条把空白当 0 才成立` : ''}`
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

function fileReport(result: Result, language: Language, style: Style): readonly string[] {
  if (isUnread(result)) {
    const words = language === 'en' ? 'not done' : '无法处理'
    return [printable(result.file), `  ${style('error', words)}  ${printable(result.error)}`]
  }
  const edition = editions[result.edition as EditionId]
  const findings = [...result.findings].sort((a, b) => order[a.severity] - order[b.severity])
  return [
    printable(result.file),
    ...findings.map((told) => findingLine(told, edition, language, style)),
    ...proposalLines(result, language),
    ...result.undetermined.map(
      (one) =>
        `  ${undeterminedWords(one, edition, language, placedName(edition, result.placeOf, language))}`,
    ),
    ...(result.lastYear ? [printable(lastYearWords(result.lastYear, language))] : []),
    summary(result, language),
  ]
}

/** Colour by severity, for people at a terminal. */
export const styleOf = (colour: boolean): Style =>
  colour ? (severity, text) => styleText(colours[severity], text) : (_, text) => text

/** One result for people: its findings worst first, the proposed repairs, and what was checked. */
export function textOf(
  result: Result,
  { language, colour }: { readonly language: Language; readonly colour: boolean },
): string {
  return fileReport(result, language, styleOf(colour)).join('\n')
}
