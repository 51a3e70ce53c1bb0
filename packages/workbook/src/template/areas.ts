import type { Edition } from '@gongkai/schema'
import { type Area, columnLetters, type Place } from '../a1.ts'
import { figurePlace } from '../names.ts'
import { one } from './model.ts'

/** Figures as rectangles in reading order: side by side in a row first, then rows of the same extent. */
export const areasOf = (edition: Edition, ids: readonly string[]): readonly Area[] =>
  areasOfPlaces(ids.map((id) => figurePlace(edition, id)))

/** Places of one sheet as rectangles. */
export function areasOfPlaces(given: readonly Place[]): readonly Area[] {
  const places = [...given].sort((a, b) => a.row - b.row || a.column - b.column)
  const runs: Area[] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last?.top === place.row && last.right === place.column - 1)
      runs[runs.length - 1] = { ...last, right: place.column }
    else runs.push(one(place))
  }
  const areas: Area[] = []
  for (const run of runs) {
    const above = areas.findIndex(
      ({ left, right, bottom }) => left === run.left && right === run.right && bottom === run.top - 1,
    )
    const found = areas[above]
    if (found) areas[above] = { ...found, bottom: run.bottom }
    else areas.push(run)
  }
  return areas
}

/** Which part of a reference moves when its formula is applied to the next cell. */
export type Moves = 'down' | 'across' | 'not'

/** `$D6:$I6` where the formula moves down, `D$8:D$28` across, `$A$6:$D$6` where it does not move. */
export function anchored({ top, left, bottom, right }: Area, moves: Moves): string {
  const corner = (row: number, column: number) =>
    `${moves === 'across' ? '' : '$'}${columnLetters(column)}${moves === 'down' ? '' : '$'}${row}`
  const first = corner(top, left)
  return top === bottom && left === right ? first : `${first}:${corner(bottom, right)}`
}
