/** A column of the parity check: the sums a change touches, and how. No two may be equal or opposite. */
export interface Column {
  readonly sums: readonly number[]
  readonly coefficients: readonly number[]
}

/** Raise the column (by its place in the list) by a whole number. */
export interface Change {
  readonly column: number
  readonly by: number
}

export interface Bounds {
  readonly changes: number
  readonly solutions: number
  /** Changes tried; counted, not timed, so that the same report always has the same diagnosis. */
  readonly tries: number
}

/**
 * The smallest sets of changes that bring every difference to 0, all of one size: `ambiguous` when there are more than
 * `solutions`, `limit` when no set of at most `changes` does it or the tries run out. NaN differences are no conditions.
 *
 * Syndrome decoding by peeling: in a set of changes, one touches a sum that no other of the set touches, and that sum's difference
 * alone gives its amount; the rest of the set mends what then remains. Sets in which every sum is touched twice (stopping
 * sets of an erasure code) would be missed; the form has none of three or fewer cells, which the tests prove by counting.
 */
export function decode(
  columns: readonly Column[],
  differences: Float64Array,
  allowed: (change: Change) => boolean,
  bounds: Bounds,
): readonly (readonly Change[])[] | 'ambiguous' | 'limit' {
  const rest = differences.map((difference) => (Number.isNaN(difference) ? 0 : difference))
  const touching = Array.from(rest, (): Change[] => [])
  columns.forEach(({ sums, coefficients }, column) => {
    sums.forEach((sum, place) => {
      touching[sum]!.push({ column, by: coefficients[place]! })
    })
  })
  const widest = Math.max(0, ...columns.map(({ sums }) => sums.length))
  const chosen: Change[] = []
  const solutions = new Map<string, readonly Change[]>()
  let open = rest.reduce((count, difference) => count + (difference === 0 ? 0 : 1), 0)
  let tries = 0

  function raise(column: number, by: number): void {
    const { sums, coefficients } = columns[column]!
    for (let place = 0; place < sums.length; place++) {
      const sum = sums[place]!
      if (rest[sum] !== 0) open--
      rest[sum]! += coefficients[place]! * by
      if (rest[sum] !== 0) open++
    }
  }

  function search(left: number): void {
    if (open === 0) {
      const solution = [...chosen].sort((a, b) => a.column - b.column)
      solutions.set(solution.map(({ column }) => column).join(), solution)
      return
    }
    if (open > left * widest) return
    for (let sum = 0; sum < rest.length; sum++) {
      if (rest[sum] === 0) continue
      for (const { column, by: coefficient } of touching[sum]!) {
        const by = -rest[sum]! / coefficient
        if (++tries > bounds.tries || solutions.size > bounds.solutions) return
        if (!Number.isInteger(by) || chosen.some((change) => change.column === column)) continue
        if (!allowed({ column, by })) continue
        raise(column, by)
        chosen.push({ column, by })
        search(left - 1)
        chosen.pop()
        raise(column, -by)
      }
      // The last change has to mend all that is open, so any one sum finds it.
      if (left === 1) return
    }
  }

  for (let changes = 1; changes <= bounds.changes && solutions.size === 0; changes++) search(changes)
  if (tries > bounds.tries) return 'limit'
  if (solutions.size > bounds.solutions) return 'ambiguous'
  return solutions.size === 0 ? 'limit' : [...solutions.values()]
}
