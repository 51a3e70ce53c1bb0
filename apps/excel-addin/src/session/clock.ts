/** Time as the session sees it, so that tests can turn it on. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** @returns takes the order back */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
