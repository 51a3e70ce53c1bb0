/** Something asked for, until its answer is there. */
interface Asked<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result | PromiseLike<Result>) => void
}

/**
 * Makes of `run`, which does several items in one go, a function that does one: what is asked for in the same turn goes
 * together, at most `most` at a time. Where a lot fails each of its items is done once more by itself, so that only what is at fault
 * rejects.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
): (item: Item) => Promise<Result> {
  let asked: Asked<Item, Result>[] = []

  function begin(): void {
    const lot = asked
    asked = []
    if (lot.length === 0) return
    const done = run(lot.map(({ item }) => item))
    const alone = async (item: Item) => (await run([item]))[0]!
    lot.forEach(({ item, resolve }, i) => {
      const own = done.then((results) => results[i]!)
      resolve(lot.length === 1 ? own : own.catch(() => alone(item)))
    })
  }

  return (item) =>
    new Promise((resolve) => {
      if (asked.push({ item, resolve }) === most) begin()
      else if (asked.length === 1) setImmediate(begin)
    })
}
