import { useEffect, useState } from 'preact/hooks'

/** The state of what tells of it, such as a session. */
export function useStateOf<S>(source: {
  readonly state: () => S
  subscribe(listener: () => void): () => void
}): S {
  const [state, setState] = useState(source.state)
  useEffect(() => {
    setState(source.state)
    return source.subscribe(() => setState(source.state))
  }, [source])
  return state
}
