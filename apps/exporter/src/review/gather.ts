import { resolve } from 'node:path'
import { type Edition, nameKey, type Unit, unitNamedIn, unitsFiled } from '@gongkai/schema'
import { type NotRead, notReadLines, reasonNotRead } from '../batch/not-read.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import type { Call, Context } from '../command.ts'
import { editionOf } from '../input.ts'
import type { Options } from '../options.ts'
import { Problem } from '../problem.ts'
import { readRoster, rosterBelow } from '../roster/roster.ts'
import { everybody, listReports, withoutResults } from './earlier.ts'
import { checkWhose, refuseOther } from './named-reports.ts'
import { type Survey, type Surveyed, survey, surveyNamed } from './survey.ts'
import { yearOf } from './year.ts'

/** The options of the commands that look at all reports of a government at once. */
export const gatherOptions = {
  roster: {
    type: 'string',
    value: 'units.csv',
    says: {
      'zh-CN': '名册：单位、上级、层级、类型、权力、期限、口径等列',
      en: 'the roster: unit, the government above it, level, kind, powers, deadline, scope',
    },
  },
  own: {
    type: 'string',
    value: 'FILE',
    says: {
      'zh-CN': '本级的报表',
      en: 'the report of the government itself (本级)',
    },
  },
  filed: {
    type: 'string',
    value: 'FILE',
    says: {
      'zh-CN': '上报的汇总数，拿来与各单位相加的数比',
      en: 'the sum as it was filed, to be compared with that of the units',
    },
  },
  for: {
    type: 'string',
    value: 'NAME',
    says: {
      'zh-CN': '汇总到哪个政府；名册只有一个没有上级的单位时可以不写',
      en: 'the government to add up for, where the roster has more than one without a parent',
    },
  },
  year: {
    type: 'string',
    value: 'N',
    says: {
      'zh-CN': '报告年度；不写时按本级报表或多数报表',
      en: 'the year of the reports; that of most of them where left out',
    },
  },
  ...batchOptions,
} as const satisfies Options

/** Everything that came in for one government and one year. */
export interface Gathered {
  readonly units: readonly Unit[]
  readonly government: string
  /** Neither roster nor report names the government: it only stands for all units, and files nothing itself. */
  readonly nameless: boolean
  readonly year: number
  readonly edition: Edition
  readonly survey: Survey
  readonly own?: Surveyed
  readonly filed?: Surveyed
  /** Headings of the roster that were not made use of. */
  readonly unused: readonly string[]
}

/**
 * A unit that filed nothing else may have filed what its name stands on: such a file is one that could not be read. The
 * others are told of.
 */
function withNotRead(
  { read, unread }: Survey,
  notRead: readonly NotRead[],
  units: readonly Unit[],
  { language, err }: Context,
): Survey {
  const filed = new Set(read.map(({ filing }) => nameKey(filing.agency)))
  const named = ({ input }: NotRead) => {
    const unit = unitNamedIn(input.name, units)
    return unit !== undefined && !filed.has(nameKey(unit))
  }
  const others = notRead.filter((one) => !named(one))
  err(
    notReadLines(others, language)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const theirs = notRead.filter(named).map((one) => ({
    file: one.input.name,
    reason: reasonNotRead(one, language),
    input: one.input,
  }))
  return { read, unread: [...unread, ...theirs] }
}

/**
 * Reads the folder, the roster, and the government's own and filed reports, which do not count as units where they lie in
 * the folder too. `except` is the folder that is written to. Throws a Problem.
 */
export async function gather(call: Call, context: Context, except?: string): Promise<Gathered> {
  const { language } = context
  if (call.paths.length === 0) {
    throw new Problem(
      '请给出各单位报表所在的目录，例如 gongkai rollup 报送 -o 汇总.xlsx。',
      'Name the folder with the units’ reports.',
    )
  }
  const named = call.text('for')
  const rosterPath = call.text('roster')
  const roster = rosterPath === undefined ? undefined : await readRoster(rosterPath)
  const tree = roster && rosterBelow(roster.units, named)
  const known = { language, units: tree?.units ?? [] }
  const [own, filed] = await Promise.all(
    [call.text('own'), call.text('filed')].map((path) =>
      path === undefined ? undefined : surveyNamed(path, known),
    ),
  )
  const stated = tree?.government ?? named ?? own?.filing.agency ?? filed?.filing.agency
  const government = stated ?? everybody[language]
  if (stated !== undefined) {
    if (own) checkWhose('own', own, { government, units: known.units }, context)
    if (filed) checkWhose('filed', filed, { government, units: known.units }, context)
  }
  const apart = [call.text('own'), call.text('filed')].flatMap((path) =>
    path === undefined ? [] : resolve(path),
  )
  const listing = await listReports(call.paths, except, context)
  const inputs = listing.inputs.filter(({ path }) => !apart.includes(resolve(path)))
  const all = await survey(inputs, { ...known, keep: government }, batchSettings(call), context)
  const read = withoutResults(all, { government, units: known.units }, context)
  const found = withNotRead(read, listing.notRead, known.units, context)
  const year = yearOf({ given: call.text('year'), own, filed }, found, context)
  const edition = editionOf(year, undefined)
  if (filed) refuseOther(filed, year, edition)
  const units =
    tree?.units ??
    unitsFiled(
      government,
      found.read.map(({ filing }) => filing),
    )
  return {
    // What is named as 本级 is 本级, whatever the roster leaves open.
    units: own
      ? units.map((unit) => (nameKey(unit.name) === nameKey(government) ? { ...unit, scope: 'own' } : unit))
      : units,
    government,
    nameless: stated === undefined,
    year,
    edition,
    survey: found,
    ...(own && { own: { ...own, filing: { ...own.filing, agency: government } } }),
    ...(filed && { filed }),
    unused: roster?.unused ?? [],
  }
}
