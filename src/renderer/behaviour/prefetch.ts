import type { Clock } from '#shared/values/clock.ts'
import { onChunkFailure } from '../load-chunk.ts'
import { run } from '../run.ts'

/** ms, until the page has loaded, and between two attempts. */
export const prefetchDelayMs = 2_000

/**
 * ms to leave a network alone that has lost a chunk: what stalls keeps one of the six connections that a browser has to a
 * host, and what the person opens needs one.
 */
export const restDelayMs = 60_000

type Load = () => unknown

/** Fetches one after the other. @returns a function that stops */
export function prefetch(loads: readonly Load[], clock: Clock, delayMs = prefetchDelayMs): () => void {
  let cancel = clock.after(delayMs, () => run(next(loads)))
  let stopped = false
  const next = async (rest: readonly Load[]): Promise<void> => {
    const [first, ...others] = rest
    if (!first || stopped) return
    const lost: string[] = []
    const stopListening = onChunkFailure((file) => lost.push(file))
    try {
      await first()
    } catch (error) {
      console.warn('not fetched yet:', error)
      cancel = clock.after(prefetchDelayMs, () => run(next(rest)))
      return
    } finally {
      stopListening()
    }
    if (lost.length > 0) cancel = clock.after(restDelayMs, () => run(next(others)))
    else await next(others)
  }
  return () => {
    stopped = true
    cancel()
  }
}
