import type { EditionId } from '../editions/form.ts'
import type { CellId2019, CellId2021 } from '../editions/index.ts'
import type { Agency, Report } from '../report.ts'
import type { Rule } from './rule.ts'

/** `true` when the figures are in order, `undefined` when it cannot be judged, else which of them to look at first. */
export type Verdict = true | undefined | { readonly at: number; readonly expected?: number }

/** The cells of each place a rule looks at, in the order `judge` takes their figures. */
type Places<Id extends string> = readonly (readonly Id[])[]

/** A rule over a few figures of one report. A place with a blank or unreadable figure is not assessable. */
export interface FigureRule extends Rule {
  readonly kind: 'figures'
  /** By edition; an edition without places does not have the rule. */
  readonly places: { readonly '2019'?: Places<CellId2019>; readonly '2021'?: Places<CellId2021> }
  readonly judge: (figures: readonly number[], report: Report) => Verdict
}

/**
 * Whether the body may make 规章: what its profile says, else what kind and level settle (立法法 第九十一条、第九十三条: State
 * Council departments, and the people's governments of provinces and of cities with districts; never a local
 * department, a county or a township). `undefined` where they settle nothing.
 */
export function mayMakeRules({ kind, level, mayMakeRules: stated }: Agency): boolean | undefined {
  if (stated !== undefined) return stated
  if (level === 'county' || level === 'township') return false
  if (kind === 'department' && level !== undefined) return level === 'national' ? undefined : false
  if (kind === 'government' && level === 'province') return true
  return undefined
}

const copied = (figures: readonly number[]) => {
  const half = figures.length / 2
  return figures.slice(0, half).some((figure) => figure !== 0) &&
    figures.slice(0, half).every((figure, i) => figure === figures[half + i])
    ? { at: 0 }
    : true
}

const onlyZeros = (figures: readonly number[], { agency }: Report): Verdict => {
  const first = figures.findIndex((figure) => figure !== 0)
  if (first === -1) return true
  const may = mayMakeRules(agency)
  return may === undefined ? undefined : may || { at: first, expected: 0 }
}

const rows2021 = [
  ['proactive.rules.issued', 'proactive.rules.repealed', 'proactive.rules.inForce'],
  [
    'proactive.normativeDocuments.issued',
    'proactive.normativeDocuments.repealed',
    'proactive.normativeDocuments.inForce',
  ],
] as const satisfies readonly (readonly CellId2021[])[]

const rows2019 = [
  ['proactive.rules.created', 'proactive.rules.disclosed', 'proactive.rules.disclosedTotal'],
  [
    'proactive.normativeDocuments.created',
    'proactive.normativeDocuments.disclosed',
    'proactive.normativeDocuments.disclosedTotal',
  ],
] as const satisfies readonly (readonly CellId2019[])[]

const items2019 = [
  ['proactive.permits.previousItems', 'proactive.permits.change'],
  ['proactive.otherServices.previousItems', 'proactive.otherServices.change'],
  ['proactive.penalties.previousItems', 'proactive.penalties.change'],
  ['proactive.coercion.previousItems', 'proactive.coercion.change'],
  ['proactive.fees.previousItems', 'proactive.fees.change'],
] as const satisfies readonly (readonly CellId2019[])[]

const decisions2019 = [
  [...items2019[0], 'proactive.permits.decisions'],
  [...items2019[1], 'proactive.otherServices.decisions'],
  [...items2019[2], 'proactive.penalties.decisions'],
  [...items2019[3], 'proactive.coercion.decisions'],
] as const satisfies readonly (readonly CellId2019[])[]

/** Judges figures by name: the length is the place's own, so a missing one is a bug of the rule. */
const figure = (figures: readonly number[], index: number): number => {
  const value = figures[index]
  if (value === undefined) throw new RangeError(`the rule reads no figure ${index}`)
  return value
}

export const figureRules = [
  {
    kind: 'figures',
    code: 'proactive/rules-without-power',
    title: {
      'zh-CN': '无规章制定权的机关，规章各格应为 0',
      en: 'A body that may not make 规章 reports none',
    },
    basis: '立法法关于规章制定机关的规定',
    severity: 'warning',
    places: { '2019': [rows2019[0]], '2021': [rows2021[0]] },
    judge: onlyZeros,
  },
  {
    kind: 'figures',
    code: 'proactive/rules-copied',
    title: {
      'zh-CN': '规章一行与规范性文件一行完全相同且不为零，可能是重复填写',
      en: 'The 规章 row repeats the row of 规范性文件',
    },
    basis: '附表二第二十条第（一）项',
    severity: 'warning',
    places: {
      '2019': [[...rows2019[0], ...rows2019[1]]],
      '2021': [[...rows2021[0], ...rows2021[1]]],
    },
    judge: copied,
  },
  {
    kind: 'figures',
    code: 'proactive/in-force-short',
    title: {
      'zh-CN': '现行有效件数不少于本年制发件数减本年废止件数',
      en: 'What is in force is no less than issued less repealed',
    },
    basis: '附表二第二十条第（一）项',
    severity: 'warning',
    places: { '2021': rows2021 },
    judge: (f) => {
      const least = figure(f, 0) - figure(f, 1)
      return figure(f, 2) >= least || { at: 2, expected: least }
    },
  },
  {
    kind: 'figures',
    code: 'proactive/fees-unit',
    title: {
      'zh-CN': '县级以下机关的行政事业性收费（万元）达到六位数，可能误按元填写',
      en: 'Fees of 100,000 万元 or more at county level or below: typed in 元?',
    },
    basis: '附表二第二十条第（八）项，单位：万元',
    severity: 'warning',
    places: { '2021': [['proactive.fees.amount']] },
    judge: (f, { agency }) => {
      if (figure(f, 0) < 100_000) return true
      if (agency.level === undefined) return undefined
      return agency.level === 'county' || agency.level === 'township' ? { at: 0 } : true
    },
  },
  {
    kind: 'figures',
    code: 'proactive/disclosed-over-created',
    title: {
      'zh-CN': '本年新公开数量不大于本年新制作数量',
      en: 'No more disclosed than created in the year',
    },
    basis: '附表二第二十条第（一）项',
    severity: 'warning',
    places: { '2019': rows2019 },
    judge: (f) => figure(f, 1) <= figure(f, 0) || { at: 1 },
  },
  {
    kind: 'figures',
    code: 'proactive/disclosed-total-short',
    title: {
      'zh-CN': '对外公开总数量不小于本年新公开数量',
      en: 'The total disclosed is no less than the year’s',
    },
    basis: '附表二第二十条第（一）项',
    severity: 'warning',
    places: { '2019': rows2019 },
    judge: (f) => figure(f, 2) >= figure(f, 1) || { at: 2 },
  },
  {
    kind: 'figures',
    code: 'proactive/created-undisclosed',
    title: {
      'zh-CN': '本年有新制作而公开数与公开总数均为 0',
      en: 'Documents were created, none disclosed',
    },
    basis: '附表二第二十条第（一）项',
    severity: 'warning',
    places: { '2019': rows2019 },
    judge: (f) => (figure(f, 0) > 0 && figure(f, 1) === 0 && figure(f, 2) === 0 ? { at: 1 } : true),
  },
  {
    kind: 'figures',
    code: 'proactive/items-negative',
    title: { 'zh-CN': '上一年项目数量加本年增/减不得为负', en: 'Items plus change cannot be negative' },
    basis: '附表二第二十条第（五）、（六）、（八）项',
    severity: 'error',
    places: { '2019': items2019 },
    judge: (f) => figure(f, 0) + figure(f, 1) >= 0 || { at: 1 },
  },
  {
    kind: 'figures',
    code: 'proactive/items-as-decisions',
    title: {
      'zh-CN': '处理决定数量恰等于项目数量加增/减，可能把事项数当成办件数',
      en: 'Decisions equal the items: were items (事项) taken for cases?',
    },
    basis: '附表二第二十条第（五）、（六）项',
    severity: 'warning',
    places: { '2019': decisions2019 },
    judge: (f) => (figure(f, 1) !== 0 && figure(f, 2) === figure(f, 0) + figure(f, 1) ? { at: 2 } : true),
  },
  {
    kind: 'figures',
    code: 'proactive/procurement-mismatch',
    title: {
      'zh-CN': '采购项目数量与采购总金额应同为 0 或同不为 0',
      en: 'Projects and amount of procurement are both zero or both not',
    },
    basis: '附表二第二十条第（九）项',
    severity: 'error',
    places: { '2019': [['proactive.procurement.projects', 'proactive.procurement.amount']] },
    judge: (f) => (figure(f, 0) === 0) === (figure(f, 1) === 0) || { at: figure(f, 0) === 0 ? 0 : 1 },
  },
] as const satisfies readonly FigureRule[]

export type FigureCode = (typeof figureRules)[number]['code']

/** The places of a rule in an edition's form. */
export const placesOf = (rule: FigureRule, edition: EditionId): readonly (readonly string[])[] =>
  rule.places[edition] ?? []
