import { useEffect, useState } from 'preact/hooks'

/** What a module gives, once `wanted`; `undefined` until it is there. A module that cannot be loaded is a fault, thrown. */
export function useLoaded<T extends object>(wanted: boolean, load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<T | undefined>()
  const [fault, setFault] = useState<{ readonly error: unknown } | undefined>()
  if (fault) throw fault.error
  useEffect(() => {
    if (wanted && !loaded) load().then(setLoaded, (error: unknown) => setFault({ error }))
  }, [wanted, loaded, load])
  return loaded
}
