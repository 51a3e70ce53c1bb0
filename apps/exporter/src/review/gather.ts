import { resolve } from 'node:path'
import { type Edition, nameKey, type Unit, unitsFiled } from '@gongkai/schema'
import { listInputs } from '../batch/listing.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import type { Call, Context } from '../command.ts'
import { editionOf } from '../input.ts'
import { Problem } from '../problem.ts'
import { readRoster, rosterBelow } from '../roster/roster.ts'
import { type Survey, type Surveyed, survey, surveyNamed } from './survey.ts'

/** The options of the commands that look at all reports of a government at once. */
export const gatherOptions = {
  roster: { type: 'string' },
  own: { type: 'string' },
  filed: { type: 'string' },
  for: { type: 'string' },
  year: { type: 'string' },
  ...batchOptions,
} as const

/** Everything that came in for one government and one year. */
export interface Gathered {
  readonly units: readonly Unit[]
  readonly government: string
  readonly year: number
  readonly edition: Edition
  readonly survey: Survey
  readonly own?: Surveyed
  readonly filed?: Surveyed
  /** Headings of the roster that were not made use of. */
  readonly unused: readonly string[]
}

/** What a government is called that neither roster nor report names. */
const nameless = '汇总'

/** The year that was asked for, else the own report's, else the one most reports are of. */
function yearOf(given: string | undefined, stated: readonly Surveyed[], { read }: Survey): number {
  if (given !== undefined) {
    if (/^\d{4}$/u.test(given)) return Number(given)
    throw new Problem(
      `--year 应为四位年份，写的是「${given}」。`,
      `--year takes a year of four digits, not “${given}”.`,
    )
  }
  const [own] = stated
  if (own) return own.filing.year
  const counts = new Map<number, number>()
  for (const { filing } of read) counts.set(filing.year, (counts.get(filing.year) ?? 0) + 1)
  const [most, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (!most) {
    throw new Problem(
      '一份报表也读不了，不知道是哪一年度。请先处理读不了的文件，或用 --year 写明年度。',
      'No report could be read, so the year is unknown: name it with --year.',
    )
  }
  if (second && second[1] === most[1]) {
    throw new Problem(
      `各单位报的年度不一：${most[0]} 和 ${second[0]} 年度一样多。请用 --year 写明汇总哪一年度。`,
      `As many reports are of ${most[0]} as of ${second[0]}: name the year with --year.`,
    )
  }
  return most[0]
}

/** A filed report of another year or form has nothing to be compared with. */
function refuseOther({ filing }: Surveyed, year: number, edition: Edition): void {
  if (filing.year === year && filing.edition === edition.id) return
  throw new Problem(
    `--filed 的报表是 ${filing.year} 年度、${filing.edition} 版，汇总的是 ${year} 年度、${edition.id} 版，不能比较：${filing.file}。`,
    `The report of --filed is of ${filing.year}, edition ${filing.edition}; the roll-up is of ${year}, edition ${edition.id}: ${filing.file}.`,
  )
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
  const government = tree?.government ?? named ?? own?.filing.agency ?? filed?.filing.agency ?? nameless
  const apart = [call.text('own'), call.text('filed')].flatMap((path) =>
    path === undefined ? [] : resolve(path),
  )
  const inputs = (await listInputs(call.paths, except === undefined ? {} : { except })).filter(
    ({ path }) => !apart.includes(resolve(path)),
  )
  const found = await survey(inputs, { ...known, keep: government }, batchSettings(call), context)
  const year = yearOf(
    call.text('year'),
    [own, filed].flatMap((one) => one ?? []),
    found,
  )
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
    year,
    edition,
    survey: found,
    ...(own && { own: { ...own, filing: { ...own.filing, agency: government } } }),
    ...(filed && { filed }),
    unused: roster?.unused ?? [],
  }
}
