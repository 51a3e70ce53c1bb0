import {
  type Aggregate,
  aggregate,
  type Census,
  census,
  compareFiled,
  describe,
  type Edition,
  type FiledComparison,
  type Finding,
  filedFindings,
  type Language,
  nameKey,
  type Report,
  type RollupCode,
  type Suspect,
  sumFindings,
  summedReport,
  takenForOwn,
  type Unit,
} from '@gongkai/schema'
import type { Survey, Surveyed } from './survey.ts'
import type { Remark } from './survey-file.ts'

export interface RollupTask {
  readonly units: readonly Unit[]
  readonly government: string
  /** The government only stands for all units: nothing is said of it. */
  readonly nameless: boolean
  readonly year: number
  readonly edition: Edition
  readonly survey: Survey
  /** The government's own 本级 report; its texts are those of the sum. */
  readonly own?: Surveyed
  /** The government's report as it filed it, to be compared. */
  readonly filed?: Surveyed
  readonly includeFaulty: boolean
  readonly language: Language
}

/** How many findings of one file or several are to be confirmed. */
export const warningsIn = (sources: readonly Surveyed[]): number =>
  sources.flatMap(({ remarks }) => remarks).filter(({ severity }) => severity === 'warning').length

export interface Rollup {
  readonly census: Census
  readonly sums: Aggregate
  readonly report: Report
  readonly comparison?: FiledComparison
  /** What is to be said of units, sum and comparison, worst first. */
  readonly remarks: readonly Remark[]
  /** The file that a unit's counted figures came from. */
  readonly sourceOf: (unit: string) => Surveyed | undefined
  /** Every file of a unit that was read and judged: several where they differ. */
  readonly sourcesOf: (unit: string) => readonly Surveyed[]
}

const order = { error: 0, warning: 1, note: 2 } as const

/** Who may be behind a difference: every unit with a report of the year, counted or not, with its smallest repairs. */
function suspectsOf({ units }: Census, edition: Edition, sourceOf: Rollup['sourceOf']): readonly Suspect[] {
  return units.flatMap(({ unit, standing, filing }): Suspect[] => {
    const comparable = standing === 'counted' || standing === 'faulty' || standing === 'double'
    if (!filing || !comparable || filing.edition !== edition.id) return []
    const repairs = sourceOf(unit.name)?.repairs.flatMap(({ set }) => set)
    return [
      {
        unit: unit.name,
        values: filing.values,
        edition: edition.id,
        counted: standing === 'counted',
        ...(repairs && { repairs }),
      },
    ]
  })
}

/** The census of units that stand below nobody. */
const withoutTop = ({ units, findings, ...others }: Census): Census => ({
  ...others,
  units: units.slice(1).map(({ unit: { parent: _, ...unit }, depth, ...placed }) => ({
    ...placed,
    unit,
    depth: depth - 1,
  })),
  findings: findings.filter(({ code }) => code !== 'rollup/own-missing'),
})

/** Adds up what the survey found for one government, and says all there is to say of it. */
export function rollUp(task: RollupTask): Rollup {
  const { units, government, year, edition, survey, own, filed, includeFaulty, language } = task
  const sources = [...(own ? [own] : []), ...survey.read]
  const filings = sources.map(({ filing }) => filing)
  const byFiling = new Map(sources.map((source) => [source.filing, source]))
  const options = { units, year, edition: edition.id, filings, unread: survey.unread, includeFaulty }
  const counted = census({ ...options, government })
  const whole = task.nameless ? withoutTop(counted) : counted
  const byUnit = new Map(
    whole.units.map(({ unit, filing, several = filing ? [filing] : [] }) => [
      nameKey(unit.name),
      several.flatMap((one) => byFiling.get(one) ?? []),
    ]),
  )
  const sourcesOf = (unit: string) => byUnit.get(nameKey(unit)) ?? []
  const sourceOf = (unit: string) => {
    const [source, ...others] = sourcesOf(unit)
    return others.length === 0 ? source : undefined
  }
  const sums = aggregate(edition, whole.parts)
  const top = whole.units[0]
  const stated = filed?.filing ?? (top?.unit.scope === 'whole' ? top.filing : undefined)
  const tell = (finding: Finding<RollupCode>, of?: string): Remark => {
    const sentence = describe(finding, edition, language, 'command')
    const message = of === undefined ? sentence.message : `${of}：${sentence.message}`
    const { code, severity, at } = finding
    const { expected } = finding
    const likely = code === 'rollup/unreadable' && typeof expected === 'string' && { likely: expected }
    return { code, severity, at, ...sentence, message, ...likely }
  }
  // What its profile says against a unit's figures concerns the sum as well.
  const profileRemarks = (unit: string): readonly Remark[] =>
    (sourceOf(unit)?.remarks ?? [])
      .filter(({ code }) => code.startsWith('rollup/'))
      .map((one) => ({ ...one, message: `${unit}${language === 'en' ? ': ' : '：'}${one.message}` }))
  // Who files 汇总 has 本级 in it, and files no report of that.
  const comparison =
    stated &&
    compareFiled(reportWith(stated.values, task), sums, suspectsOf(whole, edition, sourceOf), {
      ownUnknown: !filed,
    })
  const remarks = [
    ...[...whole.findings, ...sumFindings(sums, whole.government.name)].map((finding) => tell(finding)),
    ...whole.units.flatMap(({ unit, standing }) => (standing === 'counted' ? profileRemarks(unit.name) : [])),
    ...(comparison
      ? [...filedFindings(comparison), ...takenForOwn(comparison, government)].map((one) => tell(one))
      : []),
    ...whole.units.flatMap(({ unit, filing, standing, depth }) => {
      // A government below that filed its own 汇总: compared with its units in turn.
      if (depth === 0 || unit.scope !== 'whole' || !filing || standing === 'other-edition') return []
      const below = census({ ...options, unread: [], government: unit.name })
      if (below.parts.length === 0 || filing.year !== year) return []
      const part = aggregate(edition, below.parts)
      const differing = compareFiled(
        reportWith(filing.values, task),
        part,
        suspectsOf(below, edition, sourceOf),
        { ownUnknown: true },
      )
      return [
        ...filedFindings(differing).map((finding) => tell(finding, unit.name)),
        ...takenForOwn(differing, unit.name).map((finding) => tell(finding)),
      ]
    }),
  ].sort((a, b) => order[a.severity] - order[b.severity])
  return {
    census: whole,
    sums,
    report: summedReport(sums, year, whole.government, own?.report ?? sourceOf(government)?.report),
    ...(comparison && { comparison }),
    remarks,
    sourceOf,
    sourcesOf,
  }
}

const reportWith = (values: Report['values'], { edition, year, government }: RollupTask): Report => ({
  format: 'gongkai-report/1',
  edition: edition.id,
  year,
  agency: { name: government },
  sections: {},
  values,
})
