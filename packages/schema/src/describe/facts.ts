import { exactSum } from '../aggregate/exact-sum.ts'
import { cellOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import type { Finding, Reading, Where } from '../finding.ts'
import { readQuantity } from '../quantity.ts'
import type { Value } from '../report.ts'
import type { Language } from '../rules/rule.ts'
import { headingOf } from '../rules/sections.ts'
import { statedAgainst } from './stated.ts'
import { whereWords } from './where.ts'

/** 自然人, 1.属于国家秘密: the innermost official label. */
const last = (labels: readonly string[]) => labels.at(-1) ?? ''

/** Row and column of a cell by their official labels: 一、本年新收政府信息公开申请数量 · 自然人. */
export function cellName(edition: Edition, id: string): string {
  const cell = cellOf(edition, id)
  return cell ? `${last(cell.rowLabels)} · ${last(cell.columnLabels)}` : id
}

/**
 * Who reads a sentence: the pane's user with its buttons, who calls the command, or the unit a notice goes to, which has
 * its workbook only. Who is not known has no tool either.
 */
export type Reader = 'pane' | 'command' | 'unit'

/** A cell by its labels and the place where it stands, so that it is found. */
export const placedName =
  (edition: Edition, where: (id: string) => Where | undefined, language: Language = 'zh-CN') =>
  (id: string): string => {
    const place = where(id)
    return place ? `${cellName(edition, id)}（${whereWords(place, language)}）` : cellName(edition, id)
  }

/** What a sentence can say of a finding, in the finding's own terms. */
export interface Facts {
  /** The place in words: the cell's labels, the table's or section's heading. */
  readonly place: string
  readonly actual: string
  readonly expected: string
  /** |actual − expected| where both are numbers. */
  readonly difference: string
  /** The parts behind the expected figure that are not zero: 自然人 3 + 商业企业 2. */
  readonly parts: string
  /** Names of the cells the rule read that are blank, the first few of them. */
  readonly blanks: string
  readonly count: number
  /** The year of the earlier report the rule read, from `2023:requests.carriedOut.total`. */
  readonly lastYear: string
  readonly proposal: string | undefined
  /** What the text states beside what the tables have, for rules on text. */
  readonly stated: string
  readonly finding: Finding
  readonly reader: Reader | undefined
}

const limit = 6

const list = (language: Language, names: readonly string[]): string => {
  const shown = names.slice(0, limit).join(language === 'en' ? ', ' : '、')
  if (names.length <= limit) return shown
  return language === 'en' ? `${shown} and ${names.length - limit} more` : `${shown}等 ${names.length} 格`
}

const quoted = (value: Value | undefined, language: Language): string => {
  if (value === undefined || value === null) return language === 'en' ? 'blank' : '空白'
  if (typeof value === 'number') return String(value)
  return language === 'en' ? `“${value}”` : `「${value}」`
}

/** Cells of one row share the row's label, cells of one column the column's: the other one tells them apart. */
export function shortNames(edition: Edition, readings: readonly Reading[]): (id: string) => string {
  const cells = readings.flatMap(({ at }) => cellOf(edition, at) ?? [])
  const oneRow = new Set(cells.map(({ row }) => row)).size === 1
  return (id) => {
    const cell = cellOf(edition, id)
    if (!cell) return id
    return oneRow ? last(cell.columnLabels) : last(cell.rowLabels)
  }
}

/** The number a sum takes from a cell: also what is typed as text. */
function numberIn(edition: Edition, { at, value }: Reading): number | undefined {
  const reading = readQuantity(value, cellOf(edition, at)?.quantity ?? 'count')
  return reading.state === 'number' ? reading.value : undefined
}

function partsOf(edition: Edition, { at, evidence }: Finding): string {
  const name = shortNames(edition, evidence)
  return evidence
    .filter((reading) => reading.at !== at)
    .map((reading) => ({ at: reading.at, number: numberIn(edition, reading) }))
    .filter(({ number }) => number !== undefined && number !== 0)
    .map((part) => `${name(part.at)} ${part.number}`)
    .join(' + ')
}

/** A finding's `at` in words: the cell's labels, the table's or section's heading, its paragraph. */
export function placeName(edition: Edition, at: string, language: Language): string {
  if (cellOf(edition, at)) return cellName(edition, at)
  const [base = at, paragraph] = at.split('#')
  const section = edition.sections.find(({ id }) => id === base)
  const words: Readonly<Record<string, readonly [string, string]>> = {
    title: ['标题', 'the title'],
    date: ['落款日期', 'the date'],
    edition: ['表格版本', 'the edition of the tables'],
    year: ['报告年度', 'the report year'],
    preface: ['正文开头', 'the preface'],
    agency: ['单位名称', 'the agency’s name'],
    after: ['落款以后', 'below the date'],
    text: ['全文', 'the text'],
    kind: ['单位类型', 'the kind of agency'],
    level: ['行政层级', 'the level of government'],
    mayMakeRules: ['有规章制定权', 'the power to make 规章'],
    explanations: ['核实说明', '核实说明'],
  }
  const known = words[base]
  const name = section ? headingOf(edition, base) : known ? known[language === 'en' ? 1 : 0] : at
  if (paragraph === undefined) return name
  return language === 'en' ? `${name}, paragraph ${paragraph}` : `${name}第 ${paragraph} 段`
}

export function factsOf(
  finding: Finding,
  edition: Edition,
  language: Language,
  reader: Reader | undefined,
): Facts {
  const { at, actual, expected, evidence, fix } = finding
  const blanks = evidence.filter(({ value }) => value === null)
  const name = shortNames(edition, evidence)
  return {
    place: placeName(edition, at, language),
    actual: quoted(actual, language),
    expected: quoted(expected, language),
    difference:
      typeof actual === 'number' && typeof expected === 'number'
        ? String(Math.abs(exactSum([actual, -expected])))
        : '',
    parts: partsOf(edition, finding),
    blanks: list(
      language,
      blanks.map(({ at: id }) => (cellOf(edition, at) ? name(id) : cellName(edition, id))),
    ),
    count: evidence.length,
    lastYear:
      evidence.map(({ at: id }) => /^(\d{4}):/u.exec(id)?.[1]).find((year) => year !== undefined) ?? '',
    stated: statedAgainst(finding, edition, (id) => cellName(edition, id), language),
    proposal: fix?.set[0]?.value === undefined ? undefined : String(fix.set[0].value),
    finding,
    reader,
  }
}
