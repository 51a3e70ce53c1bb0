import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import { throwAside } from '../session/throw-aside.ts'
import type { PaneWords } from './words-zh.ts'

interface GuardedProps {
  /** What is drawn: where another one comes, drawing is tried again. */
  readonly of: unknown
  readonly words: PaneWords
  readonly children: ComponentChildren
}

/** Where drawing fails it is said in its place and becomes known; without this, all that is drawn would be taken away. */
export function Guarded({ of, words, children }: GuardedProps) {
  const [error, again] = useErrorBoundary(throwAside)
  useEffect(again, [of])
  if (error === undefined) return <>{children}</>
  return (
    <p role="alert">
      {words.trouble.bug}{' '}
      <button type="button" onClick={again}>
        {words.tryAgain}
      </button>
    </p>
  )
}
