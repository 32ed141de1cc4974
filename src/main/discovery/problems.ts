import type { Meet } from './instance-monitor.ts'

/** Milliseconds in which the same trouble is told once: a broken network fails again with every packet. */
const quiet = 60_000
const mostKinds = 32

/** Passes each detail on, but not again within a minute. */
export function oncePerMinute(tell: (detail: string) => void): (detail: string) => void {
  const told = new Map<string, number>()
  return (detail) => {
    const now = performance.now()
    if (now - (told.get(detail) ?? -Infinity) < quiet) return
    if (told.size >= mostKinds) told.clear()
    told.set(detail, now)
    tell(detail)
  }
}

/** The same question, for which a failure that nobody expected is a trouble to tell and an answer of nobody. */
export function neverRejecting(meet: Meet, tell: (detail: string) => void): Meet {
  return async (address, port, signal) => {
    try {
      return await meet(address, port, signal)
    } catch (error) {
      // A question that was ended may fail because of that.
      if (!signal.aborted) tell(`${address}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }
}
