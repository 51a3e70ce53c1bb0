import type { Count, Explained, Kind, Overview, OverviewUnit, Tone, Total } from '@gongkai/document'
import {
  type Aggregate,
  cellName,
  cellOf,
  cellsOf,
  exactSum,
  type Standing,
  standingWords,
  summedValue,
  type UnitStanding,
} from '@gongkai/schema'
import { kindTitle } from './kind-words.ts'
import type { Rollup } from './rollup.ts'
import type { Surveyed } from './survey.ts'
import type { Remark } from './survey-file.ts'

const tones: Readonly<Record<Standing, Tone>> = {
  counted: 'good',
  covered: 'good',
  none: 'plain',
  missing: 'bad',
  unreadable: 'bad',
  double: 'bad',
  'other-year': 'bad',
  'other-edition': 'bad',
  faulty: 'bad',
}

const late: Pick<Count, 'label' | 'tone'> = { label: '已计入，迟报', tone: 'wait' }

/** How many units stand how, in the order of the table of words. */
function standingsOf(units: readonly UnitStanding[]): readonly Count[] {
  const all = Object.keys(standingWords) as Standing[]
  return all
    .flatMap((standing) => {
      const own = units.filter((unit) => unit.standing === standing)
      const onTime = standing === 'counted' ? own.filter((unit) => !unit.late) : own
      const label = standingWords[standing]['zh-CN']
      return [
        { label, count: onTime.length, tone: tones[standing] },
        { ...late, count: own.length - onTime.length },
      ]
    })
    .filter(({ count }) => count > 0)
}

/** What was found in all files by kind, the commonest errors first. */
export function kindsOf(read: readonly Surveyed[]): readonly Kind[] {
  const kinds = new Map<string, { kind: Kind; last: Surveyed }>()
  for (const source of read) {
    for (const { code, severity, why } of source.remarks) {
      const key = `${severity} ${code}`
      const { kind, last } = kinds.get(key) ?? {
        kind: { code, severity, title: kindTitle(code, why), findings: 0, units: 0 },
        last: undefined,
      }
      const units = kind.units + (last === source ? 0 : 1)
      kinds.set(key, { kind: { ...kind, findings: kind.findings + 1, units }, last: source })
    }
  }
  const order = { error: 0, warning: 1, note: 2 } as const
  return [...kinds.values()]
    .map(({ kind }) => kind)
    .sort((a, b) => order[a.severity] - order[b.severity] || b.findings - a.findings)
}

const ofSeverity = (remarks: readonly Remark[], severity: Remark['severity']) =>
  remarks.filter((remark) => remark.severity === severity)

/** （一）予以公开, （三）不予公开 …: the outcomes as the form groups them, and what was carried out. */
function outcomesOf(sums: Aggregate): readonly Total[] {
  const groups = new Map<string, string[]>()
  const rows = cellsOf(sums.edition).filter(({ table, column }) => table === 'requests' && column === 'total')
  for (const { id, rowLabels, columnParts } of rows) {
    const [outer, inner] = rowLabels
    // A row without a group of outcomes is 一, 二 or 四; a total adds up what stands here.
    if (columnParts.length > 0 || outer === undefined) continue
    const label = inner ?? outer
    groups.set(label, [...(groups.get(label) ?? []), id])
  }
  return [...groups].map(([label, ids]) => ({ label, value: together(sums, ids) }))
}

/** The sum of several cells; where one has no sum, what is said of it. */
function together(sums: Aggregate, ids: readonly string[]): Total['value'] {
  const values = ids.map((id) => {
    const cell = sums.byId.get(id)
    if (!cell) throw new RangeError(`the form has no cell ${id}`)
    return summedValue(cell, sums.parts)
  })
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === values.length
    ? exactSum(numbers)
    : (values.find((value) => typeof value === 'string') ?? null)
}

/** What stands in a total of its own outside 附表三, and every cell of 附表二 that is not zero. */
const totalsOf = (sums: Aggregate): readonly Total[] =>
  sums.cells.flatMap((cell): Total[] => {
    const place = cellOf(sums.edition, cell.id)
    const wanted = place?.table === 'proactive' || (place?.table === 'disputes' && place.column === 'total')
    const value = summedValue(cell, sums.parts)
    if (!wanted || value === 0) return []
    const label = place.table === 'disputes' ? place.rowLabels.join(' · ') : cellName(sums.edition, cell.id)
    return [{ label, value }]
  })

/** Units told of as those with the most to mend. */
const mostTold = 20

export interface OverviewTask {
  readonly rollup: Rollup
  /** Every file that was read, those of units that are not on the roster included. */
  readonly read: readonly Surveyed[]
  /** Where the 退回修改单 of a file lies, from the page. */
  readonly noticeOf: (file: string) => string | undefined
  /** ISO date. */
  readonly date: string
}

/** What a supervisor sees at a glance, from the roll-up and what was found in each file. */
export function overviewOf({ rollup, read, noticeOf, date }: OverviewTask): Overview {
  const { census, sums, report, remarks, sourcesOf } = rollup
  const units = census.units.map((placed): OverviewUnit => {
    const { unit, depth, standing, late: isLate, filing, several, unread } = placed
    const found = sourcesOf(unit.name).flatMap((source) => source.remarks)
    const warnings = ofSeverity(found, 'warning')
    const file = filing?.file ?? several?.[0]?.file ?? unread
    const notice = file === undefined ? undefined : noticeOf(file)
    return {
      name: unit.name,
      depth,
      ...(unit.parent !== undefined && { parent: unit.parent }),
      standing: `${standingWords[standing]['zh-CN']}${isLate ? '，迟报' : ''}`,
      tone: isLate && tones[standing] === 'good' ? late.tone : tones[standing],
      errors: ofSeverity(found, 'error').length,
      warnings: warnings.length,
      explained: warnings.filter(({ explanation }) => explanation !== undefined).length,
      ...(notice !== undefined && { notice }),
    }
  })
  const explained = read.flatMap(({ filing, remarks: found }) =>
    found.flatMap(({ message, explanation }): Explained[] =>
      explanation === undefined ? [] : [{ unit: filing.agency, problem: message, explanation }],
    ),
  )
  return {
    government: census.government.name,
    year: report.year,
    date,
    standings: standingsOf(census.units),
    kinds: kindsOf(read),
    worst: units
      .filter(({ errors, warnings }) => errors + warnings > 0)
      .sort((a, b) => b.errors - a.errors || b.warnings - a.warnings)
      .slice(0, mostTold),
    outcomes: outcomesOf(sums),
    totals: totalsOf(sums),
    units,
    explained,
    // Notes ask for nothing: 问题明细 of the workbook has them.
    remarks: remarks
      .filter(({ severity }) => severity !== 'note')
      .map(({ severity, message, todo }) => ({ severity, text: `${message}${todo}` })),
  }
}
