import { get, ifGiven, object, type Root } from './jsapi.ts'

/** The part of `ApiEvent` that is used; the declared overloads list the names of all events. */
interface ApiEvent {
  AddApiEventListener(name: string, listener: (...told: readonly unknown[]) => void): void
  RemoveApiEventListener(name: string, listener: (...told: readonly unknown[]) => void): void
  Cancel: boolean
}

export const eventsOf = (root: Root): ApiEvent => object<ApiEvent>(get(root, 'ApiEvent'))

/**
 * Listens to events as far as this build knows them: one that it does not know is left out. Delivery is not to be relied on.
 *
 * @returns stops listening
 */
export function listen(
  root: Root,
  names: readonly string[],
  listener: (name: string, ...told: readonly unknown[]) => void,
): () => void {
  const listening = names.flatMap((name) => {
    const callback = (...told: readonly unknown[]) => listener(name, ...told)
    const added = ifGiven(() => {
      get(eventsOf(root), 'AddApiEventListener', name, callback)
      return true
    })
    return added ? [{ name, callback }] : []
  })
  return () => {
    for (const { name, callback } of listening) {
      ifGiven(() => get(eventsOf(root), 'RemoveApiEventListener', name, callback))
    }
  }
}
