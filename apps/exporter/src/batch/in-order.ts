/**
 * Runs `run` over the items and gives what it resolved to in the order of the items, whatever ends first. At most `ahead`
 * are under way or waiting to be taken, so that neither side runs away from the other. Once `stop` is aborted no new one
 * is begun; those begun are still given. `run` must not reject.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  run: (item: Item) => Promise<Result>,
  { ahead, stop }: { readonly ahead: number; readonly stop: AbortSignal },
): AsyncGenerator<Result, void, void> {
  const begun: Promise<Result>[] = []
  for (const item of items) {
    if (stop.aborted) break
    begun.push(run(item))
    const first = begun.length < ahead ? undefined : begun.shift()
    if (first) yield await first
  }
  for (const promise of begun) yield await promise
}
