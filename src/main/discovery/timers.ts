export interface Timers {
  after(ms: number, act: () => void): void
  every(ms: number, act: () => void): void
  stop: () => void
}

/** The first multicast is often lost. */
export const burstDelaysMs = [0, 300, 1_000, 3_000] as const

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>()
  return {
    after(ms, act) {
      const timer = setTimeout(() => {
        running.delete(timer)
        act()
      }, ms)
      running.add(timer)
    },
    every(ms, act) {
      running.add(setInterval(act, ms))
    },
    stop() {
      for (const timer of running) clearTimeout(timer)
      running.clear()
    }
  }
}
