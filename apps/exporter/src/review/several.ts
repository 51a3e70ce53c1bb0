import { basename } from 'node:path'
import type { NoticeItem } from '@gongkai/document'
import { describe, type Edition, type Finding, nameKey, type UnitStanding } from '@gongkai/schema'
import { sha256 } from '../batch/staging.ts'
import { bytesOf, type Input } from '../input.ts'
import type { Rollup } from './rollup.ts'
import type { Surveyed } from './survey.ts'

/** One of several reports of a unit, as its notice calls it. */
export interface OneOfSeveral {
  readonly input: Input
  readonly called: string
  /** Of the year and form that were asked for: what its check finds is worth telling. */
  readonly fits: boolean
  /** What it holds: the notice is made of this too. */
  readonly sha256: string
}

/** A unit that filed several reports that differ: what its one notice begins with, and all of them. */
export interface FiledSeveral {
  readonly unit: string
  readonly faults: readonly NoticeItem[]
  readonly files: readonly [OneOfSeveral, ...OneOfSeveral[]]
}

/** The shortest names that tell files apart. */
function calledIn(inputs: readonly Input[]): (input: Input) => string {
  const names = inputs.map(({ name }) => nameKey(basename(name)).toLowerCase())
  const short = new Set(names).size === names.length
  return ({ name, below }) => (short ? basename(name) : below)
}

/** The units that filed several reports that differ; each is asked which one stands. Throws a Problem where one is gone. */
export function filedSeveral(
  { census, report, sourcesOf }: Rollup,
  edition: Edition,
): readonly FiledSeveral[] {
  const tell = (
    finding: Pick<Finding, 'code' | 'at' | 'actual' | 'expected' | 'evidence'>,
    place: string,
  ) => {
    const { message, todo } = describe({ severity: 'error', ...finding }, edition, 'zh-CN', 'unit')
    return { place, problem: message, todo }
  }
  return census.units.flatMap(({ unit, standing, several }: UnitStanding): FiledSeveral[] => {
    if (standing !== 'double' || !several) return []
    const sources = sourcesOf(unit.name)
    const called = calledIn(sources.map(({ input }) => input))
    const evidence = sources.map(({ input }) => ({ at: called(input), value: null }))
    const double = tell(
      { code: 'rollup/double', at: unit.name, actual: several.length, evidence },
      '整份报表',
    )
    const others = sources.flatMap(({ input, filing }: Surveyed): NoticeItem[] => {
      const { year } = filing
      if (year === 0 || year === report.year) return []
      const facts = { actual: year, expected: report.year, evidence: [] }
      return [tell({ code: 'rollup/other-year', at: unit.name, ...facts }, called(input))]
    })
    const [first, ...more] = sources.map(
      ({ input, filing }): OneOfSeveral => ({
        input,
        called: called(input),
        fits: filing.edition === edition.id && (filing.year === 0 || filing.year === report.year),
        sha256: sha256(bytesOf(input)),
      }),
    )
    if (!first) throw new RangeError(`${unit.name} filed nothing`)
    return [{ unit: unit.name, faults: [double, ...others], files: [first, ...more] }]
  })
}
