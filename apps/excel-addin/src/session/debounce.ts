import type { Clock } from './clock.ts'

export interface Debounce {
  /** Runs once hints have been away for the quiet time, and no later than `most` after the first of them. */
  hint(): void
  cancel(): void
}

/** @param times - `quiet` and `most` in milliseconds */
export function debounce(
  clock: Clock,
  { quiet, most }: { readonly quiet: number; readonly most: number },
  run: () => void,
): Debounce {
  let first: number | undefined
  let takeBack: (() => void) | undefined
  const cancel = () => {
    takeBack?.()
    takeBack = undefined
    first = undefined
  }
  return {
    hint() {
      const now = clock.now()
      first ??= now
      takeBack?.()
      takeBack = clock.after(Math.max(0, Math.min(quiet, first + most - now)), () => {
        cancel()
        run()
      })
    },
    cancel,
  }
}
