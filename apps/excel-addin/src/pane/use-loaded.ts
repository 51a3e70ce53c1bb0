import { useEffect, useState } from 'preact/hooks'
import type { PaneTools } from './context.ts'

/** What a module gives, once `wanted`; `undefined` until it is there. That it did not come is said, and it is asked for anew with the next wish. */
export function useLoaded<T extends object>(
  wanted: boolean,
  load: () => Promise<T>,
  attempt: PaneTools['attempt'],
): T | undefined {
  const [loaded, setLoaded] = useState<T | undefined>()
  useEffect(() => {
    if (wanted && !loaded) attempt(async () => setLoaded(await load()))
  }, [wanted, loaded, load, attempt])
  return loaded
}
