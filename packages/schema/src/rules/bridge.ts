import { cellsOf } from '../cells.ts'
import type { Edition } from '../editions/form.ts'
import type { CellId, CellPattern } from '../editions/index.ts'
import { readQuantity } from '../quantity.ts'
import type { Report } from '../report.ts'
import { fillStar, starsOf } from '../sums.ts'

/** Cells of two forms that mean the same when each side is added up. */
export interface Bridged {
  readonly now: readonly CellId[]
  readonly before: readonly CellId[]
}

/** What two years' forms have in common, and what cannot be derived from one for the other. */
export interface Bridge {
  readonly common: readonly Bridged[]
  readonly onlyNow: readonly CellId[]
  readonly onlyBefore: readonly CellId[]
}

/** （六）其他处理: one row until 2020, three since. The rest of what differs (现行有效, 项目数量) means other things. */
const split = {
  whole: 'requests.other.*',
  parts: ['requests.otherNotCorrected.*', 'requests.otherFeeUnpaid.*', 'requests.otherReasons.*'],
} as const satisfies { whole: CellPattern; parts: readonly CellPattern[] }

function splitOf(whole: Edition, parts: Edition) {
  const known = new Set<string>(cellsOf(parts).map(({ id }) => id))
  return starsOf(whole, split.whole).flatMap((star) => {
    const side = split.parts.map((pattern) => fillStar(pattern, star))
    return side.every((id) => known.has(id)) ? [{ whole: [fillStar(split.whole, star)], parts: side }] : []
  })
}

/** 2019 版 → 2021 版 and any other pair of forms. A cell of the same id means the same in both. */
export function bridgeOf(now: Edition, before: Edition): Bridge {
  const earlier = new Set<string>(cellsOf(before).map(({ id }) => id))
  const same = cellsOf(now).flatMap(({ id }): Bridged[] =>
    earlier.has(id) ? [{ now: [id], before: [id] }] : [],
  )
  const common = [
    ...same,
    ...(now === before
      ? []
      : [
          ...splitOf(before, now).map(({ whole, parts }): Bridged => ({ now: parts, before: whole })),
          ...splitOf(now, before).map(({ whole, parts }): Bridged => ({ now: whole, before: parts })),
        ]),
  ]
  const side = (edition: Edition, which: 'now' | 'before') => {
    const reached = new Set<string>(common.flatMap((each) => each[which]))
    return cellsOf(edition).flatMap(({ id }) => (reached.has(id) ? [] : [id]))
  }
  return { common, onlyNow: side(now, 'now'), onlyBefore: side(before, 'before') }
}

/**
 * What last year's report settles of this year's form before anything is filled in: 上年结转 in each column that last year's
 * carried out is a number in. Blank and unreadable figures settle nothing.
 */
export function carriedInFrom(previous: Report, edition: Edition): Readonly<Record<string, number>> {
  return Object.fromEntries(
    starsOf(edition, 'requests.carriedIn.*').flatMap((star) => {
      const reading = readQuantity(previous.values[fillStar('requests.carriedOut.*', star)], 'count')
      return reading.state === 'number' && !reading.problem
        ? [[fillStar('requests.carriedIn.*', star), reading.value]]
        : []
    }),
  )
}
