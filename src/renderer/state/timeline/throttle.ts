import type { Clock } from '#shared/values/clock.ts'

/** After what came alone: within one frame nobody sees a difference, ms. */
const shortDelayMs = 16
/** After what came in a crowd: nobody reads faster than it changes then, ms. */
const longDelayMs = 100
const longDelayFrom = 4

/** Batches what comes quickly one after the other; after a pause the first is passed on at once. */
export class Throttle<T> {
  #waiting: T[] = []
  #cancelDelay: (() => void) | null = null
  readonly #clock: Clock
  readonly #take: (all: readonly T[]) => void

  constructor(clock: Clock, take: (all: readonly T[]) => void) {
    this.#clock = clock
    this.#take = take
  }

  add(more: readonly T[]): void {
    for (const one of more) this.#waiting.push(one)
    if (!this.#cancelDelay) this.flush()
  }

  flush(): void {
    this.#cancelDelay?.()
    this.#cancelDelay = null
    const all = this.#waiting
    if (all.length === 0) return
    this.#waiting = []
    this.#cancelDelay = this.#clock.after(all.length < longDelayFrom ? shortDelayMs : longDelayMs, () => {
      this.#cancelDelay = null
      this.flush()
    })
    this.#take(all)
  }

  stop(): void {
    this.#cancelDelay?.()
    this.#waiting = []
  }
}
