import type { Clock } from '../../src/session/clock.ts'

/** A clock that is turned on by hand; what it runs is waited for. */
export function fakeClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = 1_000_000
  let orders: { at: number; run: () => void }[] = []
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  return {
    now: () => now,
    after(ms, run) {
      const order = { at: now + ms, run }
      orders.push(order)
      return () => {
        orders = orders.filter((other) => other !== order)
      }
    },
    async advance(ms) {
      const end = now + ms
      for (;;) {
        const next = orders.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        orders = orders.filter((other) => other !== next)
        now = next.at
        next.run()
        await settle()
      }
      now = end
      await settle()
    },
  }
}
