import type { Clock } from '#shared/values/clock.ts'
import { run } from '../run.ts'

/** ms, until the page has loaded, and between two attempts. */
export const prefetchDelayMs = 2_000

type Load = () => unknown

/** Fetches one after the other. @returns a function that stops */
export function prefetch(loads: readonly Load[], clock: Clock, delayMs = prefetchDelayMs): () => void {
  let cancel = clock.after(delayMs, () => run(next(loads)))
  let stopped = false
  const next = async (rest: readonly Load[]): Promise<void> => {
    const [first, ...others] = rest
    if (!first || stopped) return
    try {
      await first()
    } catch (error) {
      console.warn('not fetched yet:', error)
      cancel = clock.after(prefetchDelayMs, () => run(next(rest)))
      return
    }
    await next(others)
  }
  return () => {
    stopped = true
    cancel()
  }
}
