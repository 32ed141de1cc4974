export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once after `ms`. @returns cancels */
  after(ms: number, call: () => void): () => void
}

// Global in Node and browsers; this folder has the types of neither.
declare function setTimeout(call: () => void, ms: number): unknown
declare function clearTimeout(timer: unknown): void

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => {
      clearTimeout(timer)
    }
  }
}
